/** Lists of values before and after: what is said of each value, and where the documents list it. */
import { dump } from "js-yaml";
import { describe, expect, test } from "vitest";
import { diffDocuments, documentWith } from "../documents.js";

const written = (schema: object): string => dump(documentWith("request-property", schema));

async function changes(before: object, after: object): Promise<readonly string[]> {
  const [base, target] = [written(before), written(after)];
  const line = (text: string, at: number | undefined): string =>
    at === undefined ? "nowhere" : (text.split("\n")[at - 1]?.trim() ?? "");
  return (await diffDocuments(base, target)).map(
    ({ ruleId, before: was, after: is, baseLocation, targetLocation }) =>
      `${ruleId.replace("request-property-", "")} ${JSON.stringify(was)} ${JSON.stringify(is)} at ${line(base, baseLocation?.line)} | ${line(target, targetLocation?.line)}`,
  );
}

const string = { type: "string" };
const one = (...values: readonly unknown[]) => ({ enum: values });
const growing = (...values: readonly unknown[]) => ({ "x-extensible-enum": values });
const ending = (schema: object, ...values: readonly unknown[]) => ({ ...schema, "x-deprecated-values": values });

describe("a list of values", () => {
  test.each<[string, object, object, readonly string[]]>([
    ["stays", one("a", "b"), one("a", "b"), []],
    ["stays in another order", one("a", "b"), one("b", "a"), []],
    ["of objects stays, whatever the order of their names", one({ x: 1, y: 2 }, "b"), one({ y: 2, x: 1 }, "b"), []],
    ["comes", string, one("a", "b"), ['became-enum null ["a","b"] at value: | value:']],
    ["of one value comes", string, one("a"), ['const-added null "a" at value: | value:']],
    ["that grows comes", string, growing("a", "b"), []],
    ["goes", one("a", "b"), string, ['no-longer-enum ["a","b"] null at value: | value:']],
    ["of one value goes", one("a"), string, ['const-removed "a" null at value: | value:']],
    ["that grows goes", growing("a", "b"), string, []],
    ["has one more", one("a", "b"), one("a", "b", "c"), ['enum-value-added null "c" at value: | - c']],
    ["has one less", one("a", "b", "c"), one("a", "b"), ['enum-value-removed "c" null at - c | value:']],
    ["has one less that is first", one("a", "b", "c"), one("b", "c"), ['enum-value-removed "a" null at - a | value:']],
    [
      "has one object less",
      one({ x: 1 }, "b", "c"),
      one("b", "c"),
      [
        'enum-value-removed {"x":1} null at - x: 1 | value:',
        'type-specialized ["object","string"] "string" at value: | value:',
      ],
    ],
    [
      "has another",
      one("a", "b"),
      one("a", "c"),
      ['enum-value-removed "b" null at - b | value:', 'enum-value-added null "c" at value: | - c'],
    ],
    ["of one value has another", one("a"), one("b"), ['const-changed "a" "b" at value: | value:']],
    [
      "of one value has two others",
      one("a"),
      one("b", "c"),
      [
        'enum-value-removed "a" null at value: | value:',
        'enum-value-added null "b" at value: | - b',
        'enum-value-added null "c" at value: | - c',
      ],
    ],
    [
      "of two values has one other",
      one("a", "b"),
      one("c"),
      [
        'enum-value-removed "a" null at - a | value:',
        'enum-value-removed "b" null at - b | value:',
        'enum-value-added null "c" at value: | value:',
      ],
    ],
    [
      "that grows has one more",
      growing("a", "b"),
      growing("a", "b", "c"),
      ['x-extensible-enum-value-added null "c" at value: | value:'],
    ],
    [
      "that grows has one less",
      growing("a", "b", "c"),
      growing("a", "b"),
      ['x-extensible-enum-value-removed "c" null at value: | value:'],
    ],
    [
      "that grows has another",
      growing("a"),
      growing("b"),
      [
        'x-extensible-enum-value-removed "a" null at value: | value:',
        'x-extensible-enum-value-added null "b" at value: | value:',
      ],
    ],
    [
      "that grew no longer grows, with one less",
      growing("a", "b", "c"),
      one("a", "b"),
      ['enum-value-removed "c" null at value: | value:'],
    ],
    [
      "has one less that was marked",
      ending(one("a", "b", "c"), "c"),
      one("a", "b"),
      ['enum-value-removed-with-deprecation "c" null at - c | value:'],
    ],
    [
      "of one value that was marked has another",
      ending(one("a"), "a"),
      one("b"),
      [
        'enum-value-removed-with-deprecation "a" null at value: | value:',
        'enum-value-added null "b" at value: | value:',
      ],
    ],
    ["has a mark", one("a", "b"), ending(one("a", "b"), "b"), ['enum-value-deprecated "b" "b" at value: | value:']],
    [
      "has no mark any more",
      ending(one("a", "b"), "b"),
      one("a", "b"),
      ['enum-value-reactivated "b" "b" at value: | value:'],
    ],
    ["has the same mark", ending(one("a", "b"), "b"), ending(one("a", "b"), "b"), []],
  ])("%s", async (_, before, after, lines) => {
    expect(await changes(before, after)).toEqual(lines);
  });
});
