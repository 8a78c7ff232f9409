import { markdownCode, markdownText } from "../text/markdown.js";
import { set } from "../text/phrase.js";
import { rowName, rowPlace } from "../timeline/words.js";
import type { AuditRenderer } from "./index.js";
import { AUDIT_KIND_ORDER } from "./kinds.js";
import { doubtText, evidenceText, KIND_TITLES, kindMeaning, policyText, rowText } from "./words.js";

export const render: AuditRenderer = (audit) => {
  const sections = AUDIT_KIND_ORDER.flatMap((kind) => {
    const rows = audit.rows.filter((row) => row.kind === kind);
    if (rows.length === 0) return [];
    const table = rows.map((row) => {
      const where = rowPlace(row);
      const place =
        where === undefined
          ? ""
          : `<br>${set(where, { text: markdownText, code: (text) => markdownCode(text, "cell") })}`;
      return `| ${markdownCode(rowName(row), "cell")}${place} | ${markdownText(rowText(row))} | ${markdownText(evidenceText(row))} | ${markdownText(doubtText(row))} |`;
    });
    return [
      `## ${KIND_TITLES[kind]}\n\n${markdownText(kindMeaning(kind, audit))}\n\n| element | what happened | evidence | confidence |\n| --- | --- | --- | --- |\n${table.join("\n")}`,
    ];
  });
  const head = [
    `# ${markdownText(audit.title)}: the vendor against its policy`,
    markdownText(`${policyText(audit)}; contracts read: ${audit.versions.join(", ")}.`),
  ];
  return `${[...head, ...(sections.length === 0 ? ["Nothing found."] : sections)].join("\n\n")}\n`;
};
