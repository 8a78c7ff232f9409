/** What stands above and below every report: the verdict, what was looked at, what was accepted. */
import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../../src/check/finding.js";
import { summaryOf } from "../../../src/report/check/summary.js";
import { api, finding, reportOf } from "../reports/build.js";

const counts = {
  ...{ errors: 0, warnings: 0, infos: 0, suppressed: 0, baselined: 0, calls: 3, unresolved: 0 },
  ...{ mentions: 0, others: 0, files: 9, filesParsed: 9 },
};
const of = (parts: Partial<CheckReport["summary"]> = {}, rest: Partial<CheckReport> = {}) => {
  const report = reportOf([]);
  return summaryOf({ ...report, ...rest, summary: { ...report.summary, ...counts, ...parts } });
};
const named = (title: string | undefined, to: string) => ({ ...api, title, to }) as CheckReport["apis"][number];

describe("the verdict", () => {
  test.each<[Partial<CheckReport["summary"]>, Partial<CheckReport>, string]>([
    [{ errors: 1 }, {}, "1 error"],
    [{ errors: 2, warnings: 1, infos: 3 }, {}, "2 errors, 1 warning, 3 infos"],
    [{ warnings: 2 }, {}, "2 warnings"],
    [{ infos: 1 }, {}, "No errors or warnings, 1 info"],
    [{ warnings: 1, infos: 1 }, {}, "1 warning, 1 info"],
    [{}, { apis: [named("runai", "2.24")] }, "Nothing breaks on 2.24"],
    [{}, { apis: [named("runai", "2.24"), named(undefined, "7")] }, "Nothing breaks on runai 2.24 or the API 7"],
    [
      { unresolved: 1 },
      { apis: [named("runai", "2.24")] },
      "Nothing breaks on 2.24, as far as the calls were understood",
    ],
    [{ calls: 0 }, { apis: [named("runai", "2.24")] }, "No call of runai was found"],
    [{ calls: 0 }, { apis: [named("runai", "2.24"), named(undefined, "7")] }, "No call of runai or the API was found"],
    [{ calls: 0 }, { changedSince: "main" }, "Nothing new since main"],
    [{ calls: 1 }, { changedSince: "main", apis: [named("runai", "2.24")] }, "Nothing breaks on 2.24"],
  ])("%j %j: %s", (parts, rest, expected) => {
    expect(of(parts, rest).verdict).toBe(expected);
  });

  test("counts findings that are of no level", () => {
    const place = { file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
    const one = finding({ ruleId: "removed-endpoint", severity: "error", place, operation: "GET /pets" });
    expect(of({}, { findings: [one] }).verdict).toBe("1 finding");
  });
});

test.each<[Partial<CheckReport["summary"]>, Partial<CheckReport>, string]>([
  [{}, {}, "3 calls in 9 files of 9"],
  [{ calls: 1, filesParsed: 1 }, {}, "1 call in 1 file of 9 (the others never mention the API)"],
  [{ mentions: 1, others: 2 }, {}, "3 calls in 9 files of 9, 1 mention without a call, 2 calls of other servers"],
  [{}, { shard: { index: 2, total: 3 } }, "3 calls in 9 files of 9, part 2 of 3"],
])("what was looked at, of %j %j: %s", (parts, rest, expected) => {
  expect(of(parts, rest).checked).toBe(expected);
});

test.each([
  [0, 0, undefined],
  [1, 0, "1 by comments"],
  [0, 2, "2 by the baseline"],
  [1, 2, "1 by comments, 2 by the baseline"],
])("accepted: %d and %d: %s", (suppressed, baselined, expected) => {
  expect(of({ suppressed, baselined }).accepted).toBe(expected);
});

test("each API with its releases, its clock and its day", () => {
  const plain = { ...named("runai", "2.24"), from: "2.22", supports: undefined, asOf: "2026-11-20", forecast: false };
  const texts = [
    { ...plain, hasPolicy: true, deployment: "self-hosted" },
    { ...plain, hasPolicy: true, deployment: "saas", forecast: true },
    { ...plain, hasPolicy: false, supports: ">=2.20", title: undefined },
  ] as CheckReport["apis"];
  expect(of({}, { apis: texts }).apis).toEqual([
    "runai 2.22 → 2.24, self-hosted, as of 2026-11-20",
    "runai 2.22 → 2.24, SaaS, as of 2026-11-20, a forecast",
    "2.22 → 2.24, for releases >=2.20, as of 2026-11-20",
  ]);
});

test("files that were not read whole, with the line where that is known", () => {
  const troubledFiles = [
    { file: "a.ts", line: 7, reason: "odd" },
    { file: "b.ts", line: undefined, reason: "gone" },
  ] as CheckReport["troubledFiles"];
  expect(of({}, { troubledFiles }).notRead).toEqual([
    { place: "a.ts:7", text: "odd" },
    { place: "b.ts", text: "gone" },
  ]);
});
