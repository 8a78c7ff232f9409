import type { Finding } from "../../check/finding.js";
import { say, sentence, type Phrase } from "../text/phrase.js";
import { subject } from "./element.js";
import { keptThrough, type Api } from "./time.js";

/** Sentences of the `removed-…` rules; `consequence` is what the caller sees then. */
export const removedWhat = (consequence: string) => (finding: Finding, api: Api): Phrase => {
  const release = finding.lifecycle?.removed;
  const name = subject(finding);
  if (finding.forecast) return sentence(say`${name} is announced to be gone in ${release ?? api.to}: from then on ${consequence}.`);
  if (release === undefined || release === api.to) return sentence(say`${name} is removed in ${api.to}: ${consequence}.`);
  return sentence(say`${name} was removed in ${release}: on ${api.to} ${consequence}.`);
};

export const removedLeft = (finding: Finding, api: Api): Phrase => {
  const release = finding.lifecycle?.removed ?? api.to;
  const deadline = finding.lifecycle?.keptThrough;
  const until = api.deployment === "saas" ? say`change it now` : say`change it before the upgrade to ${release}`;
  // The vendor took it away early: worth knowing for who planned by the policy.
  if (deadline !== undefined && !finding.forecast && (deadline.releasesLeft ?? 0) > 0) {
    return say`None, although the policy promised it ${keptThrough(deadline, api)}: ${until}.`;
  }
  return say`None on ${api.to}: ${until}.`;
};
