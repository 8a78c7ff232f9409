import type { CheckReport } from "../../../check/finding.js";
import { markdownCode, markdownPhrase, markdownText } from "../../text/markdown.js";
import { phraseOf } from "../../text/phrase.js";
import type { Remark, Summary } from "../summary.js";
import type { Budget } from "./budget.js";

/** What was accepted, not understood and not read: said, but folded. */
export const remarksSection = (summary: Summary, report: CheckReport, budget: Budget): readonly string[] => [
  ...fold("Not understood", summary.notUnderstood.map(remark), budget),
  ...fold("Not read whole", summary.notRead.map(remark), budget),
  ...fold(
    "Accepted",
    report.accepted.map(
      ({ finding, by, reason }) =>
        `- ${markdownCode(`${finding.place.file}:${finding.place.line}`)} ${markdownText(`${finding.ruleId}, by ${by}: ${reason}`)}`,
    ),
    budget,
  ),
  ...summary.remarks.map((note) => `> ${markdownPhrase(phraseOf(note))}\n`).filter(budget.take),
];

const remark = ({ place, text }: Remark): string => `- ${markdownCode(place)} ${markdownText(text)}`;

const fold = (title: string, items: readonly string[], budget: Budget): readonly string[] => {
  if (items.length === 0) return [];
  const head = [`<details><summary>${title}: ${items.length}</summary>`, ""];
  const taken = budget.takeSome([...head, "</details>"], items);
  const left = items.length - taken.length;
  return [...head, ...taken, ...(left === 0 ? [] : [`- and ${left} more`]), "", "</details>", ""];
};
