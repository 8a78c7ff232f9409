import type { OperationKey } from "../../contract/contract.js";
import { HTTP_METHODS } from "../../contract/contract.js";
import { type Element, OPERATION } from "../../contract/element.js";
import { disagreementsOf } from "./disagreements.js";
import { documentedIn } from "./documented.js";
import { eventsOf } from "./events.js";
import type { History } from "./history.js";
import type { Lifecycle, LifecycleEvent, Replacement } from "./lifecycle.js";
import { maturityOver } from "./maturity.js";
import { noticesOn } from "./notices.js";
import { statementsOf } from "./presence.js";
import { introducedAsReplacement, replacementsOf } from "./replacement.js";
import { stateAt } from "./state.js";

export function buildLifecycle(history: History, operation: OperationKey, element: Element): Lifecycle {
  const { line } = history;
  const seen = statementsOf(history, operation, element);
  const space = operation.indexOf(" ");
  const method = HTTP_METHODS.find((known) => known === operation.slice(0, space));
  const path = operation.slice(space + 1);
  const hits = noticesOn(history.notices, method, path, element);
  // A field of an operation is as mature as the operation at most.
  const onOperation = element.kind === "operation" ? hits : noticesOn(history.notices, method, path, OPERATION);
  const maturity = maturityOver(seen, onOperation, line);
  const unseen = seen.every((one) => one.state !== "present") && hits.every((hit) => hit.notice.kind !== "introduced");
  const named = element.kind === "operation" && unseen ? introducedAsReplacement(history, operation) : [];
  const events = withoutRepeats(
    [...named, ...eventsOf(seen, hits, line)].sort((a, b) => line.place(a.release) - line.place(b.release)),
  );
  const now = stateAt(events, line.place, Infinity);
  const present = seen.filter((one) => one.state === "present");
  const newest = present.at(-1);
  const notice = present.findLast((one) => one.notice !== undefined)?.notice;
  let replacement: readonly Replacement[] | undefined;
  const ends = hits.map((hit) => hit.notice.endsIn).filter((end) => end !== undefined);
  return {
    operation,
    element,
    ...(now.introduced === undefined ? {} : { introduced: now.introduced.release }),
    introducedOrBefore: now.introduced?.orBefore ?? false,
    ...(now.deprecated === undefined ? {} : { deprecated: now.deprecated.release }),
    ...(now.removed === undefined ? {} : { removed: now.removed.release }),
    events,
    presence: seen.map(({ release, state, deprecated, unsaid }) => ({
      release,
      state,
      deprecated,
      ...(unsaid === true && { unsaid }),
    })),
    sunset: newest?.sunset,
    statedSince: newest?.since,
    announcedEnd: ends.sort((a, b) => line.place(a) - line.place(b))[0],
    disagreements: disagreementsOf(events, seen, hits, line),
    // by far the dearest of all, and `diff` asks for dates alone
    get replacement() {
      replacement ??= replacementsOf({ history, operation, element, hits, statements: seen, removed: now.removed });
      return replacement;
    },
    ...(notice !== undefined && { notice }),
    experimental: maturity.at(-1)?.experimental ?? false,
    maturity,
    documented: documentedIn(hits, line),
  };
}

/** Rows of one notice page that say the same in the same release are one event. */
function withoutRepeats(events: readonly LifecycleEvent[]): readonly LifecycleEvent[] {
  const seen = new Set<string>();
  return events.filter((event) => {
    const id = JSON.stringify([event.kind, event.release, event.source]);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
