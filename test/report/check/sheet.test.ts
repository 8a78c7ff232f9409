import { expect, test } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { verdictStyle } from "../../../src/report/check/pretty/sheet.js";
import { finding, reportOf } from "../reports/build.js";

const place = { file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
const of = (severity: Finding["severity"]): Finding =>
  finding({ ruleId: "removed-endpoint", operation: "GET /dogs", place, severity });

test.each<[severities: readonly Finding["severity"][], style: string]>([
  [[], "green"],
  [["info"], "green"],
  [["warning"], "yellow"],
  [["warning", "info"], "yellow"],
  [["error"], "red"],
  [["error", "warning", "info"], "red"],
])("the verdict over %j is %s", (severities, style) => {
  expect(verdictStyle(reportOf(severities.map(of)))).toBe(style);
});
