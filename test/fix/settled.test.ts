/** Two checks came to the same only where they say the same. */
import { expect, test } from "vitest";
import type { CheckRun } from "../../src/check/index.js";
import { isSame } from "../../src/fix/settled.js";
import { finding } from "../report/reports/build.js";

const found = (operation: string, file = "a.ts", line = 1) =>
  finding({
    ruleId: "removed-endpoint",
    severity: "error",
    place: { file, line, column: 1, endLine: line, endColumn: 2 },
    operation,
  });
const run = (
  findings: readonly unknown[],
  unresolved: readonly unknown[] = [],
  troubledFiles: readonly unknown[] = [],
) => ({ report: { findings, unresolved, troubledFiles } }) as unknown as CheckRun;

test.each<[name: string, one: CheckRun, other: CheckRun, same: boolean]>([
  ["the same on another line", run([found("GET /a")]), run([found("GET /a", "a.ts", 7)]), true],
  ["the same in another order", run([found("GET /a"), found("GET /b")]), run([found("GET /b"), found("GET /a")]), true],
  ["another operation", run([found("GET /a")]), run([found("GET /b")]), false],
  ["another file", run([found("GET /a")]), run([found("GET /a", "b.ts")]), false],
  ["one of them twice", run([found("GET /a"), found("GET /a")]), run([found("GET /a"), found("GET /b")]), false],
  ["one less", run([found("GET /a"), found("GET /b")]), run([found("GET /a")]), false],
  ["a call that was not understood", run([], [1]), run([]), false],
  ["a file in trouble", run([], [], [1]), run([]), false],
])("%s", (_, one, other, same) => {
  expect([isSame(one, other), isSame(other, one)]).toEqual([same, same]);
});
