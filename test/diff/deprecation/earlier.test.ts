import { describe, expect, test } from "vitest";
import { type EarlierSigns, withEarlierSign } from "../../../src/diff/deprecation/earlier.js";
import { parameterRemovalRules } from "../../../src/diff/parts/parameter-rules.js";
import { removalRules } from "../../../src/diff/parts/removal-rules.js";
import { ruleAfterNotice } from "../../../src/diff/rules/after-notice.js";
import type { Rule } from "../../../src/diff/rules/rule.js";

const calendar = { today: "2026-11-21", earliest: undefined, latest: undefined } as never;
const affects = [{ method: "GET", path: "/pets" }] as const;
const plain: Rule = { id: "plain", level: "breaking", what: "", why: "", example: { before: "", after: "" } } as never;
const noticed: Rule = { ...plain, id: "plain-after-notice" };
const removal = removalRules["without-deprecation"].path;
const gone = (rule: Rule, announced?: { since: string | null; windowOver: boolean }) => ({
  rule,
  element: { kind: "operation", path: [] } as const,
  before: null,
  announced,
});
const said =
  (since: string, rest: { sunset?: string; everywhere?: boolean } = {}): EarlierSigns =>
  () => ({
    since,
    sunset: rest.sunset,
    everywhere: rest.everywhere ?? true,
  });

describe("the rule for a removal that was announced", () => {
  test.each<[before: Rule, after: string | undefined]>([
    [removal, "api-path-removed-before-sunset"],
    [removalRules["without-deprecation"].method, "api-removed-before-sunset"],
    [parameterRemovalRules["without-deprecation"], parameterRemovalRules["before-sunset"].id],
    [plain, undefined],
    [{ ...plain, afterNotice: noticed }, "plain-after-notice"],
    [removalRules["with-deprecation"].path, undefined],
  ])("%o", (before, after) => {
    expect(ruleAfterNotice(before, "before-sunset")?.id).toBe(after);
  });
});

describe("what the releases between two documents say of what is gone", () => {
  test.each<[story: string, rule: Rule, signs: EarlierSigns, expected: readonly unknown[]]>([
    ["nothing", removal, () => undefined, [removal.id, undefined]],
    [
      "it was announced",
      removal,
      said("1.1"),
      ["api-path-removed-with-deprecation", { since: "1.1", windowOver: true }],
    ],
    [
      "with an end that has come",
      removal,
      said("1.1", { sunset: "2026-11-21" }),
      ["api-path-removed-after-sunset", { since: "1.1", windowOver: true }],
    ],
    [
      "with an end to come",
      removal,
      said("1.1", { sunset: "2026-11-22" }),
      ["api-path-removed-before-sunset", { since: "1.1", windowOver: false }],
    ],
    [
      "with an end that nobody understands",
      removal,
      said("1.1", { sunset: "soon" }),
      ["api-path-sunset-parse", { since: "1.1", windowOver: false }],
    ],
    ["not of every operation", removal, said("1.1", { everywhere: false }), [removal.id, undefined]],
    ["of what is no removal", plain, said("1.1"), ["plain", undefined]],
    [
      "of what has a rule of its own for it",
      { ...plain, afterNotice: noticed },
      said("1.1"),
      ["plain-after-notice", { since: "1.1", windowOver: true }],
    ],
  ])("%s", (_story, rule, signs, expected) => {
    const { rule: told, announced } = withEarlierSign(gone(rule), affects, signs, calendar);
    expect([told.id, announced]).toEqual(expected);
  });

  test("who is asked hears what went and whom it reaches", () => {
    const asked: unknown[] = [];
    withEarlierSign(gone(removal), affects, (about) => void asked.push(about), calendar);
    expect(asked).toEqual([{ ruleId: removal.id, element: { kind: "operation", path: [] }, before: null, affects }]);
  });

  test.each<[story: string, since: string | null, signs: EarlierSigns, expected: string | null]>([
    ["the document says since when", "1.0", said("1.1"), "1.0"],
    ["the document does not", null, said("1.1"), "1.1"],
    ["nobody does", null, () => undefined, null],
  ])("announced by the documents themselves: %s", (_story, since, signs, expected) => {
    const rule = removalRules["with-deprecation"].path;
    const before = gone(rule, { since, windowOver: true });
    const after = withEarlierSign(before, affects, signs, calendar);
    expect(after).toEqual(gone(rule, { since: expected, windowOver: true }));
    expect(after === before).toBe(since === expected);
  });
});
