import type { Finding } from "../../../check/finding.js";
import { code, type Phrase, say, sentence } from "../../text/phrase.js";
import { subject } from "../../words/element.js";
import { releaseOf } from "../../words/release.js";
import { type Api, keptThrough, remaining } from "./time.js";

/** Sentences of the `deprecated-…` rules. */
export const deprecatedWhat = (finding: Finding, api: Api): Phrase => {
  const { lifecycle } = finding;
  return sentence(say`${subject(finding)} is deprecated${since(lifecycle)}${outlook(lifecycle, api)}.`);
};

/** The first contract known tells that it is deprecated, not since when. */
const since = (lifecycle: Finding["lifecycle"]): Phrase => {
  const release = lifecycle?.deprecated;
  if (release === undefined) return [];
  return say` since ${releaseOf(lifecycle, "deprecated", release)}`;
};

const outlook = (lifecycle: Finding["lifecycle"], api: Api): Phrase => {
  if (lifecycle?.experimental === true) return [" and experimental: it may vanish in any release"];
  return lifecycle?.keptThrough === undefined ? [] : say` and kept ${keptThrough(lifecycle, api)}`;
};

export const deprecatedLeft = (finding: Finding, api: Api): Phrase => {
  const { lifecycle } = finding;
  if (lifecycle?.experimental === true) return ["Nothing is promised: experimental elements have no window."];
  const deadline = lifecycle?.keptThrough;
  if (lifecycle?.undated !== undefined)
    return say`How long it stays cannot be told: the policy counts months, and the date of ${lifecycle.undated} is missing in ${code("releases")}.`;
  if (lifecycle === undefined || deadline === undefined) return ["How long it stays is not stated."];
  const rest = remaining(deadline, api);
  const first = deadline.firstRelease === undefined ? [] : say`${deadline.firstRelease} may lack it`;
  if (rest === undefined)
    return sentence(first.length === 0 ? say`kept ${keptThrough(lifecycle, api)}.` : say`${first}.`);
  return sentence(first.length === 0 || api.deployment === "saas" ? say`${rest}.` : say`${rest}; ${first}.`);
};
