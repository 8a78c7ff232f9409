import { describe, expect, test } from "vitest";
import type { Subject } from "../../src/diff/rules/rule.js";
import { diffDocuments, documentWith, told } from "./documents.js";

const string = { type: "string" };
const integer = { type: "integer" };
const object = (properties: Record<string, unknown>, required: readonly string[] = []): object => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
const Dog = object({ id: string, bark: integer }, ["id"]);
const Cat = object({ id: string, meow: integer }, ["id"]);
const components = { components: { schemas: { Dog, Cat } } };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe("the same meaning written another way is no change", () => {
  const same: readonly (readonly [string, unknown, unknown])[] = [
    [
      "allOf merged by hand",
      { allOf: [object({ a: string }, ["a"]), object({ b: integer })] },
      object({ a: string, b: integer }, ["a"]),
    ],
    [
      "a property moved into a composed schema",
      object({ a: string, b: integer }),
      { type: "object", properties: { a: string }, allOf: [object({ b: integer })] },
    ],
    ["wrapped in a single allOf", Dog, { allOf: [Dog] }],
    ["wrapped in a single oneOf", Dog, { oneOf: [Dog] }],
    ["wrapped in a single anyOf, twice", Dog, { anyOf: [{ allOf: [Dog] }] }],
    ["a reference inlined", ref("Dog"), Dog],
    ["a list of types as branches", { type: ["string", "integer"] }, { anyOf: [string, integer] }],
    [
      "a list of types as exclusive branches, in another order",
      { type: ["string", "integer"] },
      { oneOf: [integer, string] },
    ],
    ["one or any of branches that have no value in common", { oneOf: [string, integer] }, { anyOf: [string, integer] }],
    ["null as a type and as a branch", { type: ["string", "null"] }, { oneOf: [{ type: "null" }, string] }],
    ["null beside a reference", { oneOf: [ref("Dog"), { type: "null" }] }, { anyOf: [{ type: "null" }, Dog] }],
    ["const and a list of one value", { const: "a" }, { enum: ["a"] }],
    ["branches in another order", { oneOf: [ref("Dog"), ref("Cat")] }, { oneOf: [ref("Cat"), ref("Dog")] }],
    ["branches inlined", { oneOf: [ref("Dog"), ref("Cat")] }, { oneOf: [Dog, Cat] }],
    [
      "inclusive and exclusive bounds of integers",
      { type: "integer", minimum: 5, maximum: 9 },
      { type: "integer", exclusiveMinimum: 4, exclusiveMaximum: 10 },
    ],
    ["limits that say nothing", { type: "string" }, { type: "string", minLength: 0 }],
    [
      "additionalProperties: true and nothing",
      object({ a: string }),
      { ...object({ a: string }), additionalProperties: true },
    ],
    [
      "required in another order",
      object({ a: string, b: string }, ["a", "b"]),
      object({ b: string, a: string }, ["b", "a"]),
    ],
    ["values in another order", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
    ["an integer that is a number as well", integer, { allOf: [{ type: "number" }, integer] }],
    [
      "a branch that another one covers",
      { anyOf: [{ type: "number" }, string] },
      { anyOf: [{ type: "number" }, integer, string] },
    ],
  ];
  for (const subject of [
    "request-body",
    "request-property",
    "response-body",
    "response-property",
  ] as const satisfies readonly Subject[])
    test.each(same)(`${subject}: %s`, async (_, before, after) => {
      const [one, other] = [documentWith(subject, before, components), documentWith(subject, after, components)];
      expect((await diffDocuments(one, other)).map(told)).toEqual([]);
      expect((await diffDocuments(other, one)).map(told)).toEqual([]);
    });
});

describe("a narrower set breaks who writes, a wider one who reads", () => {
  const narrowings: readonly (readonly [
    story: string,
    wide: unknown,
    narrow: unknown,
    writing: readonly string[],
    reading: readonly string[],
  ])[] = [
    [
      "number → integer",
      { type: "number" },
      integer,
      ["breaking request-property-type-specialized value"],
      ["breaking response-property-type-generalized value"],
    ],
    [
      "int64 → int32",
      { type: "integer", format: "int64" },
      { type: "integer", format: "int32" },
      ["breaking request-property-format-specialized value"],
      ["breaking response-property-format-generalized value"],
    ],
    [
      "one type more",
      { type: ["string", "integer"] },
      string,
      ["breaking request-property-type-specialized value"],
      ["breaking response-property-type-generalized value"],
    ],
    [
      "null",
      { type: ["string", "null"] },
      string,
      ["breaking request-property-became-not-nullable value"],
      ["breaking response-property-became-nullable value"],
    ],
    [
      "one value more",
      { enum: ["a", "b"] },
      { enum: ["a"] },
      ["breaking request-property-enum-value-removed value"],
      ["dangerous response-property-enum-value-added value"],
    ],
    [
      "any string → one",
      string,
      { const: "a", type: "string" },
      ["breaking request-property-const-added value"],
      ["dangerous response-property-const-removed value"],
    ],
    [
      "a lower maximum",
      { type: "integer", maximum: 9 },
      { type: "integer", maximum: 5 },
      ["breaking request-property-max-decreased value"],
      ["dangerous response-property-max-increased value"],
    ],
    [
      "one branch more",
      { oneOf: [ref("Dog"), ref("Cat"), object({ wing: string }, ["wing"])] },
      { oneOf: [ref("Dog"), ref("Cat")] },
      ["breaking request-property-one-of-removed value"],
      ["breaking response-property-one-of-added value"],
    ],
    [
      "required",
      object({ a: string }),
      object({ a: string }, ["a"]),
      ["breaking request-property-became-required value/a"],
      ["breaking response-property-became-optional value/a"],
    ],
  ];
  test.each(narrowings)("%s", async (_, wide, narrow, writing, reading) => {
    const diff = (subject: Subject, before: unknown, after: unknown) =>
      diffDocuments(documentWith(subject, before, components), documentWith(subject, after, components));
    expect((await diff("request-property", wide, narrow)).map(told)).toEqual(writing);
    expect((await diff("response-property", narrow, wide)).map(told)).toEqual(reading);
    for (const [subject, before, after] of [
      ["request-property", narrow, wide],
      ["response-property", wide, narrow],
    ] as const)
      expect((await diff(subject, before, after)).map((change) => change.level)).toEqual(["compatible"]);
  });

  test("a list of values that goes is a promise less for who writes, although every string is taken now", async () => {
    const list = { type: "string", enum: ["a", "b"] };
    const diff = async (subject: Subject, before: unknown, after: unknown) =>
      (await diffDocuments(documentWith(subject, before), documentWith(subject, after))).map(told);
    expect(await diff("request-property", string, list)).toEqual(["breaking request-property-became-enum value"]);
    expect(await diff("request-property", list, string)).toEqual(["dangerous request-property-no-longer-enum value"]);
    expect(await diff("response-property", list, string)).toEqual(["dangerous response-property-no-longer-enum value"]);
    expect(await diff("response-property", string, list)).toEqual(["compatible response-property-became-enum value"]);
  });
});

describe("branches of a union", () => {
  const tagged = (kind: string, rest: Record<string, unknown>): object =>
    object({ kind: { const: kind }, ...rest }, ["kind"]);

  test("a renamed component under the same discriminator value is the same branch", async () => {
    const before = {
      openapi: "3.1.0",
      info: { title: "pets", version: "1" },
      ...body({
        oneOf: [ref("Dog"), ref("Cat")],
        discriminator: {
          propertyName: "id",
          mapping: { dog: "#/components/schemas/Dog", cat: "#/components/schemas/Cat" },
        },
      }),
      ...components,
    };
    const after = structuredClone(before);
    const schemas = after.components.schemas as Record<string, unknown>;
    schemas["Hound"] = object({ id: string, howl: integer }, ["id"]);
    const pet = after.paths["/pets"].get.responses["200"].content["application/json"].schema;
    pet.oneOf[0] = ref("Hound");
    pet.discriminator.mapping.dog = "#/components/schemas/Hound";
    expect((await diffDocuments(before, after)).map(told)).toEqual([
      "dangerous response-optional-property-removed bark",
      "compatible response-optional-property-added howl",
      "compatible response-body-discriminator-mapping-changed",
    ]);
  });

  test("branches are told apart by the one value of a property", async () => {
    const before = documentWith("response-body", { oneOf: [tagged("a", { x: string }), tagged("b", { x: string })] });
    const after = documentWith("response-body", { oneOf: [tagged("b", { x: string }), tagged("a", { x: integer })] });
    expect((await diffDocuments(before, after)).map(told)).toEqual(["breaking response-property-type-changed x"]);
  });

  test("a schema that becomes one branch of a union is compared with that branch", async () => {
    const before = documentWith("request-body", Dog, components);
    const after = documentWith(
      "request-body",
      { oneOf: [object({ id: string, bark: string }, ["id"]), ref("Cat")] },
      components,
    );
    expect((await diffDocuments(before, after)).map(told)).toEqual([
      "breaking request-property-type-changed bark",
      "compatible request-body-one-of-added",
    ]);
  });
});

describe("places beside schemas", () => {
  const head = { openapi: "3.1.0", info: { title: "orders", version: "1" } };
  const answer = { responses: { "200": { description: "OK" } } };

  test("a path parameter may have another name, and stand at the path or at the operation", async () => {
    const id = (name: string) => ({ name, in: "path", required: true, schema: string });
    const before = { ...head, paths: { "/orders/{id}": { parameters: [id("id")], get: answer } } };
    const after = { ...head, paths: { "/orders/{orderId}": { get: { parameters: [id("orderId")], ...answer } } } };
    expect(await diffDocuments(before, after)).toEqual([]);
  });

  test("a prefix that moves from the paths into the servers is the same address", async () => {
    const before = { ...head, servers: [{ url: "https://api.example.com" }], paths: { "/v1/orders": { get: answer } } };
    const after = { ...head, servers: [{ url: "https://api.example.com/v1" }], paths: { "/orders": { get: answer } } };
    expect((await diffDocuments(before, after)).filter((change) => change.level === "breaking")).toEqual([]);
    expect((await diffDocuments(before, after)).map((change) => change.ruleId)).not.toContain("endpoint-added");
  });

  test("headers have no case, and a range of statuses stands for each", async () => {
    const response = (name: string) => ({ description: "OK", headers: { [name]: { schema: string } } });
    const before = { ...head, paths: { "/orders": { get: { responses: { "200": response("X-Total") } } } } };
    const after = { ...head, paths: { "/orders": { get: { responses: { "2XX": response("x-total") } } } } };
    expect((await diffDocuments(before, after)).map(told)).toEqual([
      "dangerous response-success-status-generalized 200",
    ]);
    expect((await diffDocuments(after, before)).map(told)).toEqual([
      "compatible response-success-status-specialized 2XX",
    ]);
  });

  test("what a webhook sends is read: a required property more breaks nobody, one less does", async () => {
    const webhook = (required: readonly string[]) => ({
      ...head,
      paths: {},
      webhooks: {
        placed: {
          post: {
            requestBody: { content: { "application/json": { schema: object({ id: string }, required) } } },
            ...answer,
          },
        },
      },
    });
    expect((await diffDocuments(webhook([]), webhook(["id"]))).map(told)).toEqual([
      "compatible response-property-became-required id",
    ]);
    const [change] = await diffDocuments(webhook(["id"]), webhook([]));
    expect(change).toMatchObject({
      level: "breaking",
      element: { kind: "request-property", path: ["id"] },
      affects: [{ method: "POST", path: "webhook:placed" }],
    });
  });

  test("a default of a parameter that must be given anyway says nothing", async () => {
    const parameter = (required: boolean, value: number) => ({
      ...head,
      paths: {
        "/orders": {
          get: {
            parameters: [{ name: "limit", in: "query", required, schema: { type: "integer", default: value } }],
            ...answer,
          },
        },
      },
    });
    expect(await diffDocuments(parameter(true, 1), parameter(true, 2))).toEqual([]);
    expect((await diffDocuments(parameter(false, 1), parameter(false, 2))).map(told)).toEqual([
      "dangerous request-parameter-default-value-changed limit",
    ]);
  });

  test("read-only properties are not written, write-only ones not read", async () => {
    const changed = (extra: object) =>
      [object({ a: { ...extra, type: "string" } }), object({ a: { ...extra, type: "integer" } })] as const;
    for (const [extra, subject] of [
      [{ readOnly: true }, "request-body"],
      [{ writeOnly: true }, "response-body"],
    ] as const) {
      const [before, after] = changed(extra);
      expect(await diffDocuments(documentWith(subject, before), documentWith(subject, after))).toEqual([]);
    }
  });
});

function body(schema: { oneOf: object[]; discriminator: { propertyName: string; mapping: Record<string, string> } }) {
  return {
    paths: {
      "/pets": { get: { responses: { "200": { description: "OK", content: { "application/json": { schema } } } } } },
    },
  };
}
