/** Edits as lines and columns of their files. */
import { describe, expect, test } from "vitest";
import type { Fix } from "../../../src/check/fix.js";
import { asOneEdit, placedEdits } from "../../../src/report/fix/places.js";

const FILES: Readonly<Record<string, string>> = {
  "a.ts": "one two\nthree\r\nfour\rfive six",
  "b.ts": "\uFEFFone two",
  "quoted.ts": "one 'two' three",
};
const context = { source: (file: string) => FILES[file] };
const edit = (file: string, before: string, text: string) => {
  const start = (FILES[file]?.replace("\uFEFF", "") ?? "").indexOf(before);
  return { file, start, end: start + before.length, before, text };
};
const fix = (...edits: Fix["edits"]): Fix => ({ edits }) as unknown as Fix;
const place = (file: string, line: number, column: number, endLine: number, endColumn: number) => ({
  ...{ file, line, column, endLine, endColumn },
});

describe("each edit", () => {
  test.each([
    [edit("a.ts", "one", "1"), place("a.ts", 1, 1, 1, 4)],
    [edit("a.ts", "two", "2"), place("a.ts", 1, 5, 1, 8)],
    [edit("a.ts", "three", "3"), place("a.ts", 2, 1, 2, 6)],
    [edit("a.ts", "four", "4"), place("a.ts", 3, 1, 3, 5)],
    [edit("a.ts", "six", "6"), place("a.ts", 4, 6, 4, 9)],
    [edit("a.ts", "two\nthree", ""), place("a.ts", 1, 5, 2, 6)],
    [edit("b.ts", "two", "2"), place("b.ts", 1, 5, 1, 8)],
  ])("%j", (one, at) => {
    expect(placedEdits(fix(one), context)).toEqual([{ place: at, text: one.text }]);
  });

  test("is told with all others, or none of them", () => {
    const good = edit("a.ts", "one", "1");
    expect(placedEdits(fix(good, edit("b.ts", "two", "2")), context)).toHaveLength(2);
    expect(placedEdits(fix(good, { ...edit("a.ts", "two", "2"), before: "TWO" }), context)).toBeUndefined();
    expect(placedEdits(fix(good, { ...good, file: "gone.ts" }), context)).toBeUndefined();
    expect(placedEdits(fix(), context)).toEqual([]);
  });
});

describe("all as one edit", () => {
  test("from the first to the last, with what stands between", () => {
    const edits = [edit("a.ts", "one", "1"), edit("a.ts", "three", "3"), edit("a.ts", "five", "5")];
    expect(asOneEdit(fix(...edits), context)).toEqual({
      place: place("a.ts", 1, 1, 4, 5),
      text: "1 two\n3\r\nfour\r5",
    });
    expect(asOneEdit(fix(edit("b.ts", "one", "1"), edit("b.ts", "two", "2")), context)).toEqual({
      place: place("b.ts", 1, 1, 1, 8),
      text: "1 2",
    });
  });

  test.each([
    ["no edit", []],
    ["of two files", [edit("a.ts", "one", "1"), edit("b.ts", "two", "2")]],
    ["of a file that is gone", [{ ...edit("a.ts", "one", "1"), file: "gone.ts" }]],
    ["with a text of the code between them", [edit("quoted.ts", "one", "1"), edit("quoted.ts", "three", "3")]],
  ])("is none: %s", (_, edits) => {
    expect(asOneEdit(fix(...edits), context)).toBeUndefined();
  });
});
