import type { CheckReport } from "../../check/finding.js";
import { type Message, messageIn, timeLeft } from "../check/message/index.js";
import { fixTitle } from "../fix/words.js";
import { type Phrase, plain } from "../text/phrase.js";
import type { PlanItem, PlanStep } from "./plan.js";

type Releases = Pick<CheckReport["apis"][0], "from" | "to">;

export const stepTitle = (step: PlanStep, { from, to }: Releases): string => {
  switch (step) {
    case "today":
      return `Today: works on ${from} already`;
    case "upgrade":
      return `With the upgrade to ${to}: what to use instead comes with it`;
    case "decide":
      return `Before the upgrade to ${to}, after a decision: it breaks, and no replacement is named`;
    case "watch":
      return `Later: still works on ${to}`;
  }
};

interface ItemWords {
  readonly what: Phrase;
  readonly advice: readonly Phrase[];
  /** how long is left, and the edit that settles it */
  readonly notes: readonly string[];
}

export const itemWords = ({ finding, api }: PlanItem, report: CheckReport): ItemWords => {
  const { what, advice }: Message = messageIn(report, finding);
  const { fix } = finding;
  const edit = fix?.kind === "fix" ? [`lastcall fix: ${plain(fixTitle(fix.change))}`] : [];
  return { what, advice, notes: [timeLeft(finding, api), ...edit].filter((note) => note !== "") };
};
