import type { CheckReport } from "../../check/finding.js";
import { dateText } from "../message/time.js";
import { markdownCode, markdownText } from "../text/markdown.js";
import type { Budget } from "./budget.js";

/** What this code uses that has an end, soonest first, folded. */
export const deadlineSection = ({ deadlines }: CheckReport, budget: Budget): readonly string[] => {
  if (deadlines.length === 0) return [];
  const head = ["<details><summary>By deadline: what this code uses</summary>", "", "| Kept through | SaaS until | Element | Findings |", "|---|---|---|---|"];
  const rows = budget.takeSome(
    [...head, "</details>"],
    deadlines.map(({ element, release, date, findings }) => `| ${markdownText(release ?? "")} | ${date === undefined ? "" : markdownText(dateText(date))} | ${markdownCode(element, "cell")} | ${findings} |`),
  );
  return rows.length === 0 ? [] : [...head, ...rows, "", "</details>", ""];
};
