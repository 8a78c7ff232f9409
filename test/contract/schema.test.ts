import { describe, expect, it } from "vitest";
import { answering, answerSchema } from "./load-fixture.js";
import { plainSchema } from "./plain-contract.js";

const read = async (schema: unknown, openapi = "3.0.3", schemas: unknown = {}) =>
  answerSchema(answering(schema, { openapi, schemas }));

describe("ways of saying the same", () => {
  const pairs: readonly [story: string, in30: unknown, in31: unknown][] = [
    ["null", { type: "string", nullable: true }, { type: ["null", "string"] }],
    [
      "null in an enum or not",
      { type: "string", nullable: true, enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "null beside branches",
      { nullable: true, oneOf: [{ type: "string" }] },
      { oneOf: [{ type: "string" }, { type: "null" }] },
    ],
    ["one value", { enum: ["cat"] }, { const: "cat" }],
    [
      "exclusive bounds",
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      { exclusiveMinimum: 1, maximum: 9 },
    ],
    ["anything further", { additionalProperties: {} }, { additionalProperties: true }],
    [
      "prose makes no difference",
      { type: "string", description: "A name", example: "Ada" },
      { type: "string", title: "Name", examples: ["Ada"] },
    ],
  ];
  it.each(pairs)("%s", async (_, in30, in31) => {
    const before = await read(in30);
    const after = await read(in31, "3.1.0");
    expect(plainSchema(after.schema)).toEqual(plainSchema(before.schema));
  });

  it("a branch that is null already gets no second one", async () => {
    const { schema } = await read({ nullable: true, anyOf: [{ type: "string", nullable: true }, { type: "integer" }] });
    expect(schema.anyOf.map((branch) => branch.types)).toEqual([["string", "null"], ["integer"]]);
  });

  it("nullable beside a reference keeps what it refers to, or null", async () => {
    const { schema } = await read({ nullable: true, allOf: [{ $ref: "#/components/schemas/User" }] }, "3.0.3", {
      User: { type: "object" },
    });
    expect([schema.types, schema.orNull]).toEqual([undefined, true]);
    expect(schema.allOf.map((part) => part.types)).toEqual([["object"]]);
  });
});

describe("references", () => {
  const User = { type: "object", properties: { name: { type: "string" } } };

  it("a reference is its target, everywhere the same node", async () => {
    const ref = { $ref: "#/components/schemas/User" };
    const { schema } = await read(
      { type: "object", properties: { owner: ref, editor: { ...ref, description: "who edits" } } },
      "3.0.3",
      { User },
    );
    expect(schema.properties.get("owner")).toBe(schema.properties.get("editor"));
    expect(schema.properties.get("owner")).toMatchObject({
      name: "User",
      origin: { pointer: ["components", "schemas", "User"] },
    });
  });

  it("with keywords beside it, it is a schema of its own that holds the target", async () => {
    const { schema } = await read(
      {
        properties: {
          owner: { $ref: "#/components/schemas/User", deprecated: true },
          editor: { $ref: "#/components/schemas/User" },
        },
      },
      "3.0.3",
      { User },
    );
    const owner = schema.properties.get("owner");
    expect(owner?.deprecated).toBe(true);
    expect(owner?.allOf).toEqual([schema.properties.get("editor")]);
    expect(schema.properties.get("editor")?.deprecated).toBe(false);
  });

  it("keeps what stands beside a reference halfway along a chain", async () => {
    const { schema } = await read({ $ref: "#/components/schemas/Old" }, "3.0.3", {
      Old: { $ref: "#/components/schemas/User", deprecated: true },
      User,
    });
    expect(schema).toMatchObject({ name: "Old", deprecated: true });
  });

  it("a misspelt keyword beside a reference is no keyword", async () => {
    const { schema } = await read(
      { properties: { profile: { $ref: "#/components/schemas/User", depracted: true } } },
      "3.0.3",
      { User },
    );
    expect(schema.properties.get("profile")?.name).toBe("User");
  });

  it("reads pointers with slashes, tildes and percent signs, and anchors", async () => {
    const { schema } = await read(
      {
        properties: {
          a: { $ref: "#/components/schemas/a~1b" },
          c: { $ref: "#/components/schemas/c%20d" },
          e: { $ref: "#here" },
        },
      },
      "3.1.0",
      { "a/b": { type: "string" }, "c d": { type: "integer" }, e: { $anchor: "here", type: "boolean" } },
    );
    expect([...schema.properties.values()].map((one) => one.types)).toEqual([["string"], ["integer"], ["boolean"]]);
  });

  it("ends recursion at the node it began with", async () => {
    const { schema } = await read({ $ref: "#/components/schemas/Tree" }, "3.0.3", {
      Tree: {
        type: "object",
        properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
      },
    });
    expect(schema.properties.get("children")?.items).toBe(schema);
  });

  it("reads a map of properties that is shared by reference", async () => {
    const { schema } = await read({ properties: { $ref: "#/components/schemas/User/properties" } }, "3.0.3", { User });
    expect([...schema.properties.keys()]).toEqual(["name"]);
  });

  it("takes properties with the names of keywords and of Object.prototype", async () => {
    const { schema } = await read({
      properties: { constructor: { type: "string" }, $ref: { type: "integer" }, deprecated: { type: "boolean" } },
    });
    expect([...schema.properties].map(([name, one]) => [name, one.types])).toEqual([
      ["constructor", ["string"]],
      ["$ref", ["integer"]],
      ["deprecated", ["boolean"]],
    ]);
    expect(schema.deprecated).toBe(false);
    expect((await read({ $ref: "#/components/schemas/constructor" })).contract.skipped).toHaveLength(1);
  });
});

describe("deprecation of what a schema is composed of", () => {
  const Profile = { type: "string", deprecated: true, "x-replaced-by": "portion" };
  const cases: readonly [story: string, schema: unknown, deprecated: boolean][] = [
    ["the target of a reference", { $ref: "#/components/schemas/Profile" }, true],
    ["a reference with keywords beside it", { $ref: "#/components/schemas/Profile", nullable: true }, true],
    ["an allOf of one", { allOf: [{ $ref: "#/components/schemas/Profile" }] }, true],
    ["a remark among the parts", { allOf: [{ type: "string" }, { deprecated: true }] }, true],
    [
      "a deprecated base among several parts",
      { allOf: [{ $ref: "#/components/schemas/Profile" }, { minLength: 2 }] },
      false,
    ],
    ["an explicit no", { $ref: "#/components/schemas/Profile", deprecated: false }, false],
  ];
  it.each(cases)("%s", async (_, property, deprecated) => {
    const { schema } = await read({ properties: { profile: property } }, "3.0.3", { Profile });
    expect(schema.properties.get("profile")?.deprecated).toBe(deprecated);
  });
});
