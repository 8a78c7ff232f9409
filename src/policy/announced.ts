/** Since when what is gone had been announced: documents mostly only mark it, the lives of a provider's elements tell. */

import { type Element, OPERATION } from "../contract/element.js";
import { enumValue } from "../contract/lookup.js";
import { operationKey } from "../contract/normalise/path.js";
import type { Change } from "../diff/change.js";
import { plainChange } from "../diff/found-change.js";
import type { History } from "../diff/history/index.js";
import { targetOf } from "./calendar.js";
import { lifeAt } from "./life.js";

/** `base`: the release that is compared with a later one, and still has what is gone there. */
export function withStarts(changes: readonly Change[], history: History, base: string): readonly Change[] {
  return changes.map((change) => {
    if (change.announced?.since !== null) return change;
    const since = startOf(change, history, base);
    return since === undefined ? change : { ...plainChange(change), announced: { ...change.announced, since } };
  });
}

/** The earliest of all places that the change reaches. */
function startOf(change: Change, history: History, base: string): string | undefined {
  const target = targetOf(history.provider, base);
  const starts = change.affects.flatMap(({ method, path }) => {
    const place = { operation: operationKey(method, path), element: elementOf(change) };
    const { standing } = lifeAt(history, place, { target, asOf: "9999-12-31", deployment: "self-hosted" });
    return "since" in standing && standing.since !== undefined ? [standing.since] : [];
  });
  return starts.sort((a, b) => history.line.place(a) - history.line.place(b))[0];
}

/** A value that is gone is told as a change of what it was a value of. */
function elementOf({ ruleId, element, before }: Change): Element {
  if (element.kind === "operation" || element.path.length === 0) return OPERATION;
  return ruleId.includes("-enum-value-") && typeof before === "string" ? enumValue(element, before) : element;
}
