import { expect, test } from "vitest";
import { diagnosticOf } from "../../src/editor/lsp/diagnostics.js";
import { finding, reportOf } from "../report/reports/build.js";

test("a place on the way to the request is the line that it names", () => {
  const place = { file: "src/a.ts", line: 3, column: 5, endLine: 3, endColumn: 20 };
  const one = finding({
    ruleId: "removed-endpoint",
    severity: "error",
    place,
    operation: "GET /dogs",
    via: [{ file: "src/http.ts", line: 12 }],
  });
  const { range, relatedInformation = [] } = diagnosticOf(one, {
    report: reportOf([one]),
    uriOf: (file) => `file:///code/${file}`,
    text: undefined,
    rulePages: "file:///docs/rules/",
  });
  expect(range).toEqual({ start: { line: 2, character: 4 }, end: { line: 2, character: 19 } });
  expect(relatedInformation.map(({ location }) => location)).toEqual([
    {
      uri: "file:///code/src/http.ts",
      range: { start: { line: 11, character: 0 }, end: { line: 11, character: 0 } },
    },
  ]);
});
