import type { Finding } from "../../check/finding.js";
import type { FactSource, LifecycleEvent } from "../../policy/standing.js";
import { code, listed, say, sentence, type Phrase } from "../text/phrase.js";
import { keptThrough, type Api } from "./time.js";

/** Why: the facts of an element's life and the promise it had, each with its source. */
export const lifeFacts = (finding: Finding, api: Api): readonly Phrase[] => {
  const { lifecycle } = finding;
  if (lifecycle === undefined) return [];
  const events = lifecycle.full?.events ?? [];
  const told = events.length > 0 ? eventPhrases(events, lifecycle) : bareFacts(lifecycle);
  return [
    ...(told.length === 0 ? [] : [sentence(say`${listed(told, ", ", ", ")}.`)]),
    ...promise(finding, api),
    ...disagreements(finding),
  ];
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
  replaced: "replaced in",
};

/** One phrase per kind and release with all its sources; several notices of one thing are one fact. */
const eventPhrases = (events: readonly LifecycleEvent[], life: NonNullable<Finding["lifecycle"]>): readonly Phrase[] => {
  const relevant = events.filter((event) => event.kind !== "introduced" || life.deprecated === undefined);
  const grouped = new Map<string, LifecycleEvent[]>();
  for (const event of relevant) {
    const key = `${event.kind} ${event.release}`;
    grouped.set(key, [...(grouped.get(key) ?? []), event]);
  }
  return [...grouped.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sources = [...new Set(group.map((event) => sourceText(event.source)))];
    return [say`${EVENT_WORDS[first.kind]} ${first.release}${first.orBefore ? " or before" : ""} (${sources.join(" and ")})`];
  });
};

export const sourceText = (source: FactSource): string => {
  switch (source.kind) {
    case "contract":
      return `specification of ${source.release}`;
    case "notice":
      return `release notes of ${source.release}`;
  }
};

/** What the policy owes, and whether that was kept. */
const promise = (finding: Finding, api: Api): readonly Phrase[] => {
  const { lifecycle, ruleId } = finding;
  if (lifecycle === undefined) return [];
  if (lifecycle.experimental) return [["Experimental: it may change or vanish in any release, no window is promised."]];
  const deadline = lifecycle.keptThrough;
  if (deadline !== undefined) {
    return [sentence(say`the policy ${ruleId.startsWith("deprecated-") ? "keeps" : "kept"} it ${keptThrough(deadline, api)}.`)];
  }
  return ruleId.startsWith("removed-") && lifecycle.deprecated === undefined ? [["It was removed without being deprecated first."]] : [];
};

const disagreements = (finding: Finding): readonly Phrase[] =>
  (finding.lifecycle?.full?.disagreements ?? []).map((sources) =>
    sentence(say`the sources disagree: ${listed(sources.map((source) => [sourceText(source)]))}.`),
  );

/** Circumstances that weaken or place the finding. */
export const circumstances = (finding: Finding, api: Api): readonly Phrase[] => [
  ...(finding.forecast ? [say`Forecast from notices and policy: no specification of ${api.to} is known.`] : []),
  ...(finding.certainty === "certain" ? [] : [[finding.certainty === "likely" ? "The code makes this likely, not certain." : "It is only possible that this call reaches the API."]]),
  ...(finding.inTest ? [["This is in test code."]] : []),
  ...(finding.via.length === 0 ? [] : [say`The request is sent through ${listed(finding.via.map((step) => [code(`${step.file}:${step.line}`)]), ", ", ", ")}.`]),
];

