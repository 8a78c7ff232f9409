/** Two checks came to the same only where they say the same. */
import { expect, test } from "vitest";
import type { CheckRun } from "../../src/check/index.js";
import { isSame, isSettled, type SettledFix, suspectsOf } from "../../src/fix/settled.js";
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

const fixing = (kind: "fix" | "suggestion", findings: readonly unknown[], files: readonly string[] = ["a.ts"]) =>
  ({ fix: { kind, edits: files.map((file) => ({ file })) }, findings }) as unknown as SettledFix;
const [A, B, C] = ["GET /a", "GET /b", "GET /c"].map((operation) => found(operation));

test.each<[name: string, before: CheckRun, after: CheckRun, wanted: readonly SettledFix[], settled: boolean]>([
  ["what was to go is gone", run([A, B]), run([B]), [fixing("fix", [A])], true],
  ["it stayed", run([A, B]), run([A, B]), [fixing("fix", [A])], false],
  ["one of two stayed", run([A, B]), run([B]), [fixing("fix", [A]), fixing("fix", [B])], false],
  ["both are gone", run([A, B]), run([]), [fixing("fix", [A]), fixing("fix", [B])], true],
  ["more is gone than was to go", run([A, B]), run([]), [fixing("fix", [A])], true],
  ["another came", run([A, B]), run([B, C]), [fixing("fix", [A])], false],
  ["another came with a suggestion", run([A, B]), run([B, C]), [fixing("suggestion", [A])], true],
  [
    "another came with a suggestion and a fix",
    run([A, B]),
    run([C]),
    [fixing("suggestion", [A]), fixing("fix", [B])],
    true,
  ],
  ["it stayed, and another came with a suggestion", run([A]), run([A, C]), [fixing("suggestion", [A])], false],
  ["a call is no longer understood", run([A]), run([], [1]), [fixing("fix", [A])], false],
  ["a call is understood now", run([A], [1]), run([]), [fixing("fix", [A])], true],
  ["as many calls are not understood", run([A], [1]), run([], [1]), [fixing("fix", [A])], true],
  ["a file is in trouble", run([A]), run([], [], [1]), [fixing("fix", [A])], false],
  ["a file is in trouble no more", run([A], [], [1]), run([]), [fixing("fix", [A])], true],
  ["nothing was wanted", run([A]), run([A]), [], true],
])("%s: settled %s", (_, before, after, wanted, settled) => {
  expect(isSettled(before, after, wanted)).toBe(settled);
});

test("of several those are suspect whose findings stayed, or in whose files others came", () => {
  const [x, y] = [found("GET /x", "x.ts"), found("GET /y", "y.ts")];
  const stayed = { ...A, fingerprint: "1" };
  const ofA = fixing("fix", [stayed]);
  const ofX = fixing("fix", [{ ...x, fingerprint: "2" }], ["x.ts", "z.ts"]);
  const ofY = fixing("fix", [{ ...y, fingerprint: "3" }], ["y.ts"]);
  const suspects = (...after: readonly unknown[]) => [...suspectsOf(run([stayed, x, y]), run(after), [ofA, ofX, ofY])];
  expect(suspects()).toEqual([]);
  expect(suspects(stayed)).toEqual([ofA]);
  expect(suspects(found("GET /new", "z.ts"))).toEqual([ofX]);
  expect(suspects({ ...found("GET /new", "w.ts"), call: { file: "y.ts" } })).toEqual([ofY]);
  expect(suspects({ ...found("GET /new", "w.ts"), call: undefined })).toEqual([]);
  expect(suspects(stayed, found("GET /new", "z.ts"))).toEqual([ofA, ofX]);
});
