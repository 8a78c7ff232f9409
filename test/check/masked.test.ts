import { describe, expect, test } from "vitest";
import type { Finding, FindingDetail } from "../../src/check/finding.js";
import { masked, maskedFinding } from "../../src/check/masked.js";

/** made up: it only has to look like one */
const SECRET = "password=made-up-secret";
const HIDDEN = `password=${"*".repeat(14)}`;
const address = (query: string): string => `https://api.example.com/pets?${query}`;
const finding = (operation: string, detail: FindingDetail): Finding =>
  ({ ruleId: "removed-endpoint", operation, detail }) as Finding;
const suppression = (text: string, reason: string | undefined): FindingDetail => ({
  kind: "suppression",
  text,
  rule: "r",
  reason,
  until: undefined,
});

test("a reason that is shown", () => {
  expect(masked({ reason: address(SECRET), line: 3 })).toEqual({ reason: address(HIDDEN), line: 3 });
  expect(masked({ reason: "too dynamic" })).toEqual({ reason: "too dynamic" });
});

describe("a finding that is shown", () => {
  const NONE: FindingDetail = { kind: "none" };
  test.each<[story: string, before: Finding, after: Finding]>([
    ["its operation", finding(address(SECRET), NONE), finding(address(HIDDEN), NONE)],
    [
      "the text of an interface",
      finding("GET /pets", { kind: "interface", signature: "s", title: "t", text: address(SECRET) }),
      finding("GET /pets", { kind: "interface", signature: "s", title: "t", text: address(HIDDEN) }),
    ],
    [
      "the text of a comment",
      finding("", suppression(address(SECRET), undefined)),
      finding("", suppression(address(HIDDEN), undefined)),
    ],
    [
      "the reason of a comment",
      finding("", suppression("text", address(SECRET))),
      finding("", suppression("text", address(HIDDEN))),
    ],
  ])("%s", (_story, before, after) => {
    expect(maskedFinding(before)).toEqual(after);
  });

  test.each<[detail: FindingDetail]>([
    [NONE],
    [{ kind: "changed", ruleId: "r", before: SECRET, after: "b" }],
    [{ kind: "not-yet", firstRelease: "1.0" }],
    [{ kind: "spelling", written: "Tag" }],
    [{ kind: "retargeted", symbol: "list", was: "a", becomes: "b" }],
  ])("what contracts say is public: %j", (detail) => {
    const one = finding("GET /pets", detail);
    expect(maskedFinding(one)).toBe(one);
  });
});
