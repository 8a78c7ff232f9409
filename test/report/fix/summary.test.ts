/** What `fix` says to people: what it did, what it offers, what it took back, and what is left. */
import { describe, expect, test } from "vitest";
import type { FixRun, SettledFix } from "../../../src/fix/run.js";
import { fixSummary } from "../../../src/report/fix/summary.js";
import { finding } from "../reports/build.js";

const moved = (line: number): SettledFix => ({
  fix: {
    kind: "fix",
    change: { kind: "operation", from: "GET /pets", to: "GET /v2/pets" },
    unproved: [],
    edits: [],
  } as unknown as SettledFix["fix"],
  findings: [
    finding({
      ruleId: "removed-endpoint",
      severity: "error",
      place: { file: "a.ts", line, column: 1, endLine: line, endColumn: 2 },
      operation: "GET /pets",
    }),
  ],
});
const run = (settled: Partial<Pick<FixRun, "done" | "refused" | "suggestions">>): FixRun =>
  ({
    done: [],
    refused: [],
    suggestions: [],
    files: settled.done === undefined ? [] : [{ file: "a.ts" }],
    after: { report: { summary: { errors: 1, warnings: 0 } } },
    ...settled,
  }) as unknown as FixRun;

const lines = (of: FixRun, written = false) => fixSummary(of, { written, shown: (file) => `src/${file}` });
const LINE = (line: number): string => `  src/a.ts:${line} \`GET /pets\` becomes \`GET /v2/pets\``;

describe("a run of fix, in lines", () => {
  test("with nothing to do says only what is left", () => {
    expect(lines(run({}))).toEqual(["Nothing that is proved to be safe.", "After that: 1 error, 0 warnings."]);
  });

  test("names what it wrote", () => {
    expect(lines(run({ done: [moved(3)] }), true)).toEqual([
      "1 edit in 1 file, written. Run your type check and your tests.",
      LINE(3),
      "Left: 1 error, 0 warnings.",
    ]);
  });

  test("offers what is not proved apart from what is", () => {
    expect(lines(run({ done: [moved(3)], suggestions: [moved(5)] }))).toEqual([
      "1 edit in 1 file, not written: apply the patch with git apply, or run it with --write.",
      LINE(3),
      "1 suggestion, not proved; --suggested takes them along:",
      LINE(5),
      "After that: 1 error, 0 warnings.",
    ]);
  });

  test("names what it took back, one as well as two", () => {
    const one = lines(run({ refused: [moved(7)] }));
    expect(one.slice(1, -1)).toEqual(["1 edit taken back: the code is no better with it:", LINE(7)]);
    const two = lines(run({ refused: [moved(7), moved(9)] }));
    expect(two.slice(1, -1)).toEqual(["2 edits taken back: the code is no better with it:", LINE(7), LINE(9)]);
  });
});
