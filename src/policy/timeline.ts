/** What a provider has deprecated, until when it is kept, and what is gone: by release and by date. */

import type { CalendarDate } from "../contract/calendar-date.js";
import type { OperationKey } from "../contract/contract.js";
import type { Element } from "../contract/element.js";
import type { ProviderDefinition } from "../contract/provider/index.js";
import { type History, listLives, type Reach, spelled } from "../diff/history/index.js";
import { isOut, releaseAt, type Target } from "./calendar.js";
import type { Window } from "./deadline.js";
import { type Days, spanOf } from "./happened.js";
import type { Deployment } from "./judge.js";
import { lifeAt } from "./life.js";
import { sortDay } from "./months.js";
import type { FactSource, LifecycleEvent, Replacement, Standing } from "./standing.js";
import { reachId, type Use, type UsedLife, withUses } from "./uses.js";

export interface TimelineQuestion {
  /** the release asked about, usually the newest one */
  readonly target: Target;
  readonly asOf: string;
  readonly deployment: Deployment;
  /** what the scanned code uses, with the number of places; `undefined`: no code was scanned */
  readonly uses?: readonly Use[];
  /** the same for interfaces that no contract lists, by id */
  readonly interfaceUses?: ReadonlyMap<string, number>;
  /** words that an operation, a field or a schema must contain, letter case ignored */
  readonly filter?: string;
  /** only what the code uses */
  readonly usedOnly?: boolean;
}

export interface Timeline {
  readonly provider: string;
  readonly title: string;
  readonly asOf: string;
  readonly deployment: Deployment;
  readonly target: string;
  readonly forecast: boolean;
  /** oldest first, then those that are not out yet as far as a window needs them */
  readonly releases: readonly TimelineRelease[];
  /** what the code uses first, then by what ends first */
  readonly rows: readonly TimelineRow[];
  /** whole interfaces that no contract lists; what the code uses first */
  readonly interfaces: readonly DeprecatedInterface[];
  /** announced deprecations that are no part of a contract */
  readonly features: readonly {
    readonly feature: string;
    readonly announcedIn: string;
    readonly date: CalendarDate | undefined;
    readonly source: string;
  }[];
  readonly monthsStatedThrough: string | undefined;
}

export interface DeprecatedInterface {
  /** as in a finding of `deprecated-api` */
  readonly id: string;
  readonly title: string;
  readonly deprecatedIn: string;
  readonly removedIn: string | undefined;
  readonly replacement: readonly string[];
  readonly source: string | undefined;
  /** in the scanned code */
  readonly places: number;
}

export type Span = Days;

export interface TimelineFact {
  readonly release: string;
  readonly date: CalendarDate | undefined;
  readonly span: Span;
  /** no contract before it could tell: it happened in that release or earlier */
  readonly orBefore: boolean;
  readonly source: FactSource;
}

export interface TimelineRelease {
  readonly version: string;
  readonly date: CalendarDate | undefined;
  readonly span: Span;
  /** on the day asked about; `maybe`: only a month or a bracket of days is known, and the day lies within */
  readonly out: "yes" | "maybe" | "no";
  /** false: a release to come that only windows name */
  readonly known: boolean;
}

export interface TimelineRow {
  /** stable over runs and releases: operation, element; never wording */
  readonly id: string;
  readonly operation: OperationKey;
  /** the operation as the newest contract writes it: `GET /api/v1/apps/{appId}` */
  readonly spelled: string;
  readonly element: Element;
  /** the schema that holds the field and its name there; empty for operations and parameters */
  readonly schema: string;
  readonly reaches: readonly Reach[];
  /** places in the scanned code; 0 where none or no code was scanned */
  readonly places: number;
  readonly standing: Standing;
  readonly since: TimelineFact | undefined;
  /** what is owed: the last release, and the last day on the SaaS clock or, where the document states one, on both */
  readonly window:
    | {
        readonly through: string | undefined;
        readonly until: CalendarDate | undefined;
        readonly span: Span;
        readonly stated: boolean;
      }
    | undefined;
  readonly removed: TimelineFact | undefined;
  /** the whole life, oldest first: also marks and removals that came to nothing */
  readonly events: readonly LifecycleEvent[];
  readonly replacement: readonly Replacement[];
  readonly experimental: boolean;
  /** places in `releases`: of the mark, of the last release owed, of the first one without it */
  readonly bar: {
    readonly from: number | undefined;
    readonly through: number | undefined;
    readonly gone: number | undefined;
  };
}

export function timeline(history: History, question: TimelineQuestion): Timeline {
  const { definition } = history.provider;
  const rows = withUses(listLives(history), history, question.uses ?? [], question)
    .map((life) => rowOf(life, history, question))
    .filter((row) => matches(row, question.filter) && !(question.usedOnly === true && row.places === 0));
  const last = rows.reduce((far, row) => Math.max(far, row.bar.through ?? 0), definition.releases.length - 1);
  const releases = Array.from({ length: last + 2 }, (_, position) => ({
    version: releaseAt(definition, position) ?? "",
    date: definition.releases[position]?.date,
    span: spanOf(definition.releases[position]?.date),
    out: position < definition.releases.length ? isOut(definition, position, question.asOf) : "no",
    known: position < definition.releases.length,
  }));
  return {
    provider: definition.name,
    title: definition.title,
    asOf: question.asOf,
    deployment: question.deployment,
    target: question.target.name,
    forecast: question.target.forecast,
    releases,
    rows: rows.sort(byUse),
    interfaces: interfacesOf(definition, question),
    features: history.provider.notices.flatMap(({ feature, announcedIn, date, source }) =>
      feature === undefined ? [] : [{ feature, announcedIn, date, source }],
    ),
    monthsStatedThrough: definition.policy.monthsStatedThrough,
  };
}

const interfacesOf = (
  { signatures }: ProviderDefinition,
  { interfaceUses, filter = "", usedOnly = false }: TimelineQuestion,
): readonly DeprecatedInterface[] =>
  signatures
    .map(({ id, title, deprecatedIn, removedIn, replacement, source }) => ({
      ...{ id, title, deprecatedIn, removedIn, replacement, source },
      places: interfaceUses?.get(id) ?? 0,
    }))
    .filter(({ title, places }) => title.toLowerCase().includes(filter.toLowerCase()) && !(usedOnly && places === 0))
    .sort((a, b) => Number(b.places > 0) - Number(a.places > 0));

function rowOf(
  { lifecycle, schema, reaches, places, used }: UsedLife,
  history: History,
  question: TimelineQuestion,
): TimelineRow {
  const { definition } = history.provider;
  // Of the many places of a shared field, the reader knows the one in the code.
  const { operation, element } = used ?? lifecycle;
  const { standing, since, window, removed, experimental } = lifeAt(history, lifecycle, question);
  return {
    id: reachId(lifecycle),
    operation,
    spelled: spelled(history, operation),
    element,
    schema,
    reaches,
    places,
    standing,
    since: since && factOf(since),
    window: window && owed(window, definition),
    removed: removed && factOf(removed),
    events: lifecycle.events,
    replacement: lifecycle.replacement,
    experimental,
    bar: {
      from: since && Math.floor(history.line.place(since.release)),
      through: window?.lastPosition,
      gone: removed && Math.floor(history.line.place(removed.release)),
    },
  };
}

const factOf = ({ release, date, orBefore, source }: LifecycleEvent): TimelineFact => ({
  release,
  date,
  span: spanOf(date),
  orBefore,
  source,
});

const owed = (
  { lastPosition, lastDay, stated }: Window,
  definition: ProviderDefinition,
): NonNullable<TimelineRow["window"]> => ({
  through: lastPosition === undefined ? undefined : releaseAt(definition, lastPosition),
  until: lastDay,
  span: spanOf(lastDay),
  stated,
});

function matches(row: TimelineRow, filter: string | undefined): boolean {
  if (filter === undefined || filter === "") return true;
  const words = [
    row.schema,
    row.operation,
    ...row.reaches.flatMap((reach) => [reach.operation, reach.element.path.join(".")]),
  ];
  return words.some((word) => word.toLowerCase().includes(filter.toLowerCase()));
}

/** Used code first; then what still runs before what is over, by its end; then names. */
function byUse(a: TimelineRow, b: TimelineRow): number {
  const used = Number(b.places > 0) - Number(a.places > 0);
  return used || RANK[a.standing.state] - RANK[b.standing.state] || compare(endOf(a), endOf(b)) || compare(a.id, b.id);
}

const RANK: Record<Standing["state"], number> = {
  deprecated: 0,
  expired: 1,
  removed: 2,
  "not-yet": 3,
  supported: 4,
  unlisted: 5,
};
const endOf = (row: TimelineRow): string =>
  sortDay(row.standing.state === "removed" ? row.removed?.date : row.window?.until);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
