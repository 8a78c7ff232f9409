/**
 * GitHub-flavoured Markdown for a job summary or a comment: call sites and time left first, the rest folded.
 * It never grows over `context.limit`: what does not fit is counted and left out, the least urgent first.
 */

import { markdownText } from "../text/markdown.js";
import { keyOf } from "./apis.js";
import type { RenderContext, Reporter } from "./context.js";
import { type Budget, within } from "./markdown/budget.js";
import { codeSection } from "./markdown/code.js";
import { deadlineSection } from "./markdown/deadlines.js";
import { findingTables } from "./markdown/findings.js";
import { remarksSection } from "./markdown/remarks.js";
import { summaryOf } from "./summary.js";

export const COMMENT_LIMIT = 65_536;

export const render: Reporter = (report, context) => {
  const summary = summaryOf(report);
  const budget = within(context.limit ?? COMMENT_LIMIT);
  const head = [
    marker(context, keyOf(report)),
    `## lastcall: ${markdownText(summary.verdict)}`,
    "",
    `${markdownText(summary.api)}. Checked: ${markdownText(summary.checked)}.`,
    "",
  ];
  budget.take(head.join("\n"));
  const sections: readonly ((budget: Budget) => readonly string[])[] = [
    (rest) => findingTables(report, context, rest),
    (rest) => deadlineSection(report, rest),
    (rest) => remarksSection(summary, report, rest),
    (rest) => codeSection(report, context, rest),
  ];
  return `${[...head, ...sections.flatMap((section) => section(budget))].join("\n").trimEnd()}\n`;
};

/** Finds the comment of an earlier run; `key` keeps the reports of several APIs apart. */
export const marker = ({ key }: Pick<RenderContext, "key">, provider: string): string =>
  `<!-- lastcall:report:${(key ?? provider).replace(/[^\w.-]|-(?=-)/g, "_")} -->`;
