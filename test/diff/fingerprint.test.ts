import { expect, test } from "vitest";
import type { AffectedOperation } from "../../src/diff/change.js";
import { fingerprint } from "../../src/diff/fingerprint.js";

const change = {
  ruleId: "response-property-removed",
  element: { kind: "response-property", path: ["tag"] },
  branch: [],
  before: "string",
  after: null,
} as const;
const at = (...paths: readonly string[]): readonly AffectedOperation[] =>
  paths.map((path) => ({ method: "GET", path }));
const of = (...paths: readonly string[]): string => fingerprint(change, at(...paths));

test("sixteen characters that say which change it is", () => {
  expect(of("/pets")).toMatch(/^[0-9a-f]{16}$/);
  const others = [
    { ...change, ruleId: "other" },
    { ...change, element: { ...change.element, path: ["name"] } },
    { ...change, element: { ...change.element, kind: "request-property" as const } },
    { ...change, branch: ["Cat"] },
    { ...change, before: "number" },
    { ...change, after: "number" },
  ];
  expect(new Set([change, ...others].map((one) => fingerprint(one, at("/pets")))).size).toBe(7);
});

test.each<[story: string, one: readonly string[], other: readonly string[], same: boolean]>([
  ["the same operation", ["/pets"], ["/pets"], true],
  ["another one", ["/pets"], ["/dogs"], false],
  ["no operation", [], ["/pets"], false],
  ["a parameter that is called otherwise", ["/pets/{id}"], ["/pets/{petId}"], true],
  ["two of them", ["/a/{id}/b/{b}"], ["/a/{aId}/b/{bId}"], true],
  ["a longer one beside it", ["/pets"], ["/pets/{id}", "/pets"], true],
  ["one that is shorter", ["/pets"], ["/pets", "/a"], false],
  ["one as long that comes first in the alphabet", ["/a"], ["/b", "/a"], true],
  ["one as long that comes later", ["/a"], ["/a", "/b"], true],
  ["and longer ones between", ["/a"], ["/b", "/long", "/a"], true],
])("of several operations the shortest counts: %s", (_story, one, other, same) => {
  expect(of(...one) === of(...other)).toBe(same);
});
