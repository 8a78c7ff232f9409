/** What is kept of a schema: each keyword as it is, or in the words that say the same. */
import { describe, expect, test } from "vitest";
import { writeSnapshot } from "../../../src/contract/snapshot/write.js";
import { answering, contractOf } from "../load-fixture.js";

interface Written {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, { get: { responses: Record<string, { content: Record<string, { schema: unknown }> }> } }>
  >;
  readonly components: { readonly schemas?: Readonly<Record<string, unknown>> };
}

async function kept(schema: unknown, openapi: string, schemas: unknown = {}) {
  const contract = await contractOf(answering(schema, { openapi, schemas }));
  const text = writeSnapshot(contract, {
    provider: "p",
    version: "1",
    source: "s",
    captured: "2026-01-31",
    sha256: "0",
  });
  const written = JSON.parse(text) as Written;
  const told = contract.skipped.map(({ origin, reason }) => `${origin.pointer.slice(8).join("/")}: ${reason}`);
  return {
    schema: written.paths["/thing"]?.get.responses["200"]?.content["application/json"]?.schema,
    schemas: written.components.schemas ?? {},
    openapi: written.openapi,
    told,
  };
}
const in30 = async (schema: unknown) => {
  const { schema: written, openapi, told } = await kept(schema, "3.0.3");
  return openapi === "3.0.3" ? { schema: written, told } : { openapi, schema: written, told };
};
const in31 = async (schema: unknown) => {
  const { schema: written, told } = await kept(schema, "3.1.0");
  return { schema: written, told };
};

const [STRING, INTEGER, NULL] = [{ type: "string" }, { type: "integer" }, { type: "null" }];

describe("as it is", () => {
  const both: readonly unknown[] = [
    {},
    ...["string", "number", "integer", "boolean", "object", "array"].map((type) => ({ type })),
    { type: "string", format: "date", default: "a", pattern: "^a", minLength: 1, maxLength: 9 },
    { type: "integer", minimum: 0, maximum: 9, multipleOf: 3, default: 0 },
    { type: "string", enum: ["a", "b"] },
    { type: "string", enum: ["a", "b"], "x-extensible-enum": true },
    { type: "string", enum: ["a", "b"], "x-enum-deprecated": ["b"] },
    { type: "string", enum: ["a", "b"], "x-enum-replaced": { b: { value: "a", renamed: true } } },
    { type: "string", enum: ["a", "b"], "x-enum-replaced": { b: { value: "a", renamed: false } } },
    { type: "string", deprecated: true, "x-sunset": "2027-01-31", "x-deprecated-since": "2026-01-31" },
    { type: "string", deprecated: true, "x-replaced-by": ["other"] },
    { type: "string", "x-maturity": "beta" },
    { type: "string", "x-stability-level": "odd" },
    { type: "string", readOnly: true },
    { type: "string", writeOnly: true },
    { type: "object", required: ["a"], properties: { a: STRING, b: { type: "object", properties: { c: INTEGER } } } },
    { type: "object", additionalProperties: false },
    { type: "object", additionalProperties: true },
    { type: "object", additionalProperties: STRING, minProperties: 1, maxProperties: 9 },
    { type: "array", items: STRING, minItems: 1, maxItems: 9, uniqueItems: true },
    { not: STRING },
    { allOf: [STRING, { minLength: 1 }] },
    { oneOf: [STRING, INTEGER] },
    { anyOf: [STRING, INTEGER] },
    { type: "object", oneOf: [{ required: ["a"] }], anyOf: [{ required: ["b"] }], allOf: [{ required: ["c"] }] },
    { "x-lastcall-unread": true, type: "object" },
    { oneOf: [STRING, INTEGER], discriminator: { propertyName: "kind" } },
    { oneOf: [STRING, INTEGER], discriminator: { propertyName: "kind", mapping: { a: "#/a", b: "#/b" } } },
    { oneOf: [STRING, INTEGER], discriminator: { propertyName: "kind", defaultMapping: "A" } },
  ];
  test.each(both)("%j, in every version", async (schema) => {
    expect(await in30(schema)).toEqual({ schema, told: [] });
    expect(await in31(schema)).toEqual({ schema, told: [] });
  });

  test.each<unknown>([
    { type: "string", nullable: true },
    { type: "integer", minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
    { nullable: true, oneOf: [STRING, INTEGER] },
    { nullable: true, anyOf: [STRING, INTEGER] },
    { nullable: true, allOf: [STRING] },
    { items: {}, not: {} },
  ])("%j, in 3.0", async (schema) => {
    expect(await in30(schema)).toEqual({ schema, told: [] });
  });

  test.each<unknown>([
    NULL,
    { type: ["string", "integer"] },
    { type: ["string", "null"] },
    { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 9 },
    { oneOf: [STRING, NULL] },
    { type: "object", unevaluatedProperties: false, allOf: [{ properties: { a: STRING } }] },
    { type: "object", propertyNames: { pattern: "^a" } },
    { type: "object", patternProperties: { "^x-": STRING } },
    { type: "object", dependentRequired: { a: ["b"], c: ["d", "a"] } },
    { type: "object", dependentSchemas: { a: { required: ["b"] } } },
    { type: "array", prefixItems: [STRING, INTEGER], items: false },
    { type: "array", prefixItems: [STRING], unevaluatedItems: false },
    { type: "array", contains: STRING, minContains: 1, maxContains: 2 },
    { type: "string", contentMediaType: "text/plain", contentEncoding: "base32" },
    { type: "string", contentMediaType: "application/json", contentSchema: { type: "object" } },
    { if: STRING, then: { minLength: 1 }, else: INTEGER },
    { if: true, then: false },
    { items: false, contains: true },
    { nullable: true, allOf: [STRING] },
  ])("%j, in 3.1", async (schema) => {
    expect(await in31(schema)).toEqual({ schema, told: [] });
  });
});

describe("in words of 3.1 where 3.0 has none", () => {
  test.each<[name: string, schema: unknown]>([
    ["several types", { type: ["string", "integer"] }],
    ["null alone", NULL],
    ["null in a list", { type: "array", items: NULL }],
    ["names by a pattern", { patternProperties: { "^x-": STRING } }],
    ["schemas that depend", { dependentSchemas: { a: { required: ["b"] } } }],
    ["names that depend", { dependentRequired: { a: ["b"] } }],
    ["a tuple", { prefixItems: [STRING] }],
    ["names of properties", { propertyNames: { minLength: 2 } }],
    ["what is not evaluated", { unevaluatedProperties: false, allOf: [STRING] }],
    ["items that are not evaluated", { unevaluatedItems: false }],
    ["what is contained", { contains: STRING }],
    ["at least so many", { minContains: 2 }],
    ["at most so many", { maxContains: 2 }],
    ["a media type", { contentMediaType: "text/plain" }],
    ["an encoding", { contentEncoding: "base32" }],
    ["a content", { contentSchema: STRING }],
    ["a condition", { if: STRING }],
    ["what follows", { then: STRING }],
    ["what follows else", { else: STRING }],
  ])("%s", async (_, schema) => {
    expect(await in30(schema)).toEqual({ openapi: "3.1.0", schema, told: [] });
  });
});

describe("in other words", () => {
  test.each<[name: string, schema: unknown, written: unknown]>([
    ["3.0 has two words for a type and null", { type: ["string", "null"] }, { type: "string", nullable: true }],
    [
      "a branch that is null is `nullable`",
      { oneOf: [STRING, INTEGER, NULL] },
      { oneOf: [STRING, INTEGER], nullable: true },
    ],
    ["of `anyOf` as well", { anyOf: [STRING, INTEGER, NULL] }, { anyOf: [STRING, INTEGER], nullable: true }],
    [
      "bounds as numbers",
      { exclusiveMinimum: 1, exclusiveMaximum: 9 },
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
    ],
    [
      "bounds that exclude nothing",
      { minimum: 1, exclusiveMinimum: false, maximum: 2, exclusiveMaximum: false },
      { minimum: 1, maximum: 2 },
    ],
    ["a schema that is true", { items: true }, { items: {} }],
    ["a schema that is false", { items: false, not: false }, { items: { not: {} }, not: { not: {} } }],
    ["any further property", { additionalProperties: {} }, { additionalProperties: true }],
    ["an extension for null", { type: "string", "x-nullable": true }, { type: "string", nullable: true }],
    ["one value", { const: "a" }, { type: "string", enum: ["a"] }],
    [
      "null among the values",
      { type: "string", nullable: true, enum: ["a", null] },
      { type: "string", nullable: true, enum: ["a"] },
    ],
    ["null as the only value", { type: "string", nullable: true, enum: [null] }, { type: "string", nullable: true }],
    ["a file", { type: "file" }, { type: "string", format: "binary" }],
    ["an upload as 3.1 has it", { contentMediaType: "application/octet-stream" }, { type: "string", format: "binary" }],
    [
      "an upload that is said to be a text",
      { type: "string", contentMediaType: "application/octet-stream" },
      { type: "string", format: "binary" },
    ],
    ["an encoding", { type: "string", contentEncoding: "base64" }, { type: "string", format: "byte" }],
    [
      "an encoding for addresses",
      { type: "string", contentEncoding: "base64url" },
      { type: "string", format: "base64url" },
    ],
    ["names that are required, once and in order", { required: ["b", "a", "b", 7] }, { required: ["a", "b"] }],
    ["members in order", { properties: { b: STRING, a: INTEGER } }, { properties: { a: INTEGER, b: STRING } }],
    [
      "a list in an extension",
      { type: "string", "x-extensible-enum": ["a", "b"] },
      { type: "string", enum: ["a", "b"], "x-extensible-enum": true },
    ],
    [
      "a list in an extension beside one",
      { enum: ["a"], "x-extensible-enum": ["b"] },
      { type: "string", enum: ["a"], "x-extensible-enum": true },
    ],
    ["an extension that is switched off", { type: "string", "x-extensible-enum": false }, STRING],
    [
      "values that are deprecated",
      { enum: ["a", "b"], "x-deprecated-values": ["b", "c"] },
      { type: "string", enum: ["a", "b"], "x-enum-deprecated": ["b"] },
    ],
    [
      "values that are deprecated, in a third word",
      { enum: ["a", "b"], "x-deprecated-enum": ["a"] },
      { type: "string", enum: ["a", "b"], "x-enum-deprecated": ["a"] },
    ],
    ["no value that is deprecated", { enum: ["a"], "x-enum-deprecated": [] }, { type: "string", enum: ["a"] }],
    [
      "values that are replaced by nothing that is a text",
      { enum: ["a", "b"], "x-enum-replaced": { b: { value: 1 }, a: "b" } },
      { type: "string", enum: ["a", "b"] },
    ],
    [
      "a discriminator of 2.0",
      { oneOf: [STRING, INTEGER], discriminator: "kind" },
      { oneOf: [STRING, INTEGER], discriminator: { propertyName: "kind" } },
    ],
    [
      "a discriminator without a name",
      { oneOf: [STRING, INTEGER], discriminator: { mapping: {} } },
      { oneOf: [STRING, INTEGER] },
    ],
    ["a discriminator that is none", { oneOf: [STRING, INTEGER], discriminator: 7 }, { oneOf: [STRING, INTEGER] }],
    [
      "a mapping of other than texts",
      {
        oneOf: [STRING, INTEGER],
        discriminator: { propertyName: "kind", mapping: { a: 1, b: "#/b" }, defaultMapping: 7 },
      },
      { oneOf: [STRING, INTEGER], discriminator: { propertyName: "kind", mapping: { b: "#/b" } } },
    ],
    [
      "a mapping that is none",
      { oneOf: [STRING, INTEGER], discriminator: { propertyName: "kind", mapping: ["#/b"] } },
      { oneOf: [STRING, INTEGER], discriminator: { propertyName: "kind" } },
    ],
    [
      "switches that are off",
      { readOnly: false, writeOnly: false, uniqueItems: false, nullable: false, deprecated: false },
      {},
    ],
    ["lists and maps that hold nothing", { required: [], properties: {}, allOf: [], oneOf: [], anyOf: [] }, {}],
    [
      "prose",
      { title: "A", description: "It is.", example: 1, examples: [1], externalDocs: {}, xml: {}, $comment: "a" },
      {},
    ],
    [
      "what is not evaluated of a schema that composes nothing",
      { type: "object", unevaluatedProperties: false },
      { type: "object", additionalProperties: false },
    ],
    [
      "what is not evaluated beside what is allowed",
      { additionalProperties: STRING, unevaluatedProperties: false },
      { additionalProperties: STRING },
    ],
  ])("%s", async (_, schema, written) => {
    expect(await in30(schema)).toEqual({ schema: written, told: [] });
  });

  test.each<[name: string, schema: unknown, written: unknown]>([
    ["`nullable`", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["`nullable` beside null", { type: ["null", "string"], nullable: true }, { type: ["string", "null"] }],
    ["`nullable` beside branches", { nullable: true, oneOf: [STRING, INTEGER] }, { oneOf: [STRING, INTEGER, NULL] }],
    [
      "`nullable` beside a branch that may be null",
      { nullable: true, anyOf: [STRING, NULL] },
      { anyOf: [STRING, NULL] },
    ],
    [
      "`nullable` beside a branch that is `nullable`",
      { nullable: true, anyOf: [{ type: "string", nullable: true }, INTEGER] },
      { anyOf: [{ type: ["string", "null"] }, INTEGER] },
    ],
    [
      "`nullable` beside both kinds of branches",
      { nullable: true, oneOf: [STRING, INTEGER], anyOf: [STRING, INTEGER] },
      { oneOf: [STRING, INTEGER, NULL], anyOf: [STRING, INTEGER] },
    ],
    ["`nullable` alone", { nullable: true }, {}],
    [
      "bounds with switches",
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
      { exclusiveMinimum: 1, exclusiveMaximum: 9 },
    ],
    ["types in one order", { type: ["null", "object", "string"] }, { type: ["string", "object", "null"] }],
    ["a list with one type", { type: ["string"] }, STRING],
    [
      "types of values",
      { enum: ["a", 1, true, null, [1], {}] },
      { type: ["string", "integer", "boolean", "object", "array", "null"], enum: ["a", 1, true, [1], {}] },
    ],
    ["numbers, some of them whole", { enum: [1, 1.5] }, { type: "number", enum: [1, 1.5] }],
    ["whole numbers", { type: "number", enum: [1, 2] }, { type: "integer", enum: [1, 2] }],
    ["values of one of the types", { type: ["string", "integer"], enum: ["a"] }, { type: "string", enum: ["a"] }],
    ["values of none of the types: a slip", { type: "integer", enum: ["a"] }, { type: "integer", enum: ["a"] }],
    [
      "values of some of the types, some of none",
      { type: ["string", "boolean"], enum: ["a", 1] },
      { type: "string", enum: ["a", 1] },
    ],
    [
      "null among the types and not among the values",
      { type: ["string", "null"], enum: ["a"] },
      { type: ["string", "null"], enum: ["a"] },
    ],
    [
      "null as the only value of a type and null",
      { type: ["string", "null"], enum: [null] },
      { type: ["string", "null"] },
    ],
    ["one value of null", { const: null }, NULL],
    ["a list without values", { enum: [] }, { enum: [] }],
    [
      "branches of values",
      {
        oneOf: [
          { const: "a", title: "A" },
          { const: "b", description: "B", deprecated: true },
        ],
      },
      { type: "string", enum: ["a", "b"], "x-enum-deprecated": ["b"] },
    ],
    [
      "branches of lists",
      { anyOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
      { type: "string", enum: ["a", "b", "c"] },
    ],
    [
      "branches of values with a type",
      {
        anyOf: [
          { type: "integer", const: 1 },
          { type: "string", enum: ["a"], "x-note": 1 },
        ],
      },
      { type: ["string", "integer"], enum: [1, "a"] },
    ],
    [
      "branches of values, one of them null",
      { oneOf: [{ const: "a" }, NULL] },
      { type: ["string", "null"], enum: ["a"] },
    ],
    ["branches of null alone", { oneOf: [NULL, { const: null }] }, { oneOf: [NULL, NULL] }],
    [
      "a value of two branches, of which neither counts",
      { oneOf: [{ const: "a" }, { const: "a" }] },
      {
        oneOf: [
          { type: "string", enum: ["a"] },
          { type: "string", enum: ["a"] },
        ],
      },
    ],
    ["one branch of a value", { oneOf: [{ const: "a" }] }, { oneOf: [{ type: "string", enum: ["a"] }] }],
    [
      "branches of values and of others",
      { oneOf: [{ const: "a" }, INTEGER] },
      { oneOf: [{ type: "string", enum: ["a"] }, INTEGER] },
    ],
    [
      "branches of values with a bound",
      { anyOf: [{ const: "a" }, { const: "b", minLength: 1 }] },
      {
        anyOf: [
          { type: "string", enum: ["a"] },
          { type: "string", enum: ["b"], minLength: 1 },
        ],
      },
    ],
    [
      "branches of values beside a list",
      { enum: ["a"], oneOf: [{ const: "a" }, { const: "b" }] },
      {
        type: "string",
        enum: ["a"],
        oneOf: [
          { type: "string", enum: ["a"] },
          { type: "string", enum: ["b"] },
        ],
      },
    ],
    [
      "branches that are lists of nothing",
      { anyOf: [{ enum: [] }, { enum: [] }] },
      { anyOf: [{ enum: [] }, { enum: [] }] },
    ],
    [
      "an upload with a format",
      { format: "a", contentMediaType: "application/octet-stream" },
      { format: "a", contentMediaType: "application/octet-stream" },
    ],
    [
      "an encoding with a format",
      { format: "a", contentEncoding: "base64" },
      { format: "a", contentEncoding: "base64" },
    ],
    [
      "an encoding of a document",
      { contentEncoding: "base64", contentSchema: STRING },
      { contentEncoding: "base64", contentSchema: STRING },
    ],
    [
      "an upload that is encoded",
      { contentEncoding: "base64", contentMediaType: "application/octet-stream" },
      { format: "byte", contentMediaType: "application/octet-stream" },
    ],
    [
      "an upload in another encoding",
      { contentEncoding: "a", contentMediaType: "application/octet-stream" },
      { contentEncoding: "a", contentMediaType: "application/octet-stream" },
    ],
    ...(["oneOf", "anyOf", "allOf"] as const).map((key): [string, unknown, unknown] => [
      `what is not evaluated beside ${key}`,
      { unevaluatedProperties: false, [key]: [STRING, INTEGER] },
      { unevaluatedProperties: false, [key]: [STRING, INTEGER] },
    ]),
    ...(["if", "not"] as const).map((key): [string, unknown, unknown] => [
      `what is not evaluated beside ${key}`,
      { unevaluatedProperties: false, [key]: STRING },
      { unevaluatedProperties: false, [key]: STRING },
    ]),
    [
      "what is not evaluated beside what depends",
      { unevaluatedProperties: false, dependentSchemas: { a: STRING } },
      { unevaluatedProperties: false, dependentSchemas: { a: STRING } },
    ],
  ])("%s, in 3.1", async (_, schema, written) => {
    expect(await in31(schema)).toEqual({ schema: written, told: [] });
  });
});

describe("what is no value of its keyword is left out, and told", () => {
  const UNREAD = { "x-lastcall-unread": true };
  test.each<[schema: object, written: unknown, told: string]>([
    [{ type: "car" }, {}, 'type: unknown type "car"'],
    [{ type: ["string", "car", 7] }, {}, 'type: unknown type "car", "7"'],
    ...[
      ...["int", "long"].map((word) => [word, "integer"]),
      ...["float", "double", "decimal"].map((word) => [word, "number"]),
    ].map(([word, type]): [object, unknown, string] => [
      { type: word },
      { type },
      `type: unknown type "${word}", read as ${type}`,
    ]),
    [
      { type: ["bool", "str", "list", "dict"] },
      { type: ["string", "boolean", "object", "array"] },
      'type: unknown type "bool", "str", "list", "dict", read as string or boolean or object or array',
    ],
    [{ format: 7 }, {}, "format: `format` must be a text; it is left out"],
    [{ pattern: [] }, {}, "pattern: `pattern` must be a text; it is left out"],
    [{ contentMediaType: {} }, {}, "contentMediaType: `contentMediaType` must be a text; it is left out"],
    [{ contentEncoding: true }, {}, "contentEncoding: `contentEncoding` must be a text; it is left out"],
    [{ enum: "a" }, UNREAD, "enum: `enum` must be a list; it is left out"],
    [{ required: true }, {}, "required: `required` must be a list; it is left out"],
    [{ readOnly: "yes" }, {}, "readOnly: `readOnly` must be true or false; it is left out"],
    [{ writeOnly: 1 }, {}, "writeOnly: `writeOnly` must be true or false; it is left out"],
    [{ uniqueItems: 1 }, {}, "uniqueItems: `uniqueItems` must be true or false; it is left out"],
    [{ properties: [] }, UNREAD, "properties: `properties` must be an object; it is left out"],
    [{ patternProperties: "a" }, UNREAD, "patternProperties: `patternProperties` must be an object; it is left out"],
    [{ dependentSchemas: [] }, {}, "dependentSchemas: `dependentSchemas` must be an object; it is left out"],
    [{ dependentRequired: [] }, {}, "dependentRequired: `dependentRequired` must be an object; it is left out"],
    [{ prefixItems: {} }, UNREAD, "prefixItems: `prefixItems` must be a list; it is left out"],
    [{ allOf: {} }, UNREAD, "allOf: `allOf` must be a list; it is left out"],
    [{ oneOf: {} }, UNREAD, "oneOf: `oneOf` must be a list; it is left out"],
    [{ anyOf: "a" }, UNREAD, "anyOf: `anyOf` must be a list; it is left out"],
    ...["minProperties", "maxProperties", "minContains", "maxContains", "minItems", "maxItems", "minimum", "maximum"]
      .concat("exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength")
      .map((key): [object, unknown, string] => [
        { [key]: "1" },
        {},
        `${key}: \`${key}\` must be a number; it is left out`,
      ]),
    ...["propertyNames", "items", "unevaluatedItems", "contains", "not", "if", "then", "else"]
      .concat("additionalProperties", "contentSchema")
      .map((key): [object, unknown, string] => [{ [key]: 7 }, { [key]: UNREAD }, `${key}: a schema is expected here`]),
    [{ properties: { a: "string" } }, { properties: { a: UNREAD } }, "properties/a: a schema is expected here"],
    [{ oneOf: [STRING, 7] }, { oneOf: [STRING, UNREAD] }, "oneOf/1: a schema is expected here"],
    [{ properties: { $ref: "#/gone" } }, UNREAD, 'properties: the reference "#/gone" leads to nothing'],
    [{ items: { $ref: "#/gone" } }, { items: UNREAD }, 'items: the reference "#/gone" leads to nothing'],
  ])("%j", async (schema, written, told) => {
    expect(await in31(schema)).toEqual({ schema: written, told: [told] });
  });

  test.each(["pattern", "enum", "minimum", "properties", "allOf", "items", "type"])(
    "%s without any value",
    async (key) => {
      expect((await in31({ [key]: null })).told.length).toBeLessThan(2);
    },
  );
});
