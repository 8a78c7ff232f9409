import { describe, expect, test } from "vitest";
import { flatten } from "../../../src/diff/view/flatten.js";
import { limited, type Typing, typesOf } from "../../../src/diff/view/typing.js";
import { schemaOf } from "./schemas.js";

/** `string number, or null`; what is only implied in brackets */
function told({ types, nullable, implied }: Typing): string {
  const named = types === undefined ? "any" : [...types.value].join(" ") || "none";
  return `${implied ? `(${named})` : named}${nullable ? ", or null" : ""}`;
}

describe("the types of what nodes say together", () => {
  const text = { type: "string" };
  test.each<[schema: object, expected: string]>([
    [{}, "(any)"],
    [{ description: "anything" }, "(any)"],
    [text, "string"],
    [{ type: ["string", "number"] }, "string number"],
    [{ type: ["string", "null"] }, "string, or null"],
    [{ type: ["null"] }, "(any), or null"],
    [{ enum: [null, "a"], pattern: "a" }, "string, or null"],
    [{ allOf: [text] }, "string"],
    [{ allOf: [text, { type: "number" }] }, "none"],
    [{ allOf: [text, { type: ["string", "number"] }] }, "string"],
    [{ allOf: [{ type: "number" }, { type: "integer" }] }, "integer"],
    [{ allOf: [{ type: "integer" }, { type: "number" }] }, "integer"],
    [{ allOf: [{ type: ["integer", "string"] }, { type: ["number", "boolean"] }] }, "integer"],
    [{ allOf: [{ type: ["number", "string"] }, { type: ["integer", "boolean"] }] }, "integer"],
    [{ allOf: [text, { type: "integer" }] }, "none"],
    [{ allOf: [{ type: "boolean" }, { type: "number" }] }, "none"],
    [{ allOf: [{ type: ["string", "null"] }, { type: ["string", "null"] }] }, "string, or null"],
    [{ allOf: [{ type: ["string", "null"] }, text] }, "string"],
    [{ allOf: [text, { type: ["string", "null"] }] }, "string"],
    [{ oneOf: [text, { type: "null" }] }, "string, or null"],
    [{ anyOf: [text, { type: "null" }] }, "string, or null"],
    [{ oneOf: [{ allOf: [text] }, { type: "null" }] }, "string, or null"],
    [{ anyOf: [{ type: "null" }, { type: "object" }] }, "object, or null"],
    [{ allOf: [text, { anyOf: [{ minLength: 1 }, { type: "null" }] }] }, "string"],
    [{ oneOf: [text, { type: "number" }, { type: "null" }] }, "(any), or null"],
    [{ oneOf: [text, { type: "number" }] }, "(any)"],
    [{ type: "object", oneOf: [{ required: ["a"] }, { type: "null" }] }, "object"],
    [{ properties: { a: text } }, "(object)"],
    [{ additionalProperties: text }, "(object)"],
    [{ additionalProperties: false }, "(any)"],
    [{ items: text }, "(array)"],
    [{ prefixItems: [text] }, "(array)"],
    [{ items: true }, "(any)"],
    [{ properties: { a: text }, items: text }, "(object)"],
    [{ properties: { a: text }, oneOf: [{ required: ["a"] }, { required: ["b"] }] }, "(any)"],
    [{ properties: { a: text }, anyOf: [{ required: ["a"] }, { required: ["b"] }] }, "(any)"],
    [{ properties: { a: text }, anyOf: [{ required: ["a"] }] }, "(object)"],
    [{ properties: { a: text }, oneOf: [{ required: ["a"] }, { type: "null" }] }, "(object), or null"],
    [{ allOf: [{ pattern: "a" }, { properties: { a: text } }] }, "(object)"],
    [{ allOf: [text, { properties: { a: text } }] }, "string"],
  ])("%j: %s", async (schema, expected) => {
    expect(told(typesOf(flatten([await schemaOf(schema)])))).toBe(expected);
  });

  test("nothing is said by no node", () => {
    expect(typesOf([])).toEqual({ types: undefined, nullable: false, implied: true });
  });

  test("the node that says it first is named", async () => {
    const nodes = flatten([await schemaOf({ allOf: [{ pattern: "a" }, { type: "string" }, { type: "string" }] })]);
    expect(typesOf(nodes).types?.from).toBe(nodes[1]);
    const implied = flatten([
      await schemaOf({ allOf: [{ pattern: "a" }, { items: { minLength: 1 } }, { properties: { a: {} } }] }),
    ]);
    expect(typesOf(implied).types?.from).toBe(implied[1]);
  });
});

describe("as OpenAPI 3.0 writes null", () => {
  test.each<[schema: object, expected: string]>([
    [{ type: "string", nullable: true }, "string, or null"],
    [{ type: "string", nullable: false }, "string"],
    [{ nullable: true, allOf: [{ type: "string" }] }, "string, or null"],
    [{ nullable: true, allOf: [{ allOf: [{ type: "string" }] }] }, "string, or null"],
    [{ allOf: [{ type: "string", nullable: true }, { type: "string" }] }, "string"],
    [{ nullable: true, allOf: [{ properties: { a: {} } }] }, "(object), or null"],
  ])("%j: %s", async (schema, expected) => {
    expect(told(typesOf(flatten([await schemaOf(schema, {}, "3.0.3")])))).toBe(expected);
  });
});

describe("a part of what the nodes allow", () => {
  test.each<[schema: object, limit: Parameters<typeof limited>[1], expected: string]>([
    [{ type: ["string", "null"] }, undefined, "string, or null"],
    [{}, undefined, "(any)"],
    [{ type: ["string", "number", "null"] }, { types: ["number"] }, "number"],
    [{ type: ["string", "null"] }, { types: undefined }, "string"],
    [{ pattern: "a" }, { types: ["string"] }, "string"],
    [{ pattern: "a" }, { types: undefined }, "any"],
  ])("%j, limited to %j: %s", async (schema, limit, expected) => {
    const nodes = flatten([await schemaOf(schema)]);
    expect(told(limited(typesOf(nodes), limit, nodes[0]))).toBe(expected);
  });

  test("of anything there is no part: no node could say it", () => {
    expect(told(limited(typesOf([]), { types: ["string"] }, undefined))).toBe("any");
  });
});
