/** The words of the timeline: names of rows, what is owed, where it stands. */

import type { LifecycleEvent } from "../../policy/standing.js";
import type { DeprecatedInterface, Timeline, TimelineRow } from "../../policy/timeline.js";
import { code, listed, type Phrase, say } from "../text/phrase.js";
import { counted } from "../words/counted.js";
import { dateText } from "../words/date.js";
import { KIND_WORDS, pathText } from "../words/element.js";
import { releaseText } from "../words/release.js";
import { mayBeGoneText } from "../words/removal.js";

/** The row's own name: an operation, a parameter, a field, a value. */
export const rowName = ({ element, spelled }: Pick<TimelineRow, "element" | "spelled">): string => {
  switch (element.kind) {
    case "operation":
      return spelled;
    case "enum-value":
      return `${element.path.at(-2) ?? ""} = ${element.path.at(-1) ?? ""}`;
    default:
      return element.path.at(-1) ?? spelled;
  }
};

/** Where the element is: `request field spec.migProfile of POST /api/v1/asset/compute and 5 more`; operations need no place. */
export const rowPlace = (row: Pick<TimelineRow, "element" | "spelled" | "reaches">): Phrase | undefined => {
  const { element, spelled, reaches } = row;
  if (element.kind === "operation") return undefined;
  const sides = new Set(reaches.map((reach) => reach.element.kind));
  const both = sides.has("request-property") && sides.has("response-property");
  const kind = both ? "field" : element.kind === "enum-value" ? "value of" : KIND_WORDS[element.kind];
  const others = new Set(reaches.map((reach) => reach.operation)).size - 1;
  const path = element.kind === "enum-value" ? pathText(element.path.slice(1, -1)) : pathText(element.path);
  return others > 0
    ? say`${kind} ${code(path)} of ${code(spelled)} and ${counted(others, "more operation")}`
    : say`${kind} ${code(path)} of ${code(spelled)}`;
};

/** "kept through 2.25 (SaaS: until 2026-03-28)" on the clock asked about. */
export const windowText = (row: TimelineRow, { deployment }: Timeline): string => {
  if (row.experimental && row.standing.state === "deprecated") return "experimental: may go at any time";
  const { through, until } = row.window ?? {};
  const day =
    until === undefined ? undefined : until.precision === "bracket" ? dateText(until) : `until ${dateText(until)}`;
  if (through !== undefined && day !== undefined)
    return deployment === "saas"
      ? `kept ${day} (self-hosted: through ${through})`
      : `kept through ${through} (SaaS: ${day})`;
  if (through !== undefined) return `kept through ${through}`;
  if (day !== undefined) return `kept ${day}`;
  return row.standing.state === "deprecated" && row.standing.undated !== undefined
    ? `kept for months that nobody can count: the date of ${row.standing.undated} is missing in "releases"`
    : "nobody says for how long";
};

const hasWindow = ({ window }: TimelineRow): boolean => window?.through !== undefined || window?.until !== undefined;

/** One sentence on where the row stands. */
export const standingText = (row: TimelineRow, timeline: Timeline): string =>
  [standsText(row, timeline), ...mayBeGoneText(row.standing)].join("; ");

const standsText = (row: TimelineRow, timeline: Timeline): string => {
  const { standing } = row;
  switch (standing.state) {
    case "deprecated":
      return row.removed === undefined
        ? windowText(row, timeline)
        : `${windowText(row, timeline)}; gone in ${releaseText(row.removed)}`;
    case "expired":
      return `was ${windowText(row, timeline)}; ${standing.servedAtTarget === "yes" ? `still in ${timeline.target}` : `whether ${timeline.target} has it is not known`}`;
    case "removed": {
      const gone = `gone in ${row.removed === undefined ? standing.in : releaseText(row.removed)}`;
      if (row.since === undefined) return `${gone}, without any notice`;
      // It may have gone before that: what was owed is no word on what was done.
      return hasWindow(row) ? `${gone}; was to be ${windowText(row, timeline)}` : gone;
    }
    case "not-yet":
      return `comes with ${standing.from}`;
    case "supported":
      if (row.removed !== undefined) return `gone in ${releaseText(row.removed)}`;
      return row.since === undefined
        ? [...turns(row), `plain in ${timeline.target}`].join("; ")
        : windowText(row, timeline);
    case "unlisted":
      return "in no contract";
  }
};

/** Of what was marked or missing and is no longer: what came after the mark. "gone in 4 or before", "back in 5" */
const turns = ({ events }: Pick<TimelineRow, "events">): readonly string[] =>
  events
    .slice(events.findIndex((event) => event.kind === "deprecated") + 1)
    .filter((event) => event.kind !== "introduced")
    .map((event) => `${TURNS[event.kind]} in ${releaseText(event)}`);

const TURNS: Record<LifecycleEvent["kind"], string> = {
  introduced: "new",
  deprecated: "deprecated",
  undeprecated: "unmarked",
  removed: "gone",
  reintroduced: "back",
};

export const sinceText = (row: Pick<TimelineRow, "since" | "standing" | "events">): string => {
  const { standing } = row;
  // A mark that came to nothing was a mark.
  const since = row.since ?? row.events.find((event) => event.kind === "deprecated");
  if (since === undefined) return "never marked";
  const when = since.date === undefined ? "" : ` (${dateText(since.date)})`;
  const by =
    since.source.kind !== "contract"
      ? `say the notes of ${since.source.release}`
      : `says the contract of ${since.source.release}`;
  const toCome = row.since !== undefined && isToCome(standing);
  return `${toCome ? "to be deprecated" : "deprecated"} in ${releaseText(since)}${when}, ${by}`;
};

/** Plain at the target, marked by a later release. */
const isToCome = (standing: TimelineRow["standing"]): boolean =>
  standing.state === "supported" || standing.state === "not-yet";

/** "GET /api/v1/apps, itself replaced by GET /api/v1/service-accounts" */
export const replacementPhrase = ({ replacement }: Pick<TimelineRow, "replacement">): Phrase | undefined => {
  if (replacement.length === 0) return undefined;
  return listed(
    replacement.map((one) => {
      const sure = one.certainty === "certain" ? say`${code(one.target)}` : say`probably ${code(one.target)}`;
      return one.chain.length === 0
        ? sure
        : say`${sure}, then ${listed(
            one.chain.map((next) => [code(next)]),
            ", then ",
            ", then ",
          )}`;
    }),
    ", ",
    " or ",
  );
};

export interface Section {
  readonly title: string;
  readonly rows: readonly TimelineRow[];
}

/** By what matters: windows that run by their last release, then what is over, then what is gone by release. */
export const sectionsOf = (timeline: Timeline): readonly Section[] => {
  const { rows, releases, target } = timeline;
  const order = releases.map((release) => release.version);
  const running = rows.filter((row) => row.standing.state === "deprecated");
  const byRelease = running.filter((row) => row.window?.through !== undefined);
  const ends = [...new Set(byRelease.map((row) => row.window?.through ?? ""))].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b),
  );
  const byDay = running.filter((row) => row.window?.through === undefined && row.window?.until !== undefined);
  const gone = rows.filter((row) => row.standing.state === "removed");
  const goneIn = [
    ...new Map(gone.flatMap(({ removed }) => (removed ? [[releaseText(removed), removed]] : []))).values(),
  ].sort((a, b) => order.indexOf(b.release) - order.indexOf(a.release) || Number(a.orBefore) - Number(b.orBefore));
  const over = rows.filter((row) => row.standing.state === "expired");
  const other = rows.filter(
    (row) =>
      row.standing.state === "supported" || row.standing.state === "not-yet" || row.standing.state === "unlisted",
  );
  return [
    ...ends.map((end) => ({
      title: `Kept through ${end}`,
      rows: byRelease.filter((row) => row.window?.through === end),
    })),
    { title: "Kept until a day, whatever is released", rows: byDay },
    { title: "Deprecated, without a stated end", rows: running.filter((row) => !hasWindow(row)) },
    { title: `Window over, in ${target} at the vendor's pleasure`, rows: over },
    ...goneIn.map((one) => ({
      title: `Gone in ${releaseText(one)}`,
      rows: gone.filter(({ removed }) => removed !== undefined && releaseText(removed) === releaseText(one)),
    })),
    { title: "Marked or missing at another time", rows: other },
  ].filter((section) => section.rows.length > 0);
};

/** "52 deprecated, 28 past their window, 40 gone" */
export const summaryText = ({ rows, interfaces }: Timeline): string => {
  const count = (state: TimelineRow["standing"]["state"]) => rows.filter((row) => row.standing.state === state).length;
  const used = rows.filter((row) => row.places > 0).length;
  const toCome = rows.filter((row) => row.since !== undefined && isToCome(row.standing)).length;
  const parts = [
    `${count("deprecated")} deprecated`,
    `${count("expired")} past their window`,
    `${count("removed")} gone`,
    ...(toCome === 0 ? [] : [`${toCome} to be deprecated`]),
  ];
  const others = interfaces.filter(({ places }) => places > 0).length;
  if (others > 0) return `${parts.join(", ")}; used: ${used} of them, ${counted(others, "other interface")}`;
  if (used === 0) return parts.join(", ");
  return used === rows.length
    ? `${parts.join(", ")}, all used by this code`
    : `${parts.join(", ")}; ${used} of them used by this code`;
};

/** The heading above interfaces that are not REST. */
export const INTERFACES = "Other interfaces, in no contract";

/** `deprecated in 2.17`, `use GET /a, GET /b` */
export const interfaceWords = ({ deprecatedIn, removedIn, replacement }: DeprecatedInterface): readonly string[] => [
  `deprecated in ${deprecatedIn}${removedIn === undefined ? "" : `, removed in ${removedIn}`}`,
  ...(replacement.length === 0 ? [] : [`use ${replacement.join(", ")}`]),
];
