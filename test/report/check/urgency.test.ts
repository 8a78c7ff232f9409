/** What a report begins with. */
import { describe, expect, test } from "vitest";
import type { CheckedApi, Finding } from "../../../src/check/finding.js";
import { byPlace, byUrgency, compare } from "../../../src/report/check/urgency.js";
import { api, finding, noLife } from "../reports/build.js";

const at = (file: string, line: number, column = 1) => ({ file, line, column, endLine: line, endColumn: column + 5 });
const one = (operation: string, parts: Partial<Finding> = {}): Finding =>
  finding({ ruleId: "deprecated-endpoint", severity: "warning", place: at("a.ts", 1), operation, ...parts });
const kept = (releasesLeft: number | undefined, daysLeft?: number): Partial<Finding> => ({
  lifecycle: {
    ...noLife,
    keptThrough: { release: "2.25", firstRelease: undefined, date: undefined, daysLeft, releasesLeft },
  },
});
const sorted = (findings: readonly Finding[], of: CheckedApi = api): readonly string[] =>
  [...findings].sort(byUrgency({ apis: [of] })).map(({ operation }) => operation);

test("what is gone comes first, then what is over, what ends soonest, and what has no end", () => {
  const all = [
    one("no end"),
    one("suppression", { ruleId: "expired-suppression", place: at("b.ts", 1) }),
    one("two releases", kept(2)),
    one("one release", kept(1)),
    one("over", { ruleId: "expired-endpoint" }),
    one("gone", { ruleId: "removed-endpoint" }),
    one("error", { severity: "error" }),
    one("info", { severity: "info", ruleId: "removed-endpoint" }),
  ];
  const order = ["error", "gone", "over", "one release", "two releases", "no end", "suppression", "info"];
  expect(sorted(all)).toEqual(order);
  expect(sorted(all.toReversed())).toEqual(order);
});

describe("a release counts as a quarter of a year", () => {
  const both = [one("days", kept(undefined, 92)), one("release", kept(1)), one("fewer days", kept(undefined, 90))];

  test("where days stand beside releases", () => {
    expect(sorted(both)).toEqual(["fewer days", "release", "days"]);
  });

  test("and each deployment has its own clock", () => {
    const clocks = [one("long by releases", kept(9, 10)), one("long by days", kept(1, 900))];
    expect(sorted(clocks)).toEqual(["long by days", "long by releases"]);
    expect(sorted(clocks, { ...api, deployment: "saas" })).toEqual(["long by releases", "long by days"]);
    expect(sorted([...both], { ...api, deployment: "saas" })).toEqual(["fewer days", "release", "days"]);
  });
});

test("by place: file, line, column, rule, element", () => {
  const field = (name: string) => ({ element: { kind: "query", path: [name] } as const });
  const order = [
    one("1", { place: at("a.ts", 9) }),
    one("2", { place: at("b.ts", 2, 9) }),
    one("3", { place: at("b.ts", 10, 3) }),
    one("4", { place: at("b.ts", 10, 4), ruleId: "deprecated-parameter", ...field("b") }),
    one("5", { place: at("b.ts", 10, 4), ruleId: "removed-parameter", ...field("a") }),
    one("6", { place: at("b.ts", 10, 4), ruleId: "removed-parameter", ...field("b") }),
  ];
  expect(
    order
      .toReversed()
      .sort(byPlace)
      .map(({ operation }) => operation),
  ).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test.each([
  ["a", "b", -1],
  ["b", "a", 1],
  ["a", "a", 0],
  ["Z", "a", -1],
  ["é", "z", 1],
])("%s beside %s: %d", (left, right, expected) => {
  expect(compare(left, right)).toBe(expected);
});
