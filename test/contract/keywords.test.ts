/** What a new keyword of schemas needs, so that nothing of it is forgotten in silence. */
import { expect, test } from "vitest";
import type { Schema } from "../../src/contract/contract.js";
import { bitsOf, KEYWORDS, type Keyword } from "../../src/contract/keywords.js";
import { aspects } from "../../src/diff/aspects/index.js";
import { fieldsOf } from "./fields-of.js";
import { contractIn } from "./load-fixture.js";

test("each keyword has a bit of its own", () => {
  const bits = KEYWORDS.map((keyword) => bitsOf([keyword])).map(({ said, filled }) => `${said} ${filled}`);
  expect(new Set(bits).size).toBe(KEYWORDS.length);
  expect(bits).not.toContain("0 0");
});

/** All schemas that can be reached from a value. */
function schemasOf(value: unknown, met = new Set<unknown>()): readonly Schema[] {
  if (typeof value !== "object" || value === null || met.has(value)) return [];
  met.add(value);
  const inner =
    value instanceof Map || Array.isArray(value) ? [...value.values()] : fieldsOf(value).map(([, field]) => field);
  const below = inner.flatMap((one) => schemasOf(one, met));
  return "keywords" in value && "allOf" in value ? [value as Schema, ...below] : below;
}

/** What no document can say. */
const NEVER_WRITTEN: Readonly<Partial<Record<Keyword, string>>> = {
  unread: "stands where a reference leads nowhere",
};

// a keyword that is forgotten here is one of which nobody knows whether it is read, and kept by a snapshot
test("the documents with every keyword have each", async () => {
  const contracts = await Promise.all(
    ["every-keyword-3.0.yaml", "every-keyword-3.1.yaml"].map((name) => contractIn(name)),
  );
  const schemas = contracts.flatMap((contract) => schemasOf(contract.operations));
  const has = (keyword: Keyword): boolean => {
    const bit = bitsOf([keyword]);
    return schemas.some(({ keywords }) => (keywords.said & bit.said) !== 0 || (keywords.filled & bit.filled) !== 0);
  };
  expect(KEYWORDS.filter((keyword) => !has(keyword) && !(keyword in NEVER_WRITTEN))).toEqual([]);
});

/** What no aspect reads, and why. */
const NOT_COMPARED: Readonly<Partial<Record<Keyword, string>>> = {
  readOnly: "compared where the object is, which knows what of it is required",
  writeOnly: "compared where the object is, which knows what of it is required",
  extensibleEnum: "read where values are compared",
  unread: "ends the comparison: of what could not be read nothing is said",
};

test("each keyword is compared by an aspect", () => {
  const compared = new Set(aspects.flatMap((aspect) => aspect.keywords));
  expect(KEYWORDS.filter((keyword) => !compared.has(keyword) && !(keyword in NOT_COMPARED))).toEqual([]);
  expect(Object.keys(NOT_COMPARED).filter((keyword) => compared.has(keyword as Keyword))).toEqual([]);
});
