/** What a new keyword of schemas needs, so that nothing of it is forgotten in silence. */
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import type { Schema } from "../../src/contract/contract.js";
import { bitsOf, KEYWORDS, type Keyword } from "../../src/contract/keywords.js";
import { SCHEMA_WORDS } from "../../src/contract/normalise/schema-words.js";
import { aspects } from "../../src/diff/aspects/index.js";
import { fieldsOf } from "./fields-of.js";
import { answering, answerSchema, contractIn, fixture } from "./load-fixture.js";

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

const DOCUMENTS = ["every-keyword-3.0.yaml", "every-keyword-3.1.yaml"];
const texts = DOCUMENTS.map((name) => readFileSync(fixture(name), "utf8"));
const wordsOf = (keyword: Keyword): readonly string[] =>
  (SCHEMA_WORDS as Readonly<Partial<Record<Keyword, readonly string[]>>>)[keyword] ?? [keyword];

const has = ({ keywords }: Schema, keyword: Keyword): boolean => {
  const bit = bitsOf([keyword]);
  return (keywords.said & bit.said) !== 0 || (keywords.filled & bit.filled) !== 0;
};

// a keyword that is forgotten here is one of which nobody knows whether it is read, and kept by a snapshot
test("the documents with every keyword have each, and it is read", async () => {
  const contracts = await Promise.all(DOCUMENTS.map((name) => contractIn(name)));
  const schemas = contracts.flatMap((contract) => schemasOf(contract.operations));
  const lost = KEYWORDS.filter((keyword) => !(keyword in NEVER_WRITTEN) && !schemas.some((one) => has(one, keyword)));
  const reasons = lost.map((keyword) => {
    const written = wordsOf(keyword).find((word) => texts.some((text) => text.includes(`${word}:`)));
    return written === undefined
      ? `${keyword}: test/fixtures/contract/${DOCUMENTS.join(" and ")} have no ${wordsOf(keyword).join(" or ")}`
      : `${keyword}: ${written} is in test/fixtures/contract, and src/contract/normalise/schema-facts.ts makes nothing of it`;
  });
  expect(reasons).toEqual([]);
});

/** What counts where it stands alone and not beside a `$ref`, and why. */
const NOT_BESIDE_REFERENCE: Readonly<Partial<Record<Keyword, string>>> = {
  sunset: "an extension, which makes no schema of its own out of a reference",
  maturity: "an extension, which makes no schema of its own out of a reference",
  extensibleEnum: "an extension, which makes no schema of its own out of a reference",
};

/** Each word with its value, of all that stands in the documents: the names of properties do no harm. */
function* wordsIn(value: unknown): Generator<readonly [word: string, value: unknown]> {
  if (typeof value !== "object" || value === null) return;
  for (const [word, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && word !== "$ref") yield [word, inner];
    yield* wordsIn(inner);
  }
}

// since 3.1 a word beside a reference counts: one that has a wrong row in schema-words.ts, or none, would be overheard
test("each keyword is read beside a $ref", async () => {
  const known = new Set<string>([...KEYWORDS, ...KEYWORDS.flatMap(wordsOf)]);
  const written = new Map<string, readonly [string, unknown]>();
  const schemas: Record<string, unknown> = { Anything: {} };
  for (const text of texts) {
    const document = load(text) as { components: { schemas: Record<string, unknown> } };
    Object.assign(schemas, document.components.schemas);
    for (const [word, value] of wordsIn(document))
      if (known.has(word) || word.startsWith("x-")) written.set(JSON.stringify([word, value]), [word, value]);
  }
  const met = new Set<Keyword>();
  const overheard = new Set<string>();
  for (const [word, value] of written.values()) {
    const read = async (schema: object) =>
      (await answerSchema(answering({ [word]: value, ...schema }, { openapi: "3.1.0", schemas }))).schema;
    const [composed, beside] = [
      await read({ allOf: [{}], [word]: value }),
      await read({ $ref: "#/components/schemas/Anything" }),
    ];
    for (const keyword of KEYWORDS.filter((one) => has(composed, one) && !(one in NOT_BESIDE_REFERENCE))) {
      met.add(keyword);
      if (!has(beside, keyword))
        overheard.add(`${keyword}: ${word} has no row in src/contract/normalise/schema-words.ts`);
    }
  }
  expect([...overheard]).toEqual([]);
  const exempt = (keyword: Keyword): boolean => keyword in NEVER_WRITTEN || keyword in NOT_BESIDE_REFERENCE;
  expect(KEYWORDS.filter((keyword) => !met.has(keyword) && !exempt(keyword))).toEqual([]);
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
