import { markdownCode, markdownPhrase, markdownText } from "../text/markdown.js";
import type { UpdateRenderer } from "./index.js";
import { changedText, headline, phrasesOf } from "./words.js";

/** lines of a list in an issue */
const SHOWN = 30;

/** The body of an issue or a comment. */
export const render: UpdateRenderer = (report, { shown = (file) => file }) => {
  const parts = [`## ${markdownText(headline(report))}`];
  for (const touched of report.touched ?? []) {
    if (touched.findings.length === 0) continue;
    parts.push(
      `### ${markdownText(`${touched.version}: what of it this code uses`)}`,
      touched.findings
        .map((finding) => {
          const { file, line } = finding.place;
          const sentences = phrasesOf(touched, finding)
            .map((phrase) => markdownPhrase(phrase))
            .join(" ");
          return `- ${markdownCode(`${shown(file)}:${line}`)} ${markdownText(finding.ruleId)}: ${sentences}`;
        })
        .join("\n"),
    );
  }
  for (const document of report.documents) {
    const { spec, drift } = document;
    parts.push(`### ${markdownText(spec.version)}`, markdownText(`${changedText(document)}.`));
    if (drift.kind !== "changed") continue;
    const lines = [
      ...drift.added.map((one) => ["came", one] as const),
      ...drift.removed.map((one) => ["went", one] as const),
      ...drift.differing.map((one) => ["says otherwise", one] as const),
    ];
    parts.push(
      [
        ...lines.slice(0, SHOWN).map(([what, one]) => `- ${what}: ${markdownCode(one)}`),
        ...(lines.length > SHOWN ? [`- … and ${lines.length - SHOWN} more`] : []),
      ].join("\n"),
    );
  }
  return `${parts.join("\n\n")}\n`;
};
