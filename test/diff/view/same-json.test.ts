import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../src/contract/contract.js";
import { JsonValues, sameJson } from "../../../src/diff/view/same-json.js";

const ROWS: readonly (readonly [one: JsonValue, other: JsonValue, same: boolean])[] = [
  [1, 1, true],
  [1, 2, false],
  [1, "1", false],
  [null, null, true],
  [null, {}, false],
  [null, [], false],
  [null, false, false],
  ["a", ["a"], false],
  ["a", {}, false],
  ["", [], false],
  [[], [], true],
  [[], {}, false],
  [["a"], ["a"], true],
  [["a"], { 0: "a" }, false],
  [["a"], ["b"], false],
  [["a"], ["a", "b"], false],
  [["a", "b"], ["b", "a"], false],
  [[["a"]], [["a"]], true],
  [[["a"]], [["b"]], false],
  [{}, {}, true],
  [{ a: 1 }, {}, false],
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: null }, { b: null }, false],
  [{ a: null }, { b: 1 }, false],
  [{ a: null }, { a: null }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: { b: [1] } }, { a: { b: [1] } }, true],
  [{ a: { b: [1] } }, { a: { b: [2] } }, false],
  [{ toString: null }, { a: null }, false],
];

describe("values of JSON that are the same, whichever comes first", () => {
  test.each(ROWS)("%j and %j: %s", (one, other, same) => {
    expect([sameJson(one, other), sameJson(other, one)]).toEqual([same, same]);
  });
});

describe("members of a list", () => {
  test.each(ROWS)("%j beside others, asked for %j: %s", (one, other, same) => {
    expect(new JsonValues(["x", ["y"], { z: 1 }, one]).has(other)).toBe(same);
  });
});
