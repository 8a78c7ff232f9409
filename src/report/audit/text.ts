import type { Audit } from "../../policy/audit.js";
import { painter } from "../text/paint.js";
import { plain } from "../text/phrase.js";
import { visible, withoutCommands } from "../text/visible.js";
import { wrap } from "../text/width.js";
import { rowName, rowPlace } from "../timeline/words.js";
import type { AuditRenderer } from "./index.js";
import { AUDIT_KIND_ORDER } from "./kinds.js";
import { doubtText, evidenceText, KIND_TITLES, kindMeaning, policyText, rowText } from "./words.js";

export const render: AuditRenderer = (audit, { color, width }) => {
  const paint = painter(color);
  const indented = (text: string) =>
    wrap(visible(text), Math.max(30, width - 6)).map(
      (line, at) => `${at === 0 ? "    " : "      "}${paint(line, "dim")}`,
    );
  const sections = AUDIT_KIND_ORDER.flatMap((kind) => {
    const rows = audit.rows.filter((row) => row.kind === kind);
    if (rows.length === 0) return [];
    return [
      paint(`${KIND_TITLES[kind]} (${rows.length})`, "bold", "underline"),
      paint(`  ${kindMeaning(kind, audit)}`, "dim"),
      ...rows.flatMap((row) => {
        const where = rowPlace(row);
        return [
          `  ${paint(visible(rowName(row)), kind === "past-window-still-served" ? "blue" : "yellow")}`,
          ...(where === undefined ? [] : indented(plain(where))),
          ...indented(rowText(row)),
          ...indented(evidenceText(row)),
          ...(row.doubts.length === 0 ? [] : indented(doubtText(row))),
        ];
      }),
      "",
    ];
  });
  const lines = [
    paint(visible(audit.title), "bold"),
    ...wrap(visible(`${policyText(audit)}; contracts read: ${audit.versions.join(", ")}`), Math.max(30, width)),
    "",
    ...sections,
    ...(audit.rows.length === 0
      ? ["Nothing found."]
      : wrap(countsText(audit), Math.max(30, width)).map((line) => paint(line, "bold"))),
  ];
  return `${lines.map(withoutCommands).join("\n")}\n`;
};

const countsText = ({ rows }: Audit): string =>
  AUDIT_KIND_ORDER.map(
    (kind) => `${KIND_TITLES[kind].toLowerCase()} ${rows.filter((row) => row.kind === kind).length}`,
  ).join(", ");
