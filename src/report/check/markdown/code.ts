import type { CheckReport, Finding } from "../../../check/finding.js";
import { markdownBlock, markdownCode, markdownPhrase, markdownText } from "../../text/markdown.js";
import { widthOf } from "../../text/width.js";
import { type CodeFrame, framer } from "../code-frame.js";
import type { RenderContext } from "../context.js";
import { messageIn } from "../message/index.js";
import { byUrgency } from "../urgency.js";
import type { Budget } from "./budget.js";

/** Every finding with its code and its facts, folded: the first thing to go when the report is too long. */
export const codeSection = (report: CheckReport, context: RenderContext, budget: Budget): readonly string[] => {
  if (report.findings.length === 0) return [];
  const frame = framer(context.source);
  const head = ["<details><summary>Every finding with its code</summary>", ""];
  const items = report.findings
    .toSorted(byUrgency(report))
    .map((finding) =>
      [
        heading(finding),
        "",
        ...block(frame(finding.place, { around: 1, width: 100 })),
        ...facts(finding, report),
        "",
      ].join("\n"),
    );
  const taken = budget.takeSome([...head, "</details>"], items);
  if (taken.length === 0) return [];
  const left = items.length - taken.length;
  return [...head, ...taken, ...(left === 0 ? [] : [`${left} more are left out here for size.`, ""]), "</details>", ""];
};

const heading = ({ place, ruleId, severity }: Finding): string =>
  `**${severity}** ${markdownText(ruleId)} at ${markdownCode(`${place.file}:${place.line}:${place.column}`)}`;

const block = (frame: CodeFrame | undefined): readonly string[] => {
  if (frame === undefined) return [];
  const gutter = Math.max(...frame.map((line) => String(line.number).length));
  const first = frame.find((line) => line.marked !== "")?.number;
  const lines = frame.flatMap(({ number, before, marked, after }) => {
    const line = `${String(number).padStart(gutter)} | ${before}${marked}${after}`.trimEnd();
    return number !== first
      ? [line]
      : [line, `${" ".repeat(gutter)} | ${" ".repeat(widthOf(before))}${"^".repeat(Math.max(1, widthOf(marked)))}`];
  });
  return [markdownBlock(lines, "text"), ""];
};

const facts = (finding: Finding, report: CheckReport): readonly string[] => {
  const { what, why, left, advice, circumstances, way } = messageIn(report, finding);
  return [what, ...why, ...circumstances, ...way, ...(left === undefined ? [] : [left]), ...advice].map(
    (phrase) => `- ${markdownPhrase(phrase)}`,
  );
};
