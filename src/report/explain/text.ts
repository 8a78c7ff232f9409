import type { CalendarDate } from "../../contract/calendar-date.js";
import type { ProviderSignature } from "../../contract/provider/index.js";
import type { ExplainedLife, Explanation } from "../../policy/explain.js";
import type {
  DocumentedFact,
  FactSource,
  Lifecycle,
  LifecycleEvent,
  Replacement,
  Standing,
} from "../../policy/standing.js";
import { type Paint, painter, type Style } from "../text/paint.js";
import { visible, withoutCommands } from "../text/visible.js";
import { padEnd, widthOf, wrap } from "../text/width.js";
import { dateText } from "../words/date.js";
import { partName } from "../words/element.js";
import { INFERRED_FROM } from "../words/inferred.js";
import { mayBeGoneText } from "../words/removal.js";
import type { ExplainRenderer } from "./index.js";

export const render: ExplainRenderer = (explanation, { color, width }) => {
  const paint = painter(color);
  const row = rowsOf(paint, width);
  const blocks = [
    // first: of what a contract lists without a mark the vendor said more elsewhere
    ...explanation.interfaces.map((one) => interfaceLines(one, explanation, paint, row)),
    ...explanation.subjects.map((life) => lifeLines(life, explanation, paint, width)),
  ];
  const lines = blocks.flatMap((block, at) => [...(at === 0 ? [] : [""]), ...block]);
  return `${lines.map(withoutCommands).join("\n")}\n`;
};

const LABEL = 13;

type Row = (label: string, text: string, ...styles: readonly Style[]) => readonly string[];

const rowsOf =
  (paint: Paint, width: number): Row =>
  (label, text, ...styles) =>
    wrap(visible(text), Math.max(30, width - LABEL)).map(
      (line, at) => `${at === 0 ? padEnd(label, LABEL) : " ".repeat(LABEL)}${paint(line, ...styles)}`,
    );

/** What is known of an interface that no contract speaks of: since when, until when, what instead. */
const interfaceLines = (
  { title, deprecatedIn, removedIn, replacement, source }: ProviderSignature,
  explanation: Explanation,
  paint: Paint,
  row: Row,
): readonly string[] => [
  paint(visible(title), "bold"),
  paint(visible(`${explanation.title}, as of ${explanation.asOf}`), "dim"),
  "",
  ...row(
    "now",
    removedIn === undefined ? `deprecated since ${deprecatedIn}; no specification marks it` : `gone since ${removedIn}`,
    removedIn === undefined ? "yellow" : "red",
  ),
  ...(replacement.length === 0
    ? row("use instead", "nobody names a replacement")
    : replacement.flatMap((one, at) => row(at === 0 ? "use instead" : "or", one))),
  ...(source === undefined ? [] : row("source", source)),
];

const lifeLines = (life: ExplainedLife, explanation: Explanation, paint: Paint, width: number): readonly string[] => {
  const row = rowsOf(paint, width);
  const { lifecycle } = life;
  return [
    ...wrap(visible(titleOf(life)), width).map((line) => paint(line, "bold")),
    paint(visible(`${explanation.title}, as of ${explanation.asOf}`), "dim"),
    "",
    ...row("now", nowText(life, explanation), ...toneOf(life.standing)),
    ...mayBeGoneText(life.standing).flatMap((text) => row("", text, "red")),
    ...windowText(life, explanation).flatMap((text, at) => row(at === 0 ? "owed" : "", text)),
    ...lifecycle.replacement.flatMap((one, at) => row(at === 0 ? "use instead" : "or", replacementText(one))),
    ...(lifecycle.replacement.length === 0 && life.standing.state !== "supported" && life.standing.state !== "not-yet"
      ? row("use instead", "nobody names a replacement")
      : []),
    ...(lifecycle.announcedEnd === undefined
      ? []
      : row("announced", `said to fail from ${lifecycle.announcedEnd} on, whatever contracts list`)),
    "",
    ...lifecycle.events.flatMap((event) => row(eventLabel(event), eventText(event))),
    ...lifecycle.disagreements.flatMap((sources) => row("disagree", sources.map(sourceText).join(" and "))),
    ...maturityLines(lifecycle).flatMap(([label, text]) => row(label, text)),
    ...lifecycle.documented.flatMap((fact) => row("documented", documentedText(fact))),
    ...(lifecycle.events.length + lifecycle.documented.length === 0 ? row("life", "nothing is known of it") : []),
    "",
    ...columns(
      life.standings.map(
        ({ release, standing, forecast }) => `${release} ${MARKS[standing.state]}${forecast ? "?" : ""}`,
      ),
      width - LABEL,
    ).map((line, at) => padEnd(at === 0 ? "by release" : "", LABEL) + visible(line)),
    ...row(
      "",
      life.standings.some(({ forecast }) => forecast)
        ? `${LEGEND}, ?: no contract known, only notices and policy`
        : LEGEND,
      "dim",
    ),
    ...partLines(life, paint, width),
  ];
};

/** Side by side in columns of one width, as many as the line takes: none is cut in two. */
function columns(cells: readonly string[], width: number): readonly string[] {
  const column = Math.max(...cells.map(widthOf)) + 3;
  const many = Math.max(1, Math.floor((width + 3) / column));
  return Array.from({ length: Math.ceil(cells.length / many) }, (_, line) =>
    cells
      .slice(line * many, (line + 1) * many)
      .map((cell) => padEnd(cell, column))
      .join("")
      .trimEnd(),
  );
}

const titleOf = ({ spelled, element }: Pick<ExplainedLife, "spelled" | "element">): string =>
  element.kind === "operation" ? spelled : `${partName(element)} of ${spelled}`;

const MARKS: Record<Standing["state"], string> = {
  supported: "ok",
  deprecated: "dep",
  expired: "over",
  removed: "gone",
  unlisted: "-",
  "not-yet": "-",
};
const LEGEND = "ok: listed and plain, dep: in its window, over: window ended, gone: removed, -: not there";

/** What documentation showed and no contract took over is not simply unknown. */
const nowText = ({ standing, lifecycle, standings }: ExplainedLife, explanation: Explanation): string => {
  const last = lifecycle.documented.at(-1);
  const first = lifecycle.presence[0]?.release;
  return standing.state === "unlisted" && last !== undefined && first !== undefined
    ? `documented up to ${last.release}${last.orBefore ? " or before" : ""}; in no contract from ${first} on`
    : `${standingText(standing, explanation)}${isUnsaid(standings, explanation.target.name) ? ", as far as is known: no document says so" : ""}`;
};

/** No contract of the release asked about speaks of it. */
const isUnsaid = (standings: ExplainedLife["standings"], version: string): boolean =>
  standings.some(
    ({ release, standing, forecast }) => release === version && forecast && standing.state === "supported",
  );

const toneOf = (standing: Standing): readonly Style[] => {
  switch (standing.state) {
    case "supported":
      return ["green"];
    case "deprecated":
      return ["yellow"];
    case "not-yet":
    case "unlisted":
      return ["blue"];
    case "expired":
    case "removed":
      return ["red"];
  }
};

/** Where an element was or became experimental, and where it is no longer. */
const maturityLines = ({ maturity }: Lifecycle): readonly (readonly [label: string, text: string])[] =>
  maturity.some((fact) => fact.experimental)
    ? maturity.map(({ experimental, release, source }) => [
        experimental ? "experimental" : "stable",
        `${release}  [${sourceText(source)}]`,
      ])
    : [];

const documentedText = ({ release, orBefore, basis, source }: DocumentedFact): string =>
  `${release}${orBefore ? " or before" : ""}${BASIS[basis]}  [${sourceText(source)}]`;

/** How sure the reading of a page is. */
const BASIS: Record<DocumentedFact["basis"], string> = {
  stated: "",
  "operation-id": ", by operation id",
  heading: ", by its heading",
  inferred: ", as it seems",
};

export const standingText = (
  standing: Standing,
  { target, deployment }: Pick<Explanation, "target" | "deployment">,
): string => {
  const where = target.forecast ? `${target.name}, a forecast from notices and policy` : target.name;
  switch (standing.state) {
    case "supported":
      return `supported in ${where}${standing.experimental ? "; experimental, may vanish in any release" : ""}`;
    case "deprecated":
      return standing.experimental
        ? `deprecated since ${standing.since} and experimental: may vanish in any release (${where})`
        : `deprecated since ${standing.since}, in its window in ${where}${left(standing.keptThrough, deployment)}`;
    case "expired":
      return `deprecated since ${standing.since}, window over; ${standing.servedAtTarget === "yes" ? `still listed in ${where}` : `not known whether it is there (${where})`}`;
    case "removed":
      return `gone since ${standing.in} (asked for ${where})`;
    case "not-yet":
      return `not in ${where} yet; comes with ${standing.from}`;
    case "unlisted":
      return `in no contract up to ${where}`;
  }
};

const left = (
  deadline: Extract<Standing, { state: "deprecated" }>["keptThrough"],
  deployment: Explanation["deployment"],
): string => {
  if (deadline === undefined) return "";
  const { releasesLeft, daysLeft } = deadline;
  if (deployment === "saas" || releasesLeft === undefined)
    return daysLeft === undefined ? "" : `: ${daysLeft} days left`;
  return releasesLeft > 0
    ? `: ${releasesLeft} ${releasesLeft === 1 ? "release" : "releases"} left`
    : ": the last release that must serve it";
};

const windowText = (
  { since, owed, window, promise, removed, standing, experimental }: ExplainedLife,
  { deployment }: Explanation,
): readonly string[] => {
  if (since === undefined) return removed === undefined ? [] : ["it was never marked as deprecated"];
  if (window === undefined)
    return [
      experimental
        ? "nothing: experimental elements carry no promise"
        : standing.state === "deprecated" && standing.undated !== undefined
          ? `months that nobody can count: the date of ${standing.undated} is missing in \`releases\``
          : "nothing: no policy is known",
    ];
  if (
    window.announcedEnd !== undefined &&
    promise?.lastPosition !== undefined &&
    promise.lastPosition !== window.lastPosition
  )
    return announcedText({ window, owed });
  const release =
    owed?.release === undefined
      ? []
      : [
          `self-hosted: through ${owed.release}; ${owed.firstRelease ?? "the next release"} is the first that may lack it`,
        ];
  const day =
    window.lastDay === undefined ? [] : [`${window.stated ? "stated end" : "SaaS"}: ${untilText(window.lastDay)}`];
  return deployment === "saas" ? [...day, ...release] : [...release, ...day];
};

/** The announcement decides, and the policy's own end beside it would only mislead. */
const announcedText = ({ window, owed }: Pick<ExplainedLife, "window" | "owed">): readonly string[] => [
  ...(owed?.release === undefined ? [] : [`self-hosted: through ${owed.release}, as announced`]),
  ...(window?.lastDay === undefined ? [] : [`SaaS: ${untilText(window.lastDay)}`]),
];

const untilText = (date: CalendarDate): string =>
  date.precision === "bracket" ? dateText(date) : `until ${dateText(date)}`;

const replacementText = ({ target, certainty, source, chain }: Replacement): string => {
  const how =
    source.kind === "inferred"
      ? `nobody says so; inferred: ${INFERRED_FROM[source.by]}`
      : source.kind === "documentation"
        ? "beside its last documentation"
        : sourceText(source);
  const next = chain.length === 0 ? "" : `, itself replaced by ${chain.join(", then ")}`;
  return `${certainty === "likely" ? "probably " : ""}${target}${next}  [${how}]`;
};

const EVENT_WORDS: Record<LifecycleEvent["kind"], string> = {
  introduced: "introduced",
  deprecated: "deprecated",
  undeprecated: "unmarked",
  removed: "removed",
  reintroduced: "back",
};

const eventLabel = (event: LifecycleEvent): string => EVENT_WORDS[event.kind];

const eventText = ({ release, date, saasDate, source, orBefore }: LifecycleEvent): string => {
  const onSaas = saasDate === undefined ? "" : ` (SaaS ${dateText(saasDate)})`;
  return `${release}${orBefore ? " or before" : ""}${date === undefined ? "" : `, ${dateText(date)}`}${onSaas}  [${sourceText(source)}]`;
};

export const sourceText = (source: FactSource): string => {
  switch (source.kind) {
    case "contract":
      return `contract of ${source.release}`;
    case "notice":
      return `notes of ${source.release}: ${source.reference}`;
    case "documentation":
      return `documentation of ${source.release}: ${source.reference}`;
  }
};

const MOST_PARTS = 12;

const partLines = ({ parts }: ExplainedLife, paint: Paint, width: number): readonly string[] => {
  if (parts.length === 0) return [];
  const shown = parts.slice(0, MOST_PARTS).map(({ lifecycle, since, removed, standing }) => {
    const { element } = lifecycle;
    const facts = [
      since === undefined ? "never marked" : `deprecated ${since.release}`,
      ...(removed === undefined ? [] : [`gone ${removed.release}`]),
      ...(lifecycle.replacement[0] === undefined
        ? []
        : [`use ${lifecycle.replacement.map((one) => one.target).join(", ")}`]),
    ];
    const text = `${partName(element)}: ${facts.join(", ")}`;
    return wrap(visible(text), Math.max(30, width - 4)).map(
      (line, at) => `${at === 0 ? "  " : "    "}${paint(line, ...(at === 0 ? toneOf(standing) : []))}`,
    );
  });
  const more =
    parts.length > MOST_PARTS
      ? [paint(`  and ${parts.length - MOST_PARTS} more; name one after the operation to see its life`, "dim")]
      : [];
  return ["", paint(`Parts with an end (${parts.length})`, "bold"), ...shown.flat(), ...more];
};
