import type { Finding } from "../../../check/finding.js";
import type { Deadline } from "../../../policy/standing.js";
import { type Phrase, say, sentence } from "../../text/phrase.js";
import { subject } from "../../words/element.js";
import { releaseOf } from "../../words/release.js";
import { removalText } from "../../words/removal.js";
import { type Api, keptThrough, lastMoment } from "./time.js";

/** Sentences of the `removed-…` rules; `consequence` is what the caller sees then. */
export const removedWhat =
  (consequence: string) =>
  (finding: Finding, api: Api): Phrase => {
    const release = finding.lifecycle?.removed;
    const name = subject(finding);
    if (finding.lifecycle?.mayBeGone !== undefined)
      return sentence(
        say`${name} may be gone by now: ${removalText(finding.lifecycle.mayBeGone)}. Then ${consequence}.`,
      );
    // not described any more where any name may stand is not gone
    if (finding.lifecycle?.served === "unknown")
      return sentence(
        say`${name} is no longer described in ${release ?? api.to} and may be gone: then ${consequence}.`,
      );
    if (finding.forecast)
      return sentence(say`${name} is announced to be gone in ${release ?? api.to}: from then on ${consequence}.`);
    if (release === undefined) return sentence(say`${name} is removed in ${api.to}: ${consequence}.`);
    const gone = releaseOf(finding.lifecycle, "removed", release);
    if (release === api.to) return sentence(say`${name} is removed in ${gone}: ${consequence}.`);
    return sentence(say`${name} was removed in ${gone}: on ${api.to} ${consequence}.`);
  };

export const removedLeft = (finding: Finding, api: Api): Phrase => {
  const { lifecycle } = finding;
  if (lifecycle?.mayBeGone !== undefined) return say`It may be gone any day: change it now.`;
  // Of a range of releases the one that lacks it counts, not the last.
  const deadline =
    api.supports === undefined
      ? lastMoment(finding, api)
      : lastMoment(finding, { ...api, to: lifecycle?.removed ?? api.to });
  if (lifecycle?.served === "unknown")
    return say`Find out whether ${lifecycle.removed ?? api.to} still has it, or change it ${deadline}.`;
  // The vendor took it away early: worth knowing for who planned by the policy.
  if (lifecycle?.keptThrough !== undefined && !finding.forecast && promiseHolds(lifecycle.keptThrough, api)) {
    return say`No time left, although it was promised ${keptThrough(lifecycle, api)}: change it ${deadline}.`;
  }
  return say`No time left: change it ${deadline}.`;
};

const promiseHolds = ({ releasesLeft, daysLeft }: Deadline, api: Api): boolean => {
  const left = api.deployment === "saas" ? daysLeft : releasesLeft;
  return left !== undefined && left >= 0;
};
