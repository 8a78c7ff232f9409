import { describe, expect, test } from "vitest";
import { isRefused } from "../../../src/check/join/refusal.js";
import type { Element } from "../../../src/contract/element.js";
import { contractOf } from "../../diff/documents.js";

const QUERY: Element = { kind: "query", path: ["q"] };
async function refused(parameter: object, value: string, element: Element = QUERY): Promise<boolean> {
  const contract = await contractOf({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets": {
        get: { parameters: [{ name: "q", in: "query", ...parameter }], responses: { "200": { description: "ok" } } },
      },
    },
  });
  const [operation] = contract.operations.values();
  if (operation === undefined) throw new Error("no operation");
  return isRefused(value, operation, element);
}

describe("a value that a contract refuses for sure", () => {
  const number = { type: "number" };
  const integer = { type: "integer" };
  test.each<[schema: object, value: string, expected: boolean]>([
    [{}, "a", false],
    [{ type: "string" }, "a", false],
    [{ maxLength: 2 }, "ab", false],
    [{ maxLength: 2 }, "abc", true],
    [{ maxLength: 2 }, "😀😀", false],
    [{ minLength: 2 }, "ab", false],
    [{ minLength: 2 }, "a", true],
    [{ pattern: "^a" }, "ab", false],
    [{ pattern: "^a" }, "b", true],
    [{ pattern: "(" }, "b", false],
    [{ enum: ["a", "b"] }, "b", false],
    [{ enum: ["a", "b"] }, "c", true],
    [{ enum: [1, true] }, "1", false],
    [{ enum: [1, true] }, "true", false],
    [{ enum: [1, true] }, "2", true],
    [{ "x-extensible-enum": ["a"], enum: ["a"] }, "c", false],
    [{ type: "array", items: { type: "string" }, enum: [["a"]] }, "c", false],
    [{ format: "date" }, "2026-11-28", false],
    [{ format: "date" }, "28.11.2026", true],
    [{ format: "date-time" }, "2026-11-28T10:00:00Z", false],
    [{ format: "date-time" }, "2026-11-28t10:00:00.25+01:00", false],
    [{ format: "date-time" }, "2026-11-28 10:00:00z", false],
    [{ format: "date-time" }, "2026-11-28", true],
    [{ format: "uuid" }, "123e4567-e89b-12d3-a456-426614174000", false],
    [{ format: "uuid" }, "123E4567-E89B-12D3-A456-426614174000", false],
    [{ format: "uuid" }, "123e4567e89b12d3a456426614174000", true],
    [{ format: "ipv4" }, "10.0.0.1", false],
    [{ format: "ipv4" }, "10.0.0", true],
    [{ format: "email" }, "a@b", false],
    [{ format: "email" }, "ab", true],
    [{ format: "hostname" }, "-", false],
    [{ ...number, minimum: 2 }, "2", false],
    [{ ...number, minimum: 2 }, "1.5", true],
    [{ ...number, maximum: 2 }, "2", false],
    [{ ...number, maximum: 2 }, "2.5", true],
    [{ ...integer, exclusiveMinimum: 2 }, "3", false],
    [{ ...integer, exclusiveMinimum: 2 }, "2", true],
    [{ ...integer, exclusiveMaximum: 2 }, "1", false],
    [{ ...integer, exclusiveMaximum: 2 }, "2", true],
    [{ ...number, maximum: 2 }, "many", false],
    [{ ...number, minimum: 2 }, " ", false],
    [{ type: ["string", "null"], maximum: 2 }, "3", false],
    [{ type: ["null", "integer"], maximum: 2 }, "3", true],
    [{ allOf: [{ minLength: 1 }, { maxLength: 2 }] }, "abc", true],
    [{ allOf: [{ minLength: 1 }, { maxLength: 2 }] }, "ab", false],
  ])("%j refuses %j: %s", async (schema, value, expected) => {
    expect(await refused({ schema }, value)).toBe(expected);
  });

  test("each alternative has to refuse it", async () => {
    const content = (...schemas: readonly object[]) => ({
      content: Object.fromEntries(schemas.map((schema, at) => [`application/${at}`, { schema }])),
    });
    expect(await refused(content({ maxLength: 1 }, { maxLength: 2 }), "abc")).toBe(true);
    expect(await refused(content({ maxLength: 1 }, { maxLength: 3 }), "abc")).toBe(false);
    expect(await refused(content({}), "abc")).toBe(false);
    expect(await refused({ content: {} }, "abc")).toBe(false);
  });

  test("what is not there, or cannot be told, refuses nothing", async () => {
    expect(await refused({ schema: { maxLength: 1 } }, "abc", { kind: "query", path: ["other"] })).toBe(false);
    expect(await refused({ schema: { maxLength: 1 } }, "abc", { kind: "query", path: ["q.part"] })).toBe(false);
  });
});
