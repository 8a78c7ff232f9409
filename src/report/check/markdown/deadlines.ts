import type { CheckReport } from "../../../check/finding.js";
import { markdownCode, markdownText } from "../../text/markdown.js";
import { dateText } from "../../words/date.js";
import { deadlineRows } from "../deadlines.js";
import type { Budget } from "./budget.js";

/** What this code uses that has an end, soonest first, folded. */
export const deadlineSection = (report: CheckReport, budget: Budget): readonly string[] => {
  const deadlines = deadlineRows(report);
  if (deadlines.length === 0) return [];
  const several = report.apis.length > 1;
  const head = [
    "<details><summary>By deadline: what this code uses</summary>",
    "",
    "| Removed in | Kept through | SaaS until | Element | Findings |",
    "|---|---|---|---|---|",
  ];
  const rows = budget.takeSome(
    [...head, "</details>"],
    deadlines.map(
      ({ element, api, removed, kept, findings }) =>
        `| ${markdownText(removed ?? "")} | ${markdownText(kept?.release ?? "")} | ${kept?.date === undefined ? "" : markdownText(dateText(kept.date))} | ${several ? `${markdownText(api.title ?? api.provider)}: ` : ""}${markdownCode(element, "cell")} | ${findings} |`,
    ),
  );
  return rows.length === 0 ? [] : [...head, ...rows, "", "</details>", ""];
};
