import { basename, relative } from "node:path";
import { painter } from "../text/paint.js";
import { visible } from "../text/visible.js";
import type { UpdateRenderer } from "./index.js";
import { besideText, changedText, headline, wordsOf } from "./words.js";

/** lines of a list that one reads at a terminal */
const SHOWN = 10;

export const render: UpdateRenderer = (report, { color, shown = (file) => file, cwd }) => {
  const paint = painter(color);
  const lines: string[] = [];
  for (const document of report.documents) {
    const { spec, drift, written } = document;
    const trouble = drift.kind === "changed" || drift.kind === "unreadable" || drift.kind === "no-source";
    lines.push(
      `${paint(visible(spec.version), "bold")}  ${trouble ? paint(visible(changedText(document)), "yellow") : changedText(document)}`,
    );
    if (drift.kind !== "changed") continue;
    lines.push(
      ...shortened(drift.added, (one) => `  came            ${visible(one)}`),
      ...shortened(drift.removed, (one) => `  went            ${visible(one)}`),
      ...shortened(drift.differing, (one) => `  says otherwise  ${visible(one)}`),
      written === undefined ? "  not written: --dry-run" : `  wrote ${visible(relative(cwd, written))}`,
      ...(written === undefined || written === spec.file
        ? []
        : [`  ${visible(besideText(spec.version, basename(written, ".json")))}`]),
    );
  }
  for (const touched of report.touched ?? []) {
    if (touched.findings.length > 0)
      lines.push("", `${paint(visible(touched.version), "bold")}  what of it this code uses:`);
    for (const finding of touched.findings) {
      const { file, line, column } = finding.place;
      lines.push(
        `  ${visible(`${shown(file)}:${line}:${column}`)}  ${finding.ruleId}`,
        `    ${visible(wordsOf(touched, finding))}`,
      );
    }
  }
  if (report.touched?.every(({ findings }) => findings.length === 0) === true)
    lines.push("", visible(headline(report)));
  return lines.join("\n");
};

function shortened(all: readonly string[], line: (one: string) => string): readonly string[] {
  const more = all.length - SHOWN;
  return [...all.slice(0, SHOWN).map(line), ...(more > 0 ? [`  … and ${more} more`] : [])];
}
