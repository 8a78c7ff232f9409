/** What was before and what is now, beside the sentence of a change. */
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../src/contract/contract.js";
import type { Change } from "../../../src/diff/index.js";
import { valuesPhrase } from "../../../src/report/changes/values.js";
import { plain } from "../../../src/report/text/phrase.js";

const change = (before: JsonValue, after: JsonValue, element: Partial<Change["element"]> = {}): Change =>
  ({ before, after, element: { kind: "query", path: ["sort"], ...element } }) as unknown as Change;
const said = (...changes: readonly Change[]): string | undefined => {
  const phrase = valuesPhrase(changes, false);
  return phrase === undefined ? undefined : plain(phrase);
};

describe("one change", () => {
  test.each<[JsonValue, JsonValue, string | undefined]>([
    [5, 10, ": `5` → `10`"],
    [null, "cat", ": `cat`"],
    ["cat", null, " (was `cat`)."],
    ["", null, ' (was `""`).'],
    [null, null, undefined],
    [true, false, undefined],
    [true, null, " (was `true`)."],
    [null, false, ": `false`"],
    [["a"], { b: 1 }, '`["a"]` → `{"b":1}`'],
    [{ token: [] }, { token: ["read", "write"], key: [] }, "`token` → `token (read, write) + key`"],
    [{}, { token: "read" }, '`{}` → `{"token":"read"}`'],
    [{ token: [1] }, { token: [["a"]] }, '`{"token":[1]}` → `{"token":[["a"]]}`'],
  ])("%j → %j: %s", (before, after, expected) => {
    if (expected === undefined) expect(said(change(before, after))).toBeUndefined();
    else expect(said(change(before, after))).toContain(expected);
  });

  test("a status that came or went stands in the sentence already, what it answers does not", () => {
    const status = { kind: "response", path: ["404"] } as const;
    expect(said(change(null, "404", status))).toBeUndefined();
    expect(said(change("404", null, status))).toBeUndefined();
    expect(said(change(null, "other", status))).toBe(": `other`");
    expect(said(change("404", "403", status))).toBe(": `404` → `403`");
    expect(said(change(null, "404", { kind: "query", path: ["404"] }))).toBe(": `404`");
  });

  test("nothing is nothing", () => {
    expect(said()).toBeUndefined();
  });
});

describe("long texts", () => {
  const [head, tail] = ["a".repeat(60), "b".repeat(60)];

  test("of one value are cut", () => {
    expect(said(change(null, "x".repeat(100)))).toBe(`: \`${"x".repeat(100)}\``);
    expect(said(change(null, "x".repeat(101)))).toBe(`: \`${"x".repeat(100)}…\``);
  });

  test("show where they differ, with a little around it", () => {
    const around = (middle: string): string => `…${"a".repeat(24)}${middle}${"b".repeat(24)}…`;
    expect(said(change(`${head}old${tail}`, `${head}newer${tail}`))).toBe(
      `: \`${around("old")}\` → \`${around("newer")}\``,
    );
    expect(said(change(`${head}${tail}`, `${head}|new${tail}`))).toBe(`: \`${around("")}\` → \`${around("|new")}\``);
  });

  test("show no more at an end where they differ, and say where more is left out", () => {
    expect(said(change(`old${tail}${tail}`, `new${tail}${tail}`))).toBe(
      `: \`old${"b".repeat(24)}…\` → \`new${"b".repeat(24)}…\``,
    );
    expect(said(change(`${head}${head}old`, `${head}${head}new`))).toBe(
      `: \`…${"a".repeat(24)}old\` → \`…${"a".repeat(24)}new\``,
    );
    const [x, y] = ["x".repeat(150), "y".repeat(150)];
    expect(said(change(x, y))).toBe(`: \`${"x".repeat(100)}…\` → \`${"y".repeat(100)}…\``);
    expect(said(change(`${"q".repeat(20)}${"x".repeat(81)}`, `${"q".repeat(20)}${"y".repeat(81)}`))).toBe(
      `: \`${"q".repeat(20)}${"x".repeat(80)}…\` → \`${"q".repeat(20)}${"y".repeat(80)}…\``,
    );
  });

  test("of a hundred characters are shown whole", () => {
    const [x, y] = ["x".repeat(100), "y".repeat(100)];
    expect(said(change(x, y))).toBe(`: \`${x}\` → \`${y}\``);
  });

  test("one of which is the beginning of the other", () => {
    expect(said(change(`${head}${head}`, `${head}${head}${tail}`))).toBe(
      `: \`…${"a".repeat(24)}\` → \`…${"a".repeat(24)}${tail}\``,
    );
  });
});

describe("several values of one element", () => {
  const members = (count: number) =>
    valuesPhrase(
      Array.from({ length: count }, (_, at) => change(at % 2 === 0 ? null : `v${at}`, at % 2 === 0 ? `v${at}` : null)),
      true,
    );
  const listed = (count: number): string => Array.from({ length: count }, (_, at) => `\`v${at}\``).join(", ");

  test("are all named up to twenty, and the others counted", () => {
    expect(plain(members(2) ?? [])).toBe(`: ${listed(2)}`);
    expect(plain(members(20) ?? [])).toBe(`: ${listed(20)}`);
    expect(plain(members(23) ?? [])).toBe(`: ${listed(20)} and 3 more`);
  });

  test("that are the same are named once", () => {
    expect(plain(valuesPhrase([change(null, "a"), change(null, "a")], true) ?? [])).toBe(": `a`");
  });
});
