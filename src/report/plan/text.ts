/** The plan for people at a terminal. */
import type { Reporter } from "../check/context.js";
import { summaryOf } from "../check/summary.js";
import { plain } from "../text/phrase.js";
import { visible } from "../text/visible.js";
import { wrap } from "../text/width.js";
import { planOf } from "./plan.js";
import { itemWords, stepTitle } from "./words.js";

export const render: Reporter = (report, { width, shown = (file) => file }) => {
  const [api] = report.apis;
  const lines = planOf(report).flatMap(({ step, items }) => [
    stepTitle(step, api),
    ...items.flatMap((item, at) => {
      const { what, advice, notes } = itemWords(item, report);
      return [
        ...indented(
          `${visible(plain(what))}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`,
          `  ${at + 1}. `,
          INDENT,
          width,
        ),
        ...advice.flatMap((one) => indented(visible(plain(one)), INDENT, INDENT, width)),
        ...item.places.map(({ file, line, column }) => `${INDENT}${visible(shown(file))}:${line}:${column}`),
      ];
    }),
    "",
  ]);
  return [...(lines.length === 0 ? ["Nothing to do.", ""] : lines), visible(summaryOf(report).api), ""].join("\n");
};

const INDENT = "     ";

const indented = (text: string, first: string, rest: string, width: number): readonly string[] =>
  wrap(text, width - first.length).map((line, at) => (at === 0 ? first : rest) + line);
