/** The vendor against its own policy: what its contracts and notices show, with evidence and doubts. */

import type { CalendarDate } from "../contract/calendar-date.js";
import type { OperationKey } from "../contract/contract.js";
import type { Element } from "../contract/element.js";
import type { ProviderDefinition } from "../contract/provider/index.js";
import {
  type History,
  type ListedLife,
  listLives,
  type Reach,
  spelled,
  stateAt,
  wentForItself,
} from "../diff/history/index.js";
import { releaseAt, targetOf } from "./calendar.js";
import type { Window } from "./deadline.js";
import { type Doubt, doubtsOf } from "./doubts.js";
import { lifeAt, type PlaceLife } from "./life.js";
import type { FactSource, Lifecycle, LifecycleEvent } from "./standing.js";

export const AUDIT_KINDS = [
  "removed-inside-window",
  "removed-without-notice",
  "end-announced-inside-window",
  "undeprecated",
  "past-window-still-served",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditRow {
  readonly kind: AuditKind;
  readonly operation: OperationKey;
  /** the operation as the newest contract writes it: `GET /api/v1/apps/{appId}` */
  readonly spelled: string;
  readonly element: Element;
  readonly schema: string;
  readonly reaches: readonly Reach[];
  /** the deprecation that opened the window; `undefined` where there was none */
  readonly marked: Fact | undefined;
  /** what was owed: last release, and the last day on the SaaS clock */
  readonly owed: { readonly through: string | undefined; readonly until: CalendarDate | undefined } | undefined;
  /** what happened: the removal, the announced end, the mark taken back, the newest contract that still serves it */
  readonly happened: Fact;
  /** further facts, oldest first: a mark that came again */
  readonly then: readonly Fact[];
  /** the newest contract before a removal that lists the element, unmarked */
  readonly plainIn: string | undefined;
  /** releases too early (`removed-…`, `end-…`), under the first mark (`undeprecated`) or past the window (`past-…`) */
  readonly releases: number;
  /** `certain`: documents and dates leave no other reading; each doubt takes something away */
  readonly confidence: "certain" | "likely" | "uncertain";
  readonly doubts: readonly Doubt[];
}

export interface Fact {
  readonly release: string;
  readonly date: CalendarDate | undefined;
  /** no contract before it could tell: it happened in that release or earlier */
  readonly orBefore: boolean;
  readonly source: FactSource;
}

export interface Audit {
  readonly provider: string;
  readonly title: string;
  readonly policy: ProviderDefinition["policy"];
  /** versions whose contracts were read, oldest first */
  readonly versions: readonly string[];
  readonly rows: readonly AuditRow[];
}

export function audit(history: History): Audit {
  const { definition, versions } = history.provider;
  const lives = listLives(history);
  const marked = new Set(
    lives
      .filter((life) => life.lifecycle.deprecated !== undefined && life.schema !== "")
      .map((life) => life.lifecycle.element.path.at(-1) ?? ""),
  );
  const rows = lives.flatMap((life) => findings(life, history, marked));
  return {
    provider: definition.name,
    title: definition.title,
    policy: definition.policy,
    versions,
    rows: rows.sort(byKind),
  };
}

function findings(life: ListedLife, history: History, marked: ReadonlySet<string>): readonly AuditRow[] {
  const { lifecycle } = life;
  const row = (kind: AuditKind, happened: LifecycleEvent | Fact, rest: Partial<AuditRow> = {}): AuditRow => {
    const doubts = doubtsOf(kind, life, history, toFact(happened), marked);
    return {
      kind,
      operation: lifecycle.operation,
      spelled: spelled(history, lifecycle.operation),
      element: lifecycle.element,
      schema: life.schema,
      reaches: life.reaches,
      marked: undefined,
      owed: undefined,
      happened: toFact(happened),
      then: [],
      plainIn: undefined,
      releases: 0,
      confidence: doubts.length === 0 ? "certain" : doubts.length === 1 ? "likely" : "uncertain",
      doubts,
      ...rest,
    };
  };
  return [
    ...removals(lifecycle, history, row),
    ...announcedEnd(lifecycle, history, row),
    ...takenBack(lifecycle, history, row),
    ...stillServed(lifecycle, history, row),
  ];
}

type MakeRow = (kind: AuditKind, happened: LifecycleEvent | Fact, rest?: Partial<AuditRow>) => AuditRow;

/** The life as a release had it: the same that `explain` and `check` tell of that release. */
const lifeIn = (history: History, place: Lifecycle, release: string): PlaceLife =>
  lifeAt(history, place, {
    target: targetOf(history.provider, release),
    asOf: "9999-12-31",
    deployment: "self-hosted",
  });

/** Experimental elements may go at any time: nothing is owed, so nothing is broken. */
const isOwedNothing = ({ experimental }: PlaceLife, { provider }: History): boolean =>
  experimental && provider.definition.policy.experimental === "none";

function removals(lifecycle: Lifecycle, history: History, row: MakeRow): readonly AuditRow[] {
  const { line } = history;
  const found: AuditRow[] = [];
  let gone = false;
  for (const event of lifecycle.events) {
    if (event.kind === "reintroduced") gone = false;
    if (event.kind !== "removed" || gone) continue;
    gone = true;
    if (!wentForItself(history, lifecycle, event)) continue;
    const life = lifeIn(history, lifecycle, event.release);
    if (isOwedNothing(life, history)) continue;
    if (life.standing.state !== "removed" || life.standing.since === undefined || life.since === undefined) {
      const before = lifecycle.presence.filter(
        (one) => one.state === "present" && line.place(one.release) < line.place(event.release),
      );
      found.push(row("removed-without-notice", event, { plainIn: before.at(-1)?.release }));
      continue;
    }
    const last = life.promise?.lastPosition;
    const early = last === undefined ? 0 : last - Math.floor(line.place(event.release)) + 1;
    if (early > 0)
      found.push(row("removed-inside-window", event, { ...promised(life, life.since, history), releases: early }));
  }
  return found;
}

/** A notice may name an end that the policy does not allow yet. */
function announcedEnd(lifecycle: Lifecycle, history: History, row: MakeRow): readonly AuditRow[] {
  const { announcedEnd: end } = lifecycle;
  const said = lifecycle.events.find((event) => event.kind === "deprecated" && event.source.kind === "notice");
  if (end === undefined || said === undefined) return [];
  const life = lifeIn(history, lifecycle, end);
  if (isOwedNothing(life, history) || life.since === undefined) return [];
  const last = life.promise?.lastPosition;
  const early = last === undefined ? 0 : last - history.line.place(end) + 1;
  if (early <= 0) return [];
  const happened: Fact = { release: end, date: history.line.date(end), orBefore: false, source: said.source };
  return [row("end-announced-inside-window", happened, { ...promised(life, life.since, history), releases: early })];
}

function takenBack(lifecycle: Lifecycle, history: History, row: MakeRow): readonly AuditRow[] {
  return lifecycle.events.flatMap((event, at) => {
    if (event.kind !== "undeprecated") return [];
    const before = stateAt(lifecycle.events.slice(0, at), history.line.place, Infinity).deprecated;
    if (before === undefined || isOwedNothing(lifeIn(history, lifecycle, event.release), history)) return [];
    const again = lifecycle.events.slice(at + 1).find((later) => later.kind === "deprecated");
    const releases = Math.floor(history.line.place(event.release) - history.line.place(before.release));
    return [
      row("undeprecated", event, {
        marked: toFact(before),
        then: again === undefined ? [] : [toFact(again)],
        releases,
      }),
    ];
  });
}

function stillServed(lifecycle: Lifecycle, history: History, row: MakeRow): readonly AuditRow[] {
  // a part of a release that lacks the operation says nothing of it
  const newest = history.contracts.findLast(
    ({ partial, contract }) => !partial || contract.operations.has(lifecycle.operation),
  )?.version;
  if (newest === undefined || !lifecycle.presence.some((one) => one.release === newest && one.state === "present"))
    return [];
  const life = lifeIn(history, lifecycle, newest);
  const last = life.promise?.lastPosition;
  if (!("since" in life.standing) || life.since === undefined || last === undefined || isOwedNothing(life, history))
    return [];
  const late = Math.floor(history.line.place(newest)) - last;
  if (late <= 0) return [];
  const happened: Fact = {
    release: newest,
    date: history.line.date(newest),
    orBefore: false,
    source: { kind: "contract", release: newest },
  };
  return [row("past-window-still-served", happened, { ...promised(life, life.since, history), releases: late })];
}

const promised = (
  { promise }: PlaceLife,
  since: LifecycleEvent,
  history: History,
): Pick<AuditRow, "marked" | "owed"> => ({
  marked: toFact(since),
  owed: promise && owedBy(promise, history),
});

const owedBy = (window: Window, history: History): NonNullable<AuditRow["owed"]> => ({
  through: window.lastPosition === undefined ? undefined : releaseAt(history.provider.definition, window.lastPosition),
  until: window.lastDay,
});

const toFact = ({ release, date, orBefore, source }: LifecycleEvent | Fact): Fact => ({
  release,
  date,
  orBefore,
  source,
});

function byKind(a: AuditRow, b: AuditRow): number {
  const ids = [a, b].map((row) => [row.schema, row.operation, row.element.kind, ...row.element.path].join("\n"));
  return (
    AUDIT_KINDS.indexOf(a.kind) - AUDIT_KINDS.indexOf(b.kind) ||
    b.releases - a.releases ||
    ((ids[0] ?? "") < (ids[1] ?? "") ? -1 : 1)
  );
}
