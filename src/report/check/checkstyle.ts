/** Checkstyle XML, which Jenkins, reviewdog and many others read. It has start positions only. */
import type { CheckReport, Finding } from "../../check/finding.js";
import { xmlAttributes } from "../text/xml.js";
import { byFile } from "./by-file.js";
import type { Reporter } from "./context.js";
import { messageIn, messageLine } from "./message/index.js";
import { repositoryPath } from "./repository-path.js";

export const render: Reporter = (report, context) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...byFile(report.findings).flatMap(({ file, findings }) => [
      `  <file${xmlAttributes({ name: repositoryPath(file, context) })}>`,
      ...findings.map((finding) => `    ${errorElement(finding, report)}`),
      "  </file>",
    ]),
    "</checkstyle>",
    "",
  ].join("\n");

const errorElement = (finding: Finding, report: CheckReport): string =>
  `<error${xmlAttributes({
    line: finding.place.line,
    column: finding.place.column,
    severity: finding.severity,
    message: messageLine(messageIn(report, finding)),
    source: `lastcall.${finding.ruleId}`,
  })}/>`;
