/** Sets of values are bounded; what would not be kept is not made either, or a few lines cost minutes. */

import { describe, expect, test } from "vitest";
import { MOST_OPTIONS, uniteOneByOne } from "../../../src/scan/domain/union.js";
import { text, type Value } from "../../../src/scan/domain/value.js";
import { linesOf } from "./engine.js";

const texts = (from: number, count: number): Value => ({
  kind: "union",
  options: Array.from({ length: count }, (_, at) => text(`/users/${from + at}`)),
  cut: false,
});

describe("a set of values that are made one by one", () => {
  test("is not asked for more than it keeps", () => {
    const asked: number[] = [];
    const all = uniteOneByOne(Array.from({ length: 500 }).fill(0), (_, index) => {
      asked.push(index);
      return texts(index * 10, 10);
    });
    expect(all).toMatchObject({ kind: "union", cut: true });
    expect(all.kind === "union" ? all.options : []).toHaveLength(MOST_OPTIONS);
    expect(asked.length).toBeLessThan(10);
  });
  test("is whole where the values are few, however often they come", () => {
    const all = uniteOneByOne(Array.from({ length: 500 }).fill(0), (_, index) =>
      index === 499 ? text("/users/last") : texts(0, 3),
    );
    expect(all).toMatchObject({ kind: "union", cut: false });
    expect(all.kind === "union" ? all.options : []).toHaveLength(4);
  });
  test("takes all of a plain table, whose values may be the same", () => {
    const all = uniteOneByOne(Array.from({ length: 500 }).fill(0), (_, index) => text(index === 499 ? "PUT" : "GET"));
    expect(all.kind === "union" ? all.options : []).toHaveLength(2);
  });
});

test.each([
  "filter(Boolean)",
  "sort()",
  "toSorted((one, other) => one.length - other.length)",
  "slice()",
  "reverse()",
  "toReversed()",
  "flat()",
  "values()",
  "concat([])",
])("all paths of a list are asked for after %s", (method) => {
  const code = `export const f = () => { for (const path of ["/v1/k8s/users", "/v1/k8s/groups"].${method}) fetch(path); };`;
  expect([...linesOf(code)].sort()).toEqual(["GET /v1/k8s/groups @main.tsx:1", "GET /v1/k8s/users @main.tsx:1"]);
});
