import { describe, expect, test } from "vitest";
import { diffDocuments, told } from "./documents.js";

type Part = Record<string, unknown>;
type Place = "request" | "query" | "response" | "header";
const VERSIONS = ["2.0", "3.0.3", "3.1.0"] as const;
type Version = (typeof VERSIONS)[number];
const info = { title: "orders", version: "1" };
const OK = { description: "OK" };

/** The same schema at the same place of a document of each version. */
function documentOf(version: Version, place: Place, schema: Part): Part {
  if (version === "2.0") {
    const parameters: Readonly<Partial<Record<Place, readonly Part[]>>> = {
      request: [{ name: "body", in: "body", schema }],
      query: [
        { name: "value", in: "query", ...schema, ...(schema["type"] === "array" && { collectionFormat: "multi" }) },
      ],
    };
    const response = {
      ...OK,
      ...(place === "response" && { schema }),
      ...(place === "header" && { headers: { "X-Value": schema } }),
    };
    return {
      swagger: "2.0",
      info,
      consumes: ["application/json"],
      produces: ["application/json"],
      paths: { "/orders": { post: { parameters: parameters[place] ?? [], responses: { "200": response } } } },
    };
  }
  const content = { "application/json": { schema } };
  const parts: Readonly<Record<Place, Part>> = {
    request: { requestBody: { content }, responses: { "200": OK } },
    query: { parameters: [{ name: "value", in: "query", schema }], responses: { "200": OK } },
    response: { responses: { "200": { ...OK, content } } },
    header: { responses: { "200": { ...OK, headers: { "X-Value": { schema } } } } },
  };
  return { openapi: version, info, paths: { "/orders": { post: parts[place] } } };
}

const inAll = (schema: Part): Readonly<Record<Version, Part>> => ({ "2.0": schema, "3.0.3": schema, "3.1.0": schema });
const string = inAll({ type: "string" });
const list = (items: Part): Part => ({ type: "array", items });
const object = (property: Part, required = false): Part => ({
  type: "object",
  properties: { id: property },
  ...(required && { required: ["id"] }),
});
const exclusive = (minimum: number): Readonly<Record<Version, Part>> => ({
  "2.0": { type: "integer", minimum, exclusiveMinimum: true },
  "3.0.3": { type: "integer", minimum, exclusiveMinimum: true },
  "3.1.0": { type: "integer", exclusiveMinimum: minimum },
});
const nullable = {
  "2.0": { type: "string", "x-nullable": true },
  "3.0.3": { type: "string", nullable: true },
  "3.1.0": { type: ["string", "null"] },
};
const one = {
  "2.0": { type: "string", enum: ["a"] },
  "3.0.3": { type: "string", enum: ["a"] },
  "3.1.0": { type: "string", const: "a" },
};
const map = (type: string): Readonly<Record<Version, Part>> =>
  inAll({ type: "object", additionalProperties: { type } });

type Spelled = Readonly<Record<Version, Part>>;
const edits: readonly (readonly [story: string, places: readonly Place[], before: Spelled, after: Spelled])[] = [
  ["another type", ["request", "query", "response", "header"], string, inAll({ type: "boolean" })],
  ["a higher exclusive bound", ["request", "query", "response", "header"], exclusive(1), exclusive(5)],
  ["null", ["request", "response"], string, nullable],
  ["one fixed value", ["request", "query", "response", "header"], string, one],
  [
    "a shorter list of values",
    ["request", "query", "response", "header"],
    inAll({ type: "string", enum: ["a", "b", "c"] }),
    inAll({ type: "string", enum: ["a", "b"] }),
  ],
  ["a format", ["request", "query", "response", "header"], string, inAll({ type: "string", format: "date" })],
  [
    "a shorter text",
    ["request", "query", "response", "header"],
    inAll({ type: "string", maxLength: 9 }),
    inAll({ type: "string", maxLength: 5 }),
  ],
  [
    "a property that becomes required",
    ["request", "response"],
    inAll(object({ type: "string" })),
    inAll(object({ type: "string" }, true)),
  ],
  ["items of another type", ["request", "response"], inAll(list({ type: "string" })), inAll(list({ type: "boolean" }))],
  [
    "fewer items",
    ["request", "query", "response", "header"],
    inAll({ ...list({ type: "string" }), maxItems: 9 }),
    inAll({ ...list({ type: "string" }), maxItems: 5 }),
  ],
  ["entries of another type", ["request", "response"], map("string"), map("boolean")],
  [
    "read-only",
    ["request", "response"],
    inAll(object({ type: "string" })),
    inAll(object({ type: "string", readOnly: true })),
  ],
];

describe("the same change in the words of each version, and from one version to another", () => {
  test.each(edits)("%s", async (_, places, before, after) => {
    for (const place of places) {
      const said = (from: Version, to: Version, was: Spelled, is: Spelled) =>
        diffDocuments(documentOf(from, place, was[from]), documentOf(to, place, is[to])).then((changes) =>
          changes.map(told),
        );
      const [forward, backward] = [
        await said("3.1.0", "3.1.0", before, after),
        await said("3.1.0", "3.1.0", after, before),
      ];
      expect(forward, place).toHaveLength(1);
      expect(backward, place).toHaveLength(1);
      for (const from of VERSIONS)
        for (const to of VERSIONS) {
          expect(await said(from, to, before, after), `${place}, ${from} → ${to}`).toEqual(forward);
          expect(await said(from, to, after, before), `${place}, ${from} → ${to}, back`).toEqual(backward);
          expect(await said(from, to, before, before), `${place}, ${from} → ${to}, unchanged`).toEqual([]);
        }
    }
  });
});

describe("wherever a schema stands, one change is told once", () => {
  const before = { type: "string", maxLength: 9 };
  const after = { type: "string", maxLength: 5 };
  const ways: readonly (readonly [place: string, around: (schema: Part) => Part, path: string])[] = [
    ["itself", (schema) => schema, ""],
    ["a property", (schema) => object(schema), "id"],
    ["an item of an item", (schema) => list(list(schema)), "[]/[]"],
    ["an entry of a map in a list", (schema) => list({ type: "object", additionalProperties: schema }), "[]/{}"],
    ["a property below two others", (schema) => object(object(object(schema))), "id/id/id"],
    [
      "a property of a branch",
      (schema) => ({ oneOf: [object(schema), { type: "object", properties: { other: { type: "boolean" } } }] }),
      "id",
    ],
    [
      "a property of a composed schema",
      (schema) => ({ allOf: [object(schema), { type: "object", properties: { other: { type: "boolean" } } }] }),
      "id",
    ],
    ["a property that a pattern names", (schema) => ({ type: "object", patternProperties: { "^x-": schema } }), "{}"],
    [
      "one of two that are named one by one",
      (schema) => ({ type: "array", prefixItems: [{ type: "boolean" }, schema] }),
      "[]",
    ],
  ];
  const places: readonly (readonly [
    place: string,
    rule: (below: boolean) => string,
    document: (schema: Part) => Part,
  ])[] = [
    [
      "request",
      (below) => `breaking request-${below ? "property" : "body"}-max-length-decreased`,
      (schema) => documentOf("3.1.0", "request", schema),
    ],
    [
      "response",
      (below) => `compatible response-${below ? "property" : "body"}-max-length-decreased`,
      (schema) => documentOf("3.1.0", "response", schema),
    ],
  ];
  test.each(ways)("%s", async (_, around, path) => {
    for (const [place, rule, document] of places) {
      const expected = [`${rule(/[a-z]/.test(path))}${path === "" ? "" : ` ${path}`}`];
      expect((await diffDocuments(document(around(before)), document(around(after)))).map(told), place).toEqual(
        expected,
      );
      const component = (schema: Part): Part => ({
        ...document(around({ $ref: "#/components/schemas/Value" })),
        components: { schemas: { Value: schema } },
      });
      expect((await diffDocuments(component(before), component(after))).map(told), `${place}, a component`).toEqual(
        expected,
      );
      expect(
        (await diffDocuments(document(around(before)), component(after))).map(told),
        `${place}, moved to a component`,
      ).toEqual(expected);
    }
  });

  test("several media types, a body and an answer with the same component: once for each side", async () => {
    const shared = (schema: Part): Part => {
      const content = Object.fromEntries(
        ["application/json", "application/xml", "application/x-www-form-urlencoded"].map((name) => [
          name,
          { schema: { $ref: "#/components/schemas/Value" } },
        ]),
      );
      return {
        openapi: "3.1.0",
        info,
        components: { schemas: { Value: object(schema) } },
        paths: {
          "/orders": {
            post: { requestBody: { content }, responses: { "200": { ...OK, content }, "201": { ...OK, content } } },
          },
        },
      };
    };
    expect((await diffDocuments(shared(before), shared(after))).map(told)).toEqual([
      "breaking request-property-max-length-decreased id",
      "compatible response-property-max-length-decreased id",
    ]);
  });

  test("what comes, what goes and what changes at the same time stay apart", async () => {
    const was = documentOf("3.1.0", "request", {
      type: "object",
      properties: { kept: before, gone: { type: "string" } },
    });
    const is = documentOf("3.1.0", "request", {
      type: "object",
      properties: { kept: after, fresh: { type: "string" } },
      required: ["fresh"],
    });
    expect((await diffDocuments(was, is)).map(told)).toEqual([
      "breaking new-required-request-property fresh",
      "breaking request-property-max-length-decreased kept",
      "dangerous request-property-removed gone",
    ]);
  });
});
