/** Checkstyle XML, which Jenkins, reviewdog and many others read. */
import type { Level } from "../../diff/index.js";
import { xmlAttributes } from "../text/xml.js";
import type { ChangeReporter } from "./context.js";
import { type ChangeNote, noteOf } from "./notes.js";
import { groupedBy } from "./words.js";

const SEVERITIES: Readonly<Record<Level, string>> = { breaking: "error", dangerous: "warning", compatible: "info" };

export const render: ChangeReporter = (report, context) => {
  const notes = report.changes.map((change) => noteOf(change, report, context));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...[...groupedBy(notes, ({ place }) => place.file)].flatMap(([name, group]) => [
      `  <file${xmlAttributes({ name })}>`,
      ...group.map((note) => `    ${errorElement(note)}`),
      "  </file>",
    ]),
    "</checkstyle>",
    "",
  ].join("\n");
};

const errorElement = ({ place: { line, column }, level, message, change }: ChangeNote): string =>
  `<error${xmlAttributes({ line, column, severity: SEVERITIES[level], message, source: `lastcall.${change.ruleId}` })}/>`;
