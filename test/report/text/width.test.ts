import { describe, expect, test } from "vitest";
import { clip, clipStart, padEnd, padStart, widthOf, wrap } from "../../../src/report/text/width.js";

const FAMILY = "👩‍💻";

test.each([
  ["", 0],
  ["abc", 3],
  ["… → “x”", 7],
  ["é", 1],
  ["e\u0301", 1],
  ["\u0301", 0],
  ["名", 2],
  ["名前a", 5],
  [FAMILY, 2],
])("%j takes %d columns", (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test("text is filled up to a width, and not beyond it", () => {
  expect(padEnd("ab", 4)).toBe("ab  ");
  expect(padStart("ab", 4)).toBe("  ab");
  expect([padEnd("名", 3), padStart("名", 3)]).toEqual(["名 ", " 名"]);
  expect([padEnd("abc", 3), padEnd("abc", 2), padStart("abc", 2)]).toEqual(["abc", "abc", "abc"]);
});

describe("text that is too wide is cut", () => {
  test.each([
    ["abcd", 4, "abcd", "abcd"],
    ["abcd", 3, "ab…", "…cd"],
    ["abcd", 1, "…", "…"],
    ["abcd", 0, "", ""],
    ["abcd", -1, "", ""],
    ["名前名", 6, "名前名", "名前名"],
    ["名前名", 5, "名前…", "…前名"],
    ["名前名", 4, "名…", "…名"],
    ["名前名", 1, "…", "…"],
    ["名前名", 0, "", ""],
    [`a${FAMILY}b`, 3, "a…", "…b"],
    [`${FAMILY}${FAMILY}`, 3, `${FAMILY}…`, `…${FAMILY}`],
  ])("%s to %d columns: %j or %j", (text, width, end, start) => {
    expect([clip(text, width), clipStart(text, width)]).toEqual([end, start]);
  });
});

describe("lines are broken at spaces", () => {
  test.each([
    ["ab cd", 5, ["ab cd"]],
    ["ab cd", 4, ["ab", "cd"]],
    ["ab cd ef", 5, ["ab cd", "ef"]],
    ["abcdefgh ij", 4, ["abcdefgh", "ij"]],
    ["ij abcdefgh", 4, ["ij", "abcdefgh"]],
    ["  ab", 9, ["ab"]],
    ["", 4, [""]],
    ["名 前 名", 5, ["名 前", "名"]],
    ["名 前 名", 4, ["名", "前", "名"]],
    ["名 前", 9, ["名 前"]],
  ])("%j in %d columns: %j", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});
