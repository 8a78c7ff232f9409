import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { judge } from "../../bench/accuracy/judge.js";
import { layOut } from "../../bench/accuracy/lay-out.js";
import type { Finding, NotUnderstood, Reported, ReportedCall } from "../../bench/accuracy/run.js";
import { averages, markdownTable, textTable } from "../../bench/accuracy/table.js";
import { readCodeBases, type Truth } from "../../bench/accuracy/truth.js";

const scratch = mkdtempSync(join(tmpdir(), "lastcall-accuracy-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A truth as its file says it. */
function truthOf(sites: object[], rest: object = {}): Truth {
  const folder = mkdtempSync(join(scratch, "truth-"));
  const codeBase = {
    repository: "example/app",
    commit: "main",
    folders: ["src"],
    servers: [],
    documents: {},
    truths: [{ base: "old", target: "new", sample: false, sites, ...rest }],
  };
  writeFileSync(join(folder, "app.json"), JSON.stringify(codeBase));
  const [read] = readCodeBases(folder);
  if (!read) throw new Error("nothing read");
  return read.truths[0];
}

const call = (line: number, operation: string, rest: Partial<ReportedCall> = {}): ReportedCall => {
  const [method = "", path = ""] = operation.split(" ");
  return {
    file: "src/app.ts",
    line,
    method,
    path,
    operations: [operation],
    certainty: "likely",
    via: [],
    inTest: false,
    ...rest,
  };
};
const notUnderstood = (line: number, endLine: number, reason: string): NotUnderstood => ({
  file: "src/app.ts",
  line,
  endLine,
  reason,
});
const finding = (line: number, ruleId: string, operation: string, rest: Partial<Finding> = {}): Finding => ({
  file: "src/app.ts",
  line,
  ruleId,
  severity: "error",
  certainty: "likely",
  operation,
  element: { kind: "operation", path: [] },
  call: null,
  via: [],
  ...rest,
});
const said = (rest: Partial<Reported>): Reported => ({
  calls: [],
  unresolved: [],
  findings: [],
  seconds: 1,
  megabytes: 100,
  ...rest,
});

const site = { at: "src/app.ts:10", call: "GET /things/{}", status: "ok" };

describe("a known call", () => {
  it.each<[string, string, Partial<Reported>]>([
    ["at its line, with its operation", "found", { calls: [call(10, "GET /things/{id}")] }],
    [
      "at the line of a caller",
      "caller",
      { calls: [call(90, "GET /things/{id}", { via: [{ file: "src/app.ts", line: 10 }] })] },
    ],
    ["three lines off", "near", { calls: [call(13, "GET /things/{id}")] }],
    ["four lines off", "silent", { calls: [call(14, "GET /things/{id}")] }],
    ["in a file of the same name", "silent", { calls: [call(10, "GET /things/{id}", { file: "src/app.tsx" })] }],
    ["listed as not understood", "told", { unresolved: [notUnderstood(8, 12, "the path comes from outside")] }],
    ["after a file was cut short", "told", { unresolved: [notUnderstood(2, 2, "the limit of 20 steps")] }],
    ["after another entry", "silent", { unresolved: [notUnderstood(2, 2, "the path comes from outside")] }],
    ["read as another call", "misread", { calls: [call(10, "GET /others")] }],
    ["with another method", "misread", { calls: [call(10, "POST /things/{id}")] }],
    ["about which nothing is said", "silent", {}],
  ])("%s: %s", (_, outcome, reported) => {
    const { outcomes } = judge(truthOf([site]), said(reported));
    expect(Object.entries(outcomes).filter(([, count]) => count > 0)).toEqual([[outcome, 1]]);
  });

  it("that no document lists is found by its path", () => {
    const truth = truthOf([{ ...site, status: "unlisted" }]);
    const reported = said({ calls: [call(10, "GET /api/things/{}", { operations: [] })] });
    expect(judge(truth, reported).outcomes.found).toBe(1);
    expect(judge(truthOf([site]), reported).outcomes.misread).toBe(1);
  });

  it("that is optional is neither found nor missed", () => {
    const { outcomes, wrong } = judge(
      truthOf([{ ...site, optional: true }]),
      said({ calls: [call(10, "GET /others")] }),
    );
    expect([Object.values(outcomes).every((count) => count === 0), wrong]).toEqual([true, 0]);
  });
});

describe("a call that is said", () => {
  const other = call(50, "DELETE /things/{id}");
  it("and not known is wrong where every call is known", () => {
    expect(judge(truthOf([site]), said({ calls: [other] }))).toMatchObject({ said: 1, wrong: 1 });
  });
  it("is not judged elsewhere than at the places of a sample", () => {
    expect(judge(truthOf([site], { sample: true }), said({ calls: [other] }))).toMatchObject({ said: 0, wrong: 0 });
  });
  it("is not judged at the address of a download, in a test, or without an operation", () => {
    const truth = truthOf([site, { at: "src/app.ts:50", is: "address" }]);
    const calls = [other, call(70, "GET /x", { inTest: true }), call(80, "GET /y", { operations: [] })];
    expect(judge(truth, said({ calls }))).toMatchObject({ said: 0, wrong: 0 });
  });
});

describe("a finding that would fail a build", () => {
  const truth = truthOf([
    { ...site, status: "removed", changedFields: ["colour"] },
    { at: "src/app.ts:30", is: "wrapper" },
  ]);
  it.each<[string, object, Finding]>([
    ["right", { gate: 1, wrongAtGate: 0 }, finding(10, "removed-endpoint", "GET /things/{id}")],
    ["of the wrong status", { gate: 1, wrongAtGate: 1 }, finding(10, "deprecated-endpoint", "GET /things/{id}")],
    ["at a wrapper", { gate: 1, wrongAtGate: 1 }, finding(30, "removed-endpoint", "GET /things/{id}")],
    [
      "of a field that changed",
      { gate: 1, wrongAtGate: 0, undecidedAtGate: 0 },
      finding(10, "removed-response-field", "GET /things/{id}", {
        element: { kind: "response-field", path: ["[]", "colour"] },
      }),
    ],
    [
      "of a field that did not",
      { gate: 1, wrongAtGate: 1 },
      finding(10, "removed-response-field", "GET /things/{id}", {
        element: { kind: "response-field", path: ["size"] },
      }),
    ],
    [
      "of a rule that the truth does not know",
      { gate: 1, wrongAtGate: 0, undecidedAtGate: 1 },
      finding(10, "changed-response-field", "GET /things/{id}", {
        element: { kind: "response-field", path: ["size"] },
      }),
    ],
    [
      "that is only possible",
      { gate: 0 },
      finding(10, "deprecated-endpoint", "GET /things/{id}", { certainty: "possible" }),
    ],
  ])("%s", (_, expected, one) => {
    expect(judge(truth, said({ findings: [one] }))).toMatchObject(expected);
  });

  it("is counted where its status is reported", () => {
    expect(judge(truth, said({ findings: [finding(10, "removed-endpoint", "GET /things/{id}")] })).statuses).toEqual({
      known: 1,
      reported: 1,
    });
    expect(judge(truth, said({})).statuses).toEqual({ known: 1, reported: 0 });
  });
});

describe("the table", () => {
  const score = judge(truthOf([site]), said({ calls: [call(10, "GET /things/{id}")] }));
  const rows = [
    { name: "one", main: true, result: { score, seconds: 1.25, megabytes: 100 } },
    { name: "two", main: true, result: { problem: "exit 2: no such document" } },
  ];
  it("counts what failed as nothing found", () => {
    expect(averages(rows)).toContain("recall 50.0 %, precision 100.0 % on average");
    expect(averages(rows)).toMatch(/failed 1$/);
  });
  it("has a line for each code base", () => {
    expect(markdownTable(rows).split("\n")).toHaveLength(4);
    expect(textTable(rows)).toContain("exit 2: no such document");
  });
});

describe("laying out", () => {
  const snapshot = join(scratch, "snapshots", "app");
  mkdirSync(join(snapshot, "src"), { recursive: true });
  writeFileSync(join(snapshot, "src/app.ts"), "export {};\n");
  writeFileSync(join(snapshot, "api.yaml"), "openapi: 3.0.0\n");
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", snapshot, "-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      encoding: "utf8",
    });
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  const commit = git("rev-parse", "HEAD").trim();
  const codeBase = (repository: string) => ({
    name: "app",
    repository,
    commit,
    folders: ["src"],
    servers: [],
    documents: { old: { repository, commit, path: "api.yaml" } },
    truths: [truthOf([site])] as [Truth],
  });

  it("takes the folders and documents out of a snapshot", () => {
    const laidOut = layOut(codeBase("example/app"), join(scratch, "snapshots"), join(scratch, "out"));
    if ("missing" in laidOut) throw new Error(laidOut.missing.join("\n"));
    expect(existsSync(join(laidOut.code, "src/app.ts"))).toBe(true);
    expect(readFileSync(laidOut.documents["old"] ?? "", "utf8")).toBe("openapi: 3.0.0\n");
  });
  it("says what to fetch", () => {
    const laidOut = layOut(codeBase("example/other"), join(scratch, "snapshots"), join(scratch, "other"));
    expect(laidOut).toEqual({
      missing: ["no snapshot of example/other: git clone --bare https://github.com/example/other"],
    });
  });
});

describe("the code bases of the project", () => {
  const all = readCodeBases("bench/accuracy/code-bases");
  const page = readFileSync("docs/accuracy.md", "utf8");
  it.each(all.map((one) => [one.name, one] as const))("%s: documents named, places told apart", (_, codeBase) => {
    for (const { base, target, sites } of codeBase.truths) {
      expect(Object.keys(codeBase.documents)).toEqual(expect.arrayContaining([base, target]));
      const keys = sites.map((one) => JSON.stringify([one.at, "call" in one ? one.call : one.is]));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
  it.each(all.map((one) => [one.name, one] as const))(
    "%s stands in docs/accuracy.md with its commit",
    (_, codeBase) => {
      expect(page).toContain(`${codeBase.repository}](https://github.com/${codeBase.repository})`);
      expect(page).toContain(codeBase.commit.slice(0, 10));
    },
  );
});
