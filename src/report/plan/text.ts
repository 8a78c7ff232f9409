/** The plan for people at a terminal. */
import type { Reporter } from "../check/context.js";
import { summaryOf } from "../check/summary.js";
import { plain } from "../text/phrase.js";
import { visible } from "../text/visible.js";
import { planOf } from "./plan.js";
import { itemWords, stepTitle } from "./words.js";

export const render: Reporter = (report, { shown = (file) => file }) => {
  const [api] = report.apis;
  const lines = planOf(report).flatMap(({ step, items }) => [
    stepTitle(step, api),
    ...items.flatMap((item, at) => {
      const { what, advice, notes } = itemWords(item, report);
      return [
        `  ${at + 1}. ${visible(plain(what))}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`,
        ...advice.map((one) => `     ${visible(plain(one))}`),
        ...item.places.map(({ file, line, column }) => `     ${visible(shown(file))}:${line}:${column}`),
      ];
    }),
    "",
  ]);
  return [...(lines.length === 0 ? ["Nothing to do.", ""] : lines), visible(summaryOf(report).api), ""].join("\n");
};
