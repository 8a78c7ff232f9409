/** The command line that each tool stands for, and what it makes of its answer. */
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ToolAnswer } from "../../../src/editor/mcp/tool.js";
import { TOOLS } from "../../../src/editor/mcp/tools.js";

const root = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-tools-")));
writeFileSync(join(root, "a.yaml"), "");

const question = (name: string, given: unknown) => {
  const tool = TOOLS.find((one) => one.name === name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return tool.ask(given, root);
};
const commandOf = (name: string, given: unknown): readonly string[] | string => {
  const asked = question(name, given);
  return asked.kind === "run" ? asked.args : asked.reason;
};
const answered = (name: string, given: unknown, out: unknown, err = ""): ToolAnswer => {
  const asked = question(name, given);
  if (asked.kind !== "run") throw new Error(asked.reason);
  return asked.answer({ exitCode: 0, out: typeof out === "string" ? out : JSON.stringify(out), err });
};

const QUIETLY = ["--offline", "--quiet"];
const JSON_CODE = ["--format=json", "--no-cache", "--allow-empty", ...QUIETLY];

describe("the command line", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["check", undefined, ["check", ...JSON_CODE, "--", root]],
    [
      "check",
      { from: "2.22", to: "+1", provider: "x" },
      ["check", "--from=2.22", "--to=+1", "--provider=x", ...JSON_CODE, "--", root],
    ],
    ["calls", { paths: ["a.yaml"] }, ["calls", ...JSON_CODE, "--", join(root, "a.yaml")]],
    ["explain", { subject: "GET /pets", to: "2.24" }, ["explain", "--to=2.24", ...QUIETLY, "--", "GET /pets"]],
    ["diff", { base: "2.22", target: "latest" }, ["diff", "--format=json", ...QUIETLY, "--", "2.22", "latest"]],
    ["diff", { base: "v2", target: "a.yaml" }, ["diff", "--format=json", ...QUIETLY, "--", "v2", join(root, "a.yaml")]],
    ["timeline", {}, ["timeline", ...QUIETLY]],
    ["timeline", { filter: "users" }, ["timeline", ...QUIETLY, "--", "users"]],
    ["fix", {}, ["fix", "--format=patch", "--no-cache", ...QUIETLY, "--", root]],
    [
      "fix",
      { rule: "removed-endpoint", finding: "ab:1", suggested: true },
      [
        "fix",
        "--rule=removed-endpoint",
        "--finding=ab:1",
        "--format=patch",
        "--no-cache",
        "--suggested",
        ...QUIETLY,
        "--",
        root,
      ],
    ],
  ])("%s %j", (name, given, args) => {
    expect(commandOf(name, given)).toEqual(args);
  });

  test.each([
    ["diff", { base: "gone.yaml", target: "2.24" }, "there is no gone.yaml"],
    ["diff", { base: "2.22", target: "gone.yaml" }, "there is no gone.yaml"],
    ["check", { paths: ["gone.ts"] }, "there is no gone.ts"],
    ["calls", { limit: 0 }, "limit"],
    ["calls", { limit: 201 }, "limit"],
    ["calls", { cursor: -1 }, "cursor"],
    ["explain", { subject: "" }, "subject"],
    ["explain", { subject: "x".repeat(301) }, "subject"],
    ["timeline", { filter: "x".repeat(201) }, "filter"],
    ["timeline", { filter: "-x" }, "filter"],
    ["check", { severity: "fatal" }, "severity"],
    ["fix", { rule: "Rule" }, "rule"],
  ])("%s %j is refused: %s", (name, given, reason) => {
    expect(commandOf(name, given)).toEqual(expect.stringContaining(reason));
  });
});

describe("the answer", () => {
  const finding = (line: number, more: object = {}) => ({
    ...{ ruleId: "removed-endpoint", severity: "error", file: "a.ts", line, column: 2, operation: "GET /a" },
    ...{ message: "It is gone.", replacement: [], fingerprint: `f${line}`, endLine: 9, ...more },
  });
  const report = {
    summary: { errors: 2 },
    remarks: ["a remark"],
    findings: [finding(1), finding(2, { severity: "warning" }), finding(3, { ruleId: "deprecated-endpoint" })],
  };

  test("of check is a page of lines, with the remarks", () => {
    const { text, structured } = answered("check", { limit: 1 }, report);
    expect(text).toBe(
      "a.ts:1:2: error removed-endpoint: It is gone.\n1 of 3 findings; ask with cursor 1 for more\na remark",
    );
    const { endLine: _, ...told } = finding(1);
    expect(structured).toEqual({ summary: { errors: 2 }, findings: [told], next: 1 });
  });

  test("of check keeps to a severity and a rule", () => {
    const lines = (given: object) => answered("check", given, report).text.split("\n").length - 2;
    expect([{}, { severity: "error" }, { rule: "removed-endpoint" }].map(lines)).toEqual([3, 2, 2]);
    expect(lines({ severity: "error", rule: "removed-endpoint" })).toBe(1);
  });

  test("of calls has what was not understood at its end", () => {
    const inventory = {
      summary: { calls: 2 },
      calls: [
        { file: "a.ts", line: 1, column: 2, method: "GET", path: "/a" },
        { file: "b.ts", line: 3, column: 4, method: null, path: "/b" },
      ],
      unresolved: [{ file: "c.ts", line: 5, column: 6, reason: "a riddle" }],
    };
    expect(answered("calls", {}, inventory)).toEqual({
      text: "a.ts:1:2: GET /a\nb.ts:3:4: ? /b\nc.ts:5:6: not understood: a riddle\n3 calls and places",
      structured: { summary: { calls: 2 }, next: null },
    });
  });

  test("of diff names three operations that a change concerns, and counts the others", () => {
    const affects = ["/a", "/b", "/c", "/d", "/e"].map((path) => ({ method: "GET", path }));
    const change = (level: string, count: number) => ({
      ...{ level, ruleId: "a-rule", element: { path: ["x", "y"] }, affects: affects.slice(0, count) },
    });
    const changes = { summary: { breaking: 1 }, changes: [change("breaking", 5), change("compatible", 3)] };
    expect(answered("diff", { base: "1", target: "2" }, changes).text.split("\n")).toEqual([
      "breaking a-rule x.y in GET /a, GET /b, GET /c and 2 more",
      "compatible a-rule x.y in GET /a, GET /b, GET /c",
      "2 changes",
    ]);
    const breaking = answered("diff", { base: "1", target: "2", breakingOnly: true }, changes);
    expect(breaking.text.split("\n")).toHaveLength(2);
    expect(breaking.structured).toEqual({ summary: { breaking: 1 }, next: null });
  });

  test("of timeline and explain is the text itself, of a timeline a page of it", () => {
    expect(answered("explain", { subject: "GET /a" }, "words\n").text).toBe("words\n");
    expect(answered("timeline", { limit: 2 }, "a\nb\nc\n").text).toBe("a\nb\n2 of 3 lines; ask with cursor 2 for more");
  });

  test("of fix is the patch, or why there is none", () => {
    expect(answered("fix", {}, "--- a.ts", "noise").text).toBe("--- a.ts");
    expect(answered("fix", {}, "", "why\n").text).toBe("no edit is proved\nwhy");
  });
});
