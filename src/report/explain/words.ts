/** The words of a life: where it stands, what is owed, what replaces it, what happened when and who says so. */
import type { CalendarDate } from "../../contract/calendar-date.js";
import type { ExplainedLife, Explanation } from "../../policy/explain.js";
import type {
  DocumentedFact,
  FactSource,
  Lifecycle,
  LifecycleEvent,
  Replacement,
  Standing,
} from "../../policy/standing.js";
import { dateText } from "../words/date.js";
import { partName } from "../words/element.js";
import { INFERRED_FROM } from "../words/inferred.js";
import { releaseText } from "../words/release.js";

export const titleOf = ({ spelled, element }: Pick<ExplainedLife, "spelled" | "element">): string =>
  element.kind === "operation" ? spelled : `${partName(element)} of ${spelled}`;

/** What documentation showed and no contract took over is not simply unknown. */
export const nowText = (life: ExplainedLife, explanation: Explanation): string => {
  const { standing, lifecycle, standings } = life;
  const last = lifecycle.documented.at(-1);
  const first = lifecycle.presence[0]?.release;
  return standing.state === "unlisted" && last !== undefined && first !== undefined
    ? `documented up to ${last.release}${last.orBefore ? " or before" : ""}; in no contract from ${first} on`
    : `${standingText(life, explanation)}${isUnsaid(standings, explanation.target.name) ? ", as far as is known: no document says so" : ""}`;
};

/** No contract of the release asked about speaks of it. */
const isUnsaid = (standings: ExplainedLife["standings"], version: string): boolean =>
  standings.some(
    ({ release, standing, forecast }) => release === version && forecast && standing.state === "supported",
  );

/** Where an element was or became experimental, and where it is no longer. */
export const maturityLines = ({ maturity }: Lifecycle): readonly (readonly [label: string, text: string])[] =>
  maturity.some((fact) => fact.experimental)
    ? maturity.map(({ experimental, release, source }) => [
        experimental ? "experimental" : "stable",
        `${release}  [${sourceText(source)}]`,
      ])
    : [];

export const documentedText = ({ release, orBefore, basis, source }: DocumentedFact): string =>
  `${release}${orBefore ? " or before" : ""}${BASIS[basis]}  [${sourceText(source)}]`;

/** How sure the reading of a page is. */
const BASIS: Record<DocumentedFact["basis"], string> = {
  stated: "",
  "operation-id": ", by operation id",
  heading: ", by its heading",
  inferred: ", as it seems",
};

const standingText = (
  { standing, since, removed }: Pick<ExplainedLife, "standing" | "since" | "removed">,
  { target, deployment }: Pick<Explanation, "target" | "deployment">,
): string => {
  const marked = since === undefined ? "" : releaseText(since);
  const where = target.forecast ? `${target.name}, a forecast from notices and policy` : target.name;
  switch (standing.state) {
    case "supported":
      return `supported in ${where}${standing.experimental ? "; experimental, may vanish in any release" : ""}`;
    case "deprecated":
      return standing.experimental
        ? `deprecated since ${marked} and experimental: may vanish in any release (${where})`
        : `deprecated since ${marked}, in its window in ${where}${left(standing.keptThrough, deployment)}`;
    case "expired":
      return `deprecated since ${marked}, window over; ${standing.servedAtTarget === "yes" ? `still listed in ${where}` : `not known whether it is there (${where})`}`;
    case "removed":
      return `gone since ${removed === undefined ? standing.in : releaseText(removed)} (asked for ${where})`;
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

export const windowText = (
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

export const replacementText = ({ target, certainty, source, chain }: Replacement): string => {
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

export const eventLabel = (event: LifecycleEvent): string => EVENT_WORDS[event.kind];

export const eventText = ({ release, date, saasDate, source, orBefore }: LifecycleEvent): string => {
  const onSaas = saasDate === undefined ? "" : ` (SaaS ${dateText(saasDate)})`;
  return `${releaseText({ release, orBefore })}${date === undefined ? "" : `, ${dateText(date)}`}${onSaas}  [${sourceText(source)}]`;
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
