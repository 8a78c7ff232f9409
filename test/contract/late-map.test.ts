import { describe, expect, it } from "vitest";
import { lateMap } from "../../src/contract/normalise/late-map.js";

describe("a map whose values are made when they are asked for", () => {
  const asked: string[] = [];
  const map = (keys: readonly string[]) => {
    asked.length = 0;
    return lateMap(keys, (key) => {
      asked.push(key);
      return { key };
    });
  };

  it("makes none for who only wants to know what there is", () => {
    const late = map(["b", "a"]);
    expect([late.size, late.has("a"), late.has("c"), [...late.keys()]]).toEqual([2, true, false, ["b", "a"]]);
    expect(asked).toEqual([]);
  });

  it("makes the one that is asked for, once", () => {
    const late = map(["b", "a"]);
    expect(late.get("a")).toEqual({ key: "a" });
    expect(late.get("a")).toBe(late.get("a"));
    expect(late.get("c")).toBeUndefined();
    expect(asked).toEqual(["a"]);
  });

  it.each<
    [
      string,
      (late: ReadonlyMap<string, { readonly key: string }>) => readonly (readonly [string, { readonly key: string }])[],
    ]
  >([
    ["spread", (late) => [...late]],
    ["entries", (late) => [...late.entries()]],
    ["values", (late) => [...late.values()].map((value) => [value.key, value])],
    [
      "forEach",
      (late) => {
        const seen: [string, { readonly key: string }][] = [];
        late.forEach((value, key) => seen.push([key, value]));
        return seen;
      },
    ],
    ["a copy", (late) => [...new Map(late)]],
  ])("gives all in order: %s", (_, all) => {
    expect(all(map(["b", "a"]))).toEqual([
      ["b", { key: "b" }],
      ["a", { key: "a" }],
    ]);
    expect(asked).toEqual(["b", "a"]);
  });
});
