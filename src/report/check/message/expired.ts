import type { Finding } from "../../../check/finding.js";
import { type Phrase, say, sentence } from "../../text/phrase.js";
import { subject } from "../../words/element.js";
import { type Api, keptThrough } from "./time.js";

/** Sentences of the `expired-…` rules: the window is over, the element may still be there. */
export const expiredWhat = (finding: Finding, api: Api): Phrase => {
  const { lifecycle } = finding;
  const name = subject(finding);
  const end = lifecycle?.full?.announcedEnd;
  const promised =
    end !== undefined
      ? say`is announced to fail or to be gone from ${end} on`
      : lifecycle?.keptThrough === undefined
        ? say`is past its window`
        : say`was promised only ${keptThrough(lifecycle, api)}`;
  return sentence(
    lifecycle?.served === "yes"
      ? say`${name} ${promised}: ${api.to} still has it, any later release may not.`
      : say`${name} ${promised}: ${api.to} may lack it.`,
  );
};

export const expiredLeft = (finding: Finding, api: Api): Phrase => {
  const deadline = finding.lifecycle?.keptThrough;
  const over = deadline?.daysLeft !== undefined && deadline.daysLeft < 0 ? ` for ${-deadline.daysLeft} days` : "";
  const release = deadline?.firstRelease;
  if (api.deployment === "saas" || release === undefined) return say`No time left: the window has been over${over}.`;
  return say`No time left: since ${release} it may vanish with any release.`;
};
