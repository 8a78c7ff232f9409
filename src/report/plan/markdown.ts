/** The plan as a list of tasks for an issue or a pull request. */
import type { Reporter } from "../check/context.js";
import { summaryOf } from "../check/summary.js";
import { markdownCode, markdownPhrase, markdownText } from "../text/markdown.js";
import { planOf } from "./plan.js";
import { itemWords, stepTitle } from "./words.js";

export const render: Reporter = (report, { shown = (file) => file, link }) => {
  const [api] = report.apis;
  const sections = planOf(report).flatMap(({ step, items }) => [
    `## ${markdownText(stepTitle(step, api))}`,
    "",
    ...items.flatMap((item) => {
      const { what, advice, notes } = itemWords(item, report);
      const places = item.places.map(({ file, line, endLine }) => {
        const name = markdownCode(`${shown(file)}:${line}`);
        const url = link?.(file, line, endLine);
        return url === undefined ? name : `[${name}](${url})`;
      });
      return [
        `- [ ] ${[what, ...advice].map((phrase) => markdownPhrase(phrase)).join(" ")}${notes.length === 0 ? "" : ` (${markdownText(notes.join("; "))})`}`,
        `  ${places.join(", ")}`,
      ];
    }),
    "",
  ]);
  return [
    `# ${markdownText(summaryOf(report).api)}`,
    "",
    ...(sections.length === 0 ? ["Nothing to do.", ""] : sections),
  ].join("\n");
};
