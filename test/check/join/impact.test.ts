/** Which changes of an element the code feels, by what it sends and reads. */
import { describe, expect, test } from "vitest";
import { type Impact, impactOf } from "../../../src/check/join/impact.js";
import type { Element } from "../../../src/contract/element.js";
import { type Contract, loadContract } from "../../../src/contract/index.js";
import { diffContracts } from "../../../src/diff/index.js";
import type { FieldUse } from "../../../src/scan/call.js";

async function contract(field: string): Promise<Contract> {
  const text = JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders": {
        post: {
          requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } } },
          responses: {
            "200": {
              description: "ok",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
            },
          },
        },
      },
    },
    components: { schemas: { Order: { type: "object", properties: { field: JSON.parse(field) as unknown } } } },
  });
  const loaded = await loadContract({ kind: "text", file: "shop.json", text });
  if (!loaded.ok) throw new Error(loaded.problem.message);
  return loaded.value;
}

const useOf = ({ path }: Element, values: readonly string[]): FieldUse => ({
  path,
  values,
  at: { file: "shop.ts", line: 1, column: 1, endLine: 1, endColumn: 2 },
  certainty: "certain",
});

async function impacts(
  before: string,
  after: string,
  kind: "request-property" | "response-property",
  values: readonly string[],
): Promise<readonly (Impact | undefined)[]> {
  const [base, target] = await Promise.all([contract(before), contract(after)]);
  const next = [...target.operations.values()][0];
  const element: Element = { kind, path: ["field"] };
  const changes = diffContracts(base, target).filter((change) => change.element.kind === kind);
  return changes.map((change) =>
    next === undefined ? undefined : impactOf(change, useOf(element, values), next, element),
  );
}

describe("who writes a field feels", () => {
  test.each<readonly [string, string, string, readonly string[], Impact | undefined]>([
    ["another type, whatever it sends", '{ "type": "integer" }', '{ "type": "string" }', [], 0],
    ["a lost enum value, if its own are not known", '{ "enum": ["a", "b"] }', '{ "enum": ["a"] }', [], 1],
    [
      "no lost enum value where its own are known: the value's life tells",
      '{ "enum": ["a", "b"] }',
      '{ "enum": ["a"] }',
      ["a"],
      undefined,
    ],
    [
      "no other default: it sends a value",
      '{ "type": "integer", "default": 5 }',
      '{ "type": "integer", "default": 9 }',
      ["20"],
      undefined,
    ],
    ["a pattern its value breaks", '{ "type": "string" }', '{ "type": "string", "pattern": "^[a-z]+$" }', ["Big"], 0],
    [
      "no pattern its value keeps",
      '{ "type": "string" }',
      '{ "type": "string", "pattern": "^[a-z]+$" }',
      ["small"],
      undefined,
    ],
    [
      "no pattern where its value is not known",
      '{ "type": "string" }',
      '{ "type": "string", "pattern": "^[a-z]+$" }',
      [],
      undefined,
    ],
    [
      "a length its value exceeds",
      '{ "type": "string", "maxLength": 10 }',
      '{ "type": "string", "maxLength": 3 }',
      ["four"],
      0,
    ],
    [
      "a bound its value lies beyond",
      '{ "type": "integer", "maximum": 100 }',
      '{ "type": "integer", "maximum": 10 }',
      ["50"],
      0,
    ],
    [
      "no bound its value keeps",
      '{ "type": "integer", "maximum": 100 }',
      '{ "type": "integer", "maximum": 10 }',
      ["5"],
      undefined,
    ],
    [
      "no more room",
      '{ "type": "string", "maxLength": 3 }',
      '{ "type": "string", "maxLength": 10 }',
      ["four"],
      undefined,
    ],
    [
      "null no longer taken, if it sends null",
      '{ "type": "string", "nullable": true }',
      '{ "type": "string" }',
      ["null"],
      0,
    ],
    [
      "null no longer taken, not if it sends something else",
      '{ "type": "string", "nullable": true }',
      '{ "type": "string" }',
      [],
      undefined,
    ],
  ])("%s", async (_, before, after, values, expected) => {
    expect(await impacts(before, after, "request-property", values)).toEqual([expected]);
  });
});

describe("who reads a field feels", () => {
  test.each<readonly [string, string, string, Impact | undefined]>([
    ["another type", '{ "type": "integer" }', '{ "type": "string" }', 0],
    ["null", '{ "type": "string" }', '{ "type": "string", "nullable": true }', 0],
    ["a new enum value, a little", '{ "enum": ["a"] }', '{ "enum": ["a", "b"] }', 1],
    ["longer texts than it knew, which no value of its own would tell", '{ "maxLength": 3 }', '{ "maxLength": 10 }', 1],
    ["no tighter pattern", '{ "type": "string" }', '{ "type": "string", "pattern": "^[a-z]+$" }', undefined],
  ])("%s", async (_, before, after, expected) => {
    expect(await impacts(before, after, "response-property", [])).toEqual([expected]);
  });
});
