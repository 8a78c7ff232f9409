/** Drafts of one cause are one fix; those that want other texts at one place, or leave a use of a constant out, are none. */
import { expect, test } from "vitest";
import type { Finding, Unproved } from "../../src/check/finding.js";
import type { Draft, DraftEdit } from "../../src/fix/kinds/index.js";
import { together } from "../../src/fix/together.js";
import { finding } from "../report/reports/build.js";
import { programOf } from "./code.js";

const PROGRAM = programOf({ "a.ts": "send(1);", "b.ts": "send(2);" });
const found = (line: number): Finding =>
  finding({
    ...{ ruleId: "removed-endpoint", severity: "error", operation: "GET /a" },
    place: { file: "a.ts", line, column: 1, endLine: line, endColumn: 2 },
  });
const at = (file: string, start: number, end: number, text = "x"): DraftEdit => ({
  ...{ file, start, end, before: "y", text, steps: [] },
});
const draft = (edits: readonly DraftEdit[], unproved: readonly Unproved[] = []): Draft => ({
  change: { kind: "comment", text: edits.map(({ text }) => text).join() },
  unproved,
  edits,
});

/** By finding, which fix it has: `kind file:start-end …`; those of one fix have one number. */
function fixesOf(...drafts: readonly Draft[]) {
  const drafted = drafts.map((one, index) => ({
    finding: found(index + 1),
    draft: one,
  }));
  const fixes = together(PROGRAM, drafted);
  const ids = [...new Set([...fixes.values()].map(({ id }) => id))];
  return drafted.map((one) => {
    const fix = fixes.get(one.finding);
    if (fix === undefined) return undefined;
    const edits = fix.edits.map(({ file, start, end, text }) => `${file}:${start}-${end}=${text}`);
    return `${ids.indexOf(fix.id)} ${fix.kind} ${edits.join(" ")}${fix.unproved.map(({ kind }) => ` ${kind}`).join("")}`;
  });
}

const [A, B, C] = [at("a.ts", 0, 2), at("a.ts", 4, 6), at("b.ts", 0, 2)];
test.each<[name: string, drafts: readonly Draft[], fixes: readonly (string | undefined)[]]>([
  ["none", [], []],
  ["one", [draft([A])], ["0 fix a.ts:0-2=x"]],
  ["edits in the order of files and places", [draft([C, B, A])], ["0 fix a.ts:0-2=x a.ts:4-6=x b.ts:0-2=x"]],
  ["two that have nothing in common", [draft([A]), draft([B])], ["0 fix a.ts:0-2=x", "1 fix a.ts:4-6=x"]],
  ["two with the same edit", [draft([A]), draft([A])], ["0 fix a.ts:0-2=x", "0 fix a.ts:0-2=x"]],
  [
    "two that share an edit",
    [draft([A, B]), draft([B, C])],
    ["0 fix a.ts:0-2=x a.ts:4-6=x b.ts:0-2=x", "0 fix a.ts:0-2=x a.ts:4-6=x b.ts:0-2=x"],
  ],
  [
    "two that a third one joins",
    [draft([A]), draft([C]), draft([A, C])],
    Array.from({ length: 3 }, () => "0 fix a.ts:0-2=x b.ts:0-2=x"),
  ],
  [
    "a chain, the last of which joins the first",
    [draft([A]), draft([B]), draft([C]), draft([B, C]), draft([A, B])],
    Array.from({ length: 5 }, () => "0 fix a.ts:0-2=x a.ts:4-6=x b.ts:0-2=x"),
  ],
  ["two other texts at one place", [draft([A]), draft([at("a.ts", 0, 2, "z")])], [undefined, undefined]],
  [
    "two other texts at one place, beside one that is apart",
    [draft([A]), draft([C]), draft([at("a.ts", 0, 2, "z")])],
    [undefined, "0 fix b.ts:0-2=x", undefined],
  ],
  ["edits that overlap", [draft([A, at("a.ts", 1, 3)])], [undefined]],
  ["edits that meet", [draft([A, at("a.ts", 2, 4)])], ["0 fix a.ts:0-2=x a.ts:2-4=x"]],
  ["edits at the same place of two files", [draft([A, C])], ["0 fix a.ts:0-2=x b.ts:0-2=x"]],
  [
    "one that is not proved",
    [draft([A], [{ kind: "guessed", target: "GET /a" }])],
    ["0 suggestion a.ts:0-2=x guessed"],
  ],
  [
    "two of which one is not proved",
    [draft([A]), draft([A], [{ kind: "guessed", target: "GET /a" }])],
    ["0 suggestion a.ts:0-2=x guessed", "0 suggestion a.ts:0-2=x guessed"],
  ],
  [
    "the same reason twice, and another",
    [
      draft([A], [{ kind: "sent", part: "body" }]),
      draft(
        [A],
        [
          { kind: "sent", part: "body" },
          { kind: "sent", part: "query" },
        ],
      ),
    ],
    ["0 suggestion a.ts:0-2=x sent sent", "0 suggestion a.ts:0-2=x sent sent"],
  ],
  ["in a test", [draft([at("a.test.ts", 0, 2)])], ["0 suggestion a.test.ts:0-2=x in-test"]],
  [
    "in a test, as it is known",
    [draft([at("a.test.ts", 0, 2)], [{ kind: "in-test" }])],
    ["0 suggestion a.test.ts:0-2=x in-test"],
  ],
])("%s", (_, drafts, fixes) => {
  expect(fixesOf(...drafts)).toEqual(fixes);
});

test("what is changed is what the first one says", () => {
  const one = { finding: found(1), draft: draft([A]) };
  const other = {
    finding: found(2),
    draft: { ...draft([A]), change: { kind: "comment", text: "other" } as const },
  };
  const fixes = together(PROGRAM, [one, other]);
  expect([fixes.get(one.finding)?.change, fixes.get(other.finding)?.change]).toEqual([
    one.draft.change,
    one.draft.change,
  ]);
  expect(fixes.get(one.finding)?.edits).toEqual([{ file: "a.ts", start: 0, end: 2, before: "y", text: "x" }]);
});
