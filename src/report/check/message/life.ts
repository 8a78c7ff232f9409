import type { Finding } from "../../../check/finding.js";
import type { FactSource, LifecycleEvent } from "../../../policy/standing.js";
import { code, listed, type Phrase, say, sentence } from "../../text/phrase.js";
import { releaseText } from "../../words/release.js";
import { removalText } from "../../words/removal.js";
import { type Api, keptThrough } from "./time.js";

/** Why: the facts of an element's life and the promise it had, each with its source. */
export const lifeFacts = (finding: Finding, api: Api): readonly Phrase[] => {
  const { lifecycle } = finding;
  if (lifecycle === undefined) return [];
  const events = lifecycle.full?.events ?? [];
  const phrases = events.length > 0 ? eventPhrases(events, lifecycle) : bareFacts(lifecycle);
  return [
    ...(phrases.length === 0 ? [] : [sentence(say`${listed(phrases, ", ", ", ")}.`)]),
    ...ownWords(finding),
    ...promise(finding, api),
    ...announcedEnd(finding),
    ...disagreements(finding),
  ];
};

/** Quoted, because nobody else's reading of them is better. */
const ownWords = ({ lifecycle }: Finding): readonly Phrase[] => {
  const notice = lifecycle?.full?.notice;
  if (notice === undefined) return [];
  const { text, url } = notice;
  if (text === "") return url === undefined ? [] : [say`The document refers to ${url}.`];
  return [say`The document says: “${text}”${url === undefined || text.includes(url) ? "" : ` (${url})`}`];
};

const bareFacts = (life: NonNullable<Finding["lifecycle"]>): readonly Phrase[] => [
  ...(life.introduced === undefined ? [] : [say`introduced in ${life.introduced}`]),
  ...(life.deprecated === undefined ? [] : [say`deprecated in ${life.deprecated}`]),
  ...(life.removed === undefined ? [] : [say`removed in ${life.removed}`]),
];

const EVENT_WORDS: Readonly<Record<LifecycleEvent["kind"], string>> = {
  introduced: "introduced in",
  deprecated: "deprecated in",
  undeprecated: "no longer deprecated in",
  removed: "removed in",
  reintroduced: "back in",
};

/**
 * Signs of one thing that follow each other are one fact with its sources: a contract has it once the notes have said
 * so. Notes that say of a later release what is known already start it anew: "deprecated in 2.23 (…), again in 2.25 (…)".
 */
const eventPhrases = (
  events: readonly LifecycleEvent[],
  life: NonNullable<Finding["lifecycle"]>,
): readonly Phrase[] => {
  const groups: LifecycleEvent[][] = [];
  for (const event of events) {
    if (event.kind === "introduced" && life.deprecated !== undefined) continue;
    const last = groups.at(-1);
    if (last?.[0]?.kind === event.kind && !isAnew(event, last)) last.push(event);
    else groups.push([event]);
  }
  return groups.flatMap((group, at) => {
    const [first] = group;
    if (first === undefined) return [];
    const sources = [...new Set(group.map((event) => sourceText(event.source)))];
    const happened = groups[at - 1]?.[0]?.kind === first.kind ? "again in" : EVENT_WORDS[first.kind];
    return [say`${happened} ${releaseText(first)} (${listed(sources.map((source) => [source]))})`];
  });
};

const isAnew = ({ source, release }: LifecycleEvent, known: readonly LifecycleEvent[]): boolean =>
  source.kind === "notice" && known.every((event) => event.release !== release);

export const sourceText = (source: FactSource): string => {
  switch (source.kind) {
    case "contract":
      return `specification of ${source.release}`;
    case "notice":
      return `release notes of ${source.release}`;
    case "documentation":
      return `documentation of ${source.release}`;
  }
};

/** What the policy owed. A deprecated or expired element's own sentence says it already. */
const promise = ({ lifecycle, ruleId, forecast }: Finding, api: Api): readonly Phrase[] => {
  if (lifecycle === undefined) return [];
  if (lifecycle.experimental) return [["Experimental: it may change or vanish in any release, no window is promised."]];
  // An end that was announced decides, not the policy.
  if (!ruleId.startsWith("removed-") || lifecycle.full?.announcedEnd !== undefined) return [];
  if (lifecycle.keptThrough !== undefined)
    return [say`The policy ${forecast ? "keeps" : "kept"} it ${keptThrough(lifecycle, api)}.`];
  if (lifecycle.deprecated !== undefined) return [];
  return [
    [lifecycle.served === "unknown" ? "It was never deprecated." : "It was removed without being deprecated first."],
  ];
};

/** The vendor named an end of its own, other than the policy's. */
const announcedEnd = ({ lifecycle, ruleId }: Finding): readonly Phrase[] => {
  const end = lifecycle?.full?.announcedEnd;
  // The sentence of an expired element says it already.
  return end === undefined || ruleId.startsWith("expired-")
    ? []
    : [say`Announced to fail or to be gone from ${end} on.`];
};

/** Beyond starts that differ, which the facts name already, each with its source. */
const disagreements = ({ lifecycle }: Finding): readonly Phrase[] => {
  const { disagreements: all = [], events = [] } = lifecycle?.full ?? {};
  const starts = new Set(events.filter(({ kind }) => kind === "deprecated").map(({ source }) => sourceText(source)));
  return all
    .map((sources) => sources.map(sourceText))
    .filter((sources) => !sources.every((source) => starts.has(source)))
    .map((sources) => say`The sources disagree about it: ${listed(sources.map((source) => [source]))}.`);
};

/** Circumstances that weaken or place the finding. */
export const circumstances = (finding: Finding, api: Api): readonly Phrase[] => [
  ...(finding.lifecycle?.mayBeGone === undefined || finding.ruleId.startsWith("removed-")
    ? []
    : [say`It may be gone already: ${removalText(finding.lifecycle.mayBeGone)}.`]),
  ...(finding.forecast ? [say`Forecast from notices and policy: no specification of ${api.to} is known.`] : []),
  ...(finding.certainty === "certain"
    ? []
    : [
        [
          finding.certainty === "likely"
            ? "The code makes this likely, not certain."
            : "It is only possible that this call reaches the API.",
        ],
      ]),
  ...(finding.detail.kind === "spelling" && finding.ruleId !== "miscased-name"
    ? [
        say`The code writes ${code(finding.detail.written)}, the specification ${code(finding.element.path.at(-1) ?? "")}.`,
      ]
    : []),
  ...(finding.inTest ? [["This is in test code."]] : []),
];

/** The functions between the call and what sends it. */
export const wayToTheServer = ({ via }: Finding): readonly Phrase[] =>
  via.length === 0
    ? []
    : [
        say`Sent through ${listed(
          via.map((step) => [code(`${step.file}:${step.line}`)]),
          ", ",
          ", ",
        )}.`,
      ];
