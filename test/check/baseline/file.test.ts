import { describe, expect, test } from "vitest";
import { type BaselineEntry, parseBaseline, printBaseline } from "../../../src/check/baseline/file.js";

const ENTRY: BaselineEntry = {
  fingerprint: "0123456789abcdef",
  api: "shop",
  ruleId: "removed-endpoint",
  operation: "GET /carts",
  file: "src/carts.ts",
};
const FIELDS = Object.keys(ENTRY) as (keyof BaselineEntry)[];

/** The message, or "fine". */
function told(document: unknown): string {
  const parsed = parseBaseline(typeof document === "string" ? document : JSON.stringify(document), "kept.json");
  return parsed.ok ? "fine" : parsed.problem.message;
}
const withEntry = (entry: unknown) => ({ schemaVersion: 1, findings: [entry] });

describe("a baseline is taken whole or refused in a line", () => {
  test.each<readonly [string, unknown, string]>([
    ["a list", [], 'kept.json is no baseline of this tool: it lacks "schemaVersion": 1'],
    ["null", null, 'kept.json is no baseline of this tool: it lacks "schemaVersion": 1'],
    ["a later version", { schemaVersion: 2 }, 'kept.json is no baseline of this tool: it lacks "schemaVersion": 1'],
    ["an unknown key", { schemaVersion: 1, finding: [] }, 'kept.json: unknown key "finding"'],
    ["no list of findings", { schemaVersion: 1, findings: {} }, 'kept.json: "findings" must be a list'],
    ["null in its place", { schemaVersion: 1, findings: null }, 'kept.json: "findings" must be a list'],
    ["no list of accepted ones", { schemaVersion: 1, accepted: "" }, 'kept.json: "accepted" must be a list'],
    ["an entry that is none", withEntry("x"), "kept.json: findings[0] is no object"],
    ["an entry that is a list", withEntry([]), "kept.json: findings[0] is no object"],
    [
      "an unknown key of an entry",
      withEntry({ ...ENTRY, line: 3 }),
      'kept.json: findings[0] has an unknown key "line"',
    ],
    ["a reason that is no text", withEntry({ ...ENTRY, reason: 1 }), 'kept.json: findings[0] "reason" must be a text'],
  ])("%s", (_, document, message) => {
    expect(told(document)).toBe(message);
  });

  test.each(FIELDS)("an entry without %s", (field) => {
    const { [field]: _, ...rest } = ENTRY;
    expect(told(withEntry(rest))).toBe(`kept.json: findings[0] lacks "${field}"`);
  });

  test.each(FIELDS)("an entry whose %s is no text", (field) => {
    expect(told(withEntry({ ...ENTRY, [field]: 7 }))).toBe(`kept.json: findings[0] "${field}" must be a text`);
  });

  test("the wrong entry is named by its place, in either list", () => {
    expect(told({ schemaVersion: 1, accepted: [ENTRY, ENTRY, {}] })).toBe('kept.json: accepted[2] lacks "fingerprint"');
  });

  test("a merge conflict", () => {
    const parsed = parseBaseline('<<<<<<< HEAD\n{ "schemaVersion": 1 }', "kept.json");
    expect(parsed).toMatchObject({
      ok: false,
      problem: {
        message: expect.stringMatching(/^kept\.json is no JSON: /) as string,
        hint: expect.stringContaining("merge conflict") as string,
        file: "kept.json",
      },
    });
  });

  test("lists may be left out, and a schema may be named", () => {
    expect(parseBaseline('{ "schemaVersion": 1, "$schema": "x" }', "kept.json")).toEqual({
      ok: true,
      value: { accepted: [], findings: [] },
    });
  });
});

describe("written", () => {
  const entries: readonly BaselineEntry[] = [
    { ...ENTRY, api: "z" },
    { ...ENTRY, operation: "GET /z" },
    { ...ENTRY, ruleId: "z" },
    { ...ENTRY, element: "z" },
    { ...ENTRY, element: "a/b", reason: "agreed", until: "2.26" },
    { ...ENTRY, fingerprint: "f" },
    ENTRY,
  ];
  const expected = [ENTRY, entries[5], entries[4], entries[3], entries[2], entries[1], entries[0]];

  test("it is in the order of API, operation, rule, element, fingerprint, whatever it was given in", () => {
    for (const findings of [entries, [...entries].reverse()]) {
      const text = printBaseline({ accepted: [], findings });
      expect((JSON.parse(text) as { findings: unknown }).findings).toEqual(expected);
    }
  });

  test("an entry is a line, fields in one order, and what is read is what was written", () => {
    const text = printBaseline({ accepted: [entries[4] ?? ENTRY], findings: [ENTRY] });
    expect(text).toBe(`{
  "schemaVersion": 1,
  "accepted": [
    { "fingerprint": "0123456789abcdef", "api": "shop", "ruleId": "removed-endpoint", "operation": "GET /carts", "element": "a/b", "file": "src/carts.ts", "reason": "agreed", "until": "2.26" }
  ],
  "findings": [
    { "fingerprint": "0123456789abcdef", "api": "shop", "ruleId": "removed-endpoint", "operation": "GET /carts", "file": "src/carts.ts" }
  ]
}
`);
    expect(parseBaseline(text, "kept.json")).toEqual({
      ok: true,
      value: { accepted: [entries[4]], findings: [ENTRY] },
    });
  });
});
