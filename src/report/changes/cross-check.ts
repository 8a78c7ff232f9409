/** The table of `diff --cross-check`: where the second opinion agrees, where not, and what it could not judge. */
import type { CrossCheck, CrossCheckRow } from "../../diff/crosscheck/index.js";
import type { RenderContext } from "../check/context.js";
import { painter } from "../text/paint.js";
import { visible, withoutCommands } from "../text/visible.js";
import { clip, wrap } from "../text/width.js";
import { counted } from "../words/counted.js";

export function renderCrossCheck(result: CrossCheck, { color, width }: Pick<RenderContext, "color" | "width">): string {
  const paint = painter(color);
  const apart = result.rows.filter(({ here, there }) => there.kind === "judged" && there.breaks !== here);
  const unjudged = result.rows.filter(({ there }) => there.kind === "unjudged");
  const lines = [
    paint("Second opinion: openapi-diff", "bold"),
    "",
    ...apart.flatMap((row) => [
      `  ${paint(visible(`${row.method} ${row.path}`), "bold")}`,
      ...wrap(visible(`here: ${row.here ? row.rules.join(", ") : "nothing breaks"}`), width - 4).map(
        (line) => `    ${line}`,
      ),
      ...wrap(visible(`there: ${opinionText(row)}`), width - 4).map((line) => `    ${line}`),
    ]),
    ...unjudged.map((row) =>
      clip(visible(`  ${row.method} ${row.path}: not judged there, ${opinionText(row)}`), width),
    ),
    ...(apart.length + unjudged.length === 0 ? [] : [""]),
    `${counted(result.agreed, "operation")} judged alike, ${result.disagreed} differently, ${result.unjudged} not judged there.`,
  ];
  return `${lines.map(withoutCommands).join("\n")}\n`;
}

function opinionText({ there }: CrossCheckRow): string {
  if (there.kind === "judged") return there.breaks ? there.reasons.join(", ") : "nothing breaks";
  return there.detail;
}
