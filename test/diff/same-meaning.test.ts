import { describe, expect, test } from "vitest";
import { diffDocuments, documentWith, told } from "./documents.js";

type Part = Record<string, unknown>;
const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
const components = {
  schemas: {
    User: { type: "object", properties: { name: { type: "string" } } },
    Nobody: { type: "object", nullable: true, properties: { name: { type: "string" } } },
    Size: { type: "string", enum: ["small", "large"] },
    Small: { type: "string", const: "small" },
  },
};
const string = { type: "string" };

/** Above `compatible`, in a request and in a response. */
async function differences(before: Part, after: Part, versions: readonly [string, string] = ["3.1.0", "3.1.0"]) {
  const found: string[] = [];
  for (const subject of ["request-property", "response-property"] as const) {
    const [base, target] = [before, after].map((schema, index) => ({
      ...documentWith(subject, schema, { components }),
      openapi: versions[index],
    }));
    const changes = await diffDocuments(base as Part, target as Part);
    found.push(...changes.filter(({ level }) => level !== "compatible").map(told));
  }
  return found;
}

describe("two spellings of one schema, either way", () => {
  test.each<[story: string, before: Part, after: Part, versions?: readonly [string, string]]>([
    ["null beside a composition", { nullable: true, allOf: [ref("User")] }, ref("Nobody"), ["3.0.3", "3.0.3"]],
    ["null beside a reference", { ...ref("User"), nullable: true }, ref("Nobody"), ["3.0.3", "3.0.3"]],
    [
      "or null",
      { nullable: true, allOf: [ref("User")] },
      { oneOf: [ref("User"), { type: "null" }] },
      ["3.0.3", "3.1.0"],
    ],
    ["a list of values has its type", { enum: ["a", "b"] }, { type: "string", enum: ["a", "b"] }],
    ["a constant has its type", { const: 5 }, { type: "integer", const: 5 }],
    ["a list of integers", { type: "number", enum: [1, 2] }, { type: "integer", enum: [1, 2] }],
    [
      "properties are those of an object",
      { properties: { id: string } },
      { type: "object", properties: { id: string } },
    ],
    ["items are those of a list", { items: string }, { type: "array", items: string }],
    [
      "one constant a value",
      { oneOf: [{ const: "a" }, { const: "b", title: "B" }] },
      { type: "string", enum: ["a", "b"] },
    ],
    ["lists of values", { anyOf: [{ type: "string", enum: ["a"] }, { enum: ["b", "c"] }] }, { enum: ["a", "b", "c"] }],
    ["constants by reference", { anyOf: [ref("Small"), { const: "large" }] }, ref("Size")],
    [
      "constants or null",
      { oneOf: [{ const: "a" }, { const: "b" }, { type: "null" }] },
      { type: ["string", "null"], enum: ["a", "b", null] },
    ],
    ["bytes", { type: "string", format: "byte" }, { type: "string", contentEncoding: "base64" }, ["3.0.3", "3.1.0"]],
    [
      "a file",
      { type: "string", format: "binary" },
      { type: "string", contentMediaType: "application/octet-stream" },
      ["3.0.3", "3.1.0"],
    ],
    [
      "a closed object",
      { type: "object", properties: { id: string }, unevaluatedProperties: false },
      { type: "object", properties: { id: string }, additionalProperties: false },
    ],
    ["any text is taken anyway", { anyOf: [string, { type: "string", enum: ["a"] }] }, string],
    [
      "any text, whatever else is named",
      { anyOf: [string, { type: "string", enum: ["a"] }] },
      { anyOf: [{ enum: ["b", "c"] }, string] },
    ],
    [
      "an integer that the bounds keep within 32 bits",
      { type: "integer", minimum: 1, maximum: 9 },
      { type: "integer", minimum: 1, maximum: 9, format: "int32" },
    ],
    ["another word for the registered format", { ...string, format: "url" }, { ...string, format: "uri" }],
    ["guid", { ...string, format: "guid" }, { ...string, format: "uuid" }],
    ["an integer of 64 bits", { type: "integer" }, { type: "integer", format: "int64" }],
    ["what 3.0 ignores beside a reference", { ...ref("User"), maxProperties: 1 }, ref("User"), ["3.0.3", "3.0.3"]],
  ])("%s", async (_, before, after, versions) => {
    expect(await differences(before, after, versions)).toEqual([]);
    expect(await differences(after, before, versions && [versions[1], versions[0]])).toEqual([]);
  });
});

describe("what looks like another spelling, and is not", () => {
  test.each<[story: string, before: Part, after: Part, told: readonly string[], versions?: readonly [string, string]]>([
    [
      "null is new",
      { allOf: [ref("User")] },
      { nullable: true, allOf: [ref("User")] },
      ["breaking response-property-became-nullable value"],
      ["3.0.3", "3.0.3"],
    ],
    [
      "a part forbids null, and nothing says otherwise",
      { allOf: [ref("Nobody")] },
      { allOf: [ref("Nobody"), { type: "object" }] },
      ["breaking request-property-became-not-nullable value"],
      ["3.0.3", "3.0.3"],
    ],
    [
      "3.1 counts what stands beside a reference",
      ref("Size"),
      { ...ref("Size"), maxLength: 5 },
      ["dangerous request-property-max-length-set value"],
    ],
    [
      "a value that stands in two branches of a `oneOf` is taken by neither",
      { oneOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
      { oneOf: [{ enum: ["a", "b"] }, { enum: ["b"] }] },
      ["breaking request-property-enum-value-removed value"],
    ],
    [
      "fewer bits than the bounds leave",
      { type: "integer", minimum: 0 },
      { type: "integer", minimum: 0, format: "int32" },
      ["breaking request-property-format-specialized value"],
    ],
    [
      "integers beyond 2^53 that differ by one",
      { type: "integer", enum: [JSON.parse("1"), 2] },
      { type: "integer", enum: [JSON.parse("1")] },
      ["breaking request-property-enum-value-removed value"],
    ],
  ])("%s", async (_, before, after, expected, versions) => {
    expect(await differences(before, after, versions)).toEqual(expected);
  });

  test.each([
    ["int8", -128, 127],
    ["int16", -32_768, 32_767],
    ["int32", -2_147_483_648, 2_147_483_647],
    ["uint8", 0, 255],
    ["uint16", 0, 65_535],
    ["uint32", 0, 4_294_967_295],
  ])("%s says what bounds of %d and %d say, and no wider ones", async (format, minimum, maximum) => {
    const within = (bounds: Part): Promise<readonly string[]> =>
      differences({ type: "integer", ...bounds }, { type: "integer", ...bounds, format });
    expect(await within({ minimum, maximum })).toEqual([]);
    const narrower = ["breaking request-property-format-specialized value"];
    expect(await within({ minimum: minimum - 1, maximum })).toEqual(narrower);
    expect(await within({ minimum, maximum: maximum + 1 })).toEqual(narrower);
  });

  test("a bound that leaves its own number out is the stricter one", async () => {
    const [from, beyond] = [
      { type: "integer", minimum: 5 },
      { type: "integer", exclusiveMinimum: 5 },
    ];
    const [to, below] = [
      { type: "integer", maximum: 5 },
      { type: "integer", exclusiveMaximum: 5 },
    ];
    expect(await Promise.all([differences(from, beyond), differences(to, below)])).toEqual([
      ["breaking request-property-min-increased value"],
      ["breaking request-property-max-decreased value"],
    ]);
    expect(await Promise.all([differences(beyond, from), differences(below, to)])).toEqual([
      ["dangerous response-property-min-decreased value"],
      ["dangerous response-property-max-increased value"],
    ]);
  });

  test("integers beyond 2^53 are told apart, in JSON and YAML", async () => {
    const json = (value: string): string =>
      JSON.stringify(documentWith("response-property", { enum: [1, "BIG"] })).replace('"BIG"', value);
    const yaml = (value: string): string => `
openapi: 3.1.0
info: { title: orders, version: "1" }
paths:
  /orders:
    post:
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema: { type: object, properties: { value: { enum: [1, ${value}] } } }
`;
    for (const document of [json, yaml]) {
      const changes = await diffDocuments(document("9007199254740993"), document("9007199254740992"));
      expect(changes.map(({ ruleId, before, after }) => [ruleId, before, after])).toEqual([
        ["response-property-enum-value-added", null, "9007199254740992"],
        ["response-property-enum-value-removed", "9007199254740993", null],
      ]);
      expect(await diffDocuments(document("9007199254740993"), document("9007199254740993"))).toEqual([]);
    }
    expect(await diffDocuments(json("9007199254740993"), yaml("9007199254740993"))).toEqual([]);
    // beside one, fractions, exponents and digits in texts stay what they are
    const beside =
      '0.12345678901234567890, 1.5e300, 12345678901234567890.5, "12345678901234567890 \\" 1", 9007199254740993';
    expect(await diffDocuments(json(beside), yaml(beside))).toEqual([]);
  });
});
