import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Element } from "../../src/contract/element.js";
import { type Contract, loadContract, operationKey } from "../../src/contract/index.js";
import { findElement } from "../../src/contract/lookup.js";
import { compareContracts, notCompared } from "../../src/diff/index.js";
import { contractOf, diffDocuments, documentWith, told } from "./documents.js";

type Part = Record<string, unknown>;
const HEAD = { openapi: "3.1.0", info: { title: "orders", version: "1" } };
const string = { type: "string" };

/** A document over several files, of which some may be missing. */
async function spread(files: Readonly<Record<string, unknown>>): Promise<Contract> {
  const folder = mkdtempSync(join(tmpdir(), "lastcall-spread-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  const loaded = await loadContract({ kind: "file", path: join(folder, "openapi.json") });
  if (!loaded.ok) throw new Error(loaded.problem.message);
  return loaded.value;
}

describe("what could not be read has no verdict, on either side", () => {
  const answer = { responses: { "200": { description: "OK", content: { "application/json": { schema: string } } } } };
  const places: readonly (readonly [what: string, whole: Part, part: unknown])[] = [
    ["a path", { paths: { "/orders": { $ref: "part.json" }, "/users": { get: answer } } }, { get: answer }],
    ["an operation", { paths: { "/orders": { get: { $ref: "part.json" }, post: answer } } }, answer],
    [
      "a parameter",
      { paths: { "/orders": { get: { ...answer, parameters: [{ $ref: "part.json" }] } } } },
      { name: "limit", in: "query", required: true, schema: string },
    ],
    [
      "a request body",
      { paths: { "/orders": { post: { ...answer, requestBody: { $ref: "part.json" } } } } },
      { required: true, content: { "application/json": { schema: string } } },
    ],
    [
      "a response",
      { paths: { "/orders": { get: { responses: { "200": { $ref: "part.json" } } } } } },
      { description: "OK" },
    ],
    [
      "a schema",
      {
        paths: {
          "/orders": {
            post: {
              requestBody: { content: { "application/json": { schema: { $ref: "part.json" } } } },
              responses: {
                "200": { description: "OK", content: { "application/json": { schema: { $ref: "part.json" } } } },
              },
            },
          },
        },
      },
      { type: "object", properties: { id: string }, required: ["id"] },
    ],
  ];
  test.each(places)("%s", async (_, whole, part) => {
    const document = { ...HEAD, ...whole };
    const [read, unread] = [
      await spread({ "openapi.json": document, "part.json": part }),
      await spread({ "openapi.json": document }),
    ];
    for (const [base, target] of [
      [read, unread],
      [unread, read],
    ] as const) {
      expect(compareContracts(base, target).changes).toEqual([]);
      const reasons = new Set(notCompared(base, target).map(({ reason }) => reason));
      expect([...reasons]).toEqual([expect.stringContaining("part.json is not there")]);
    }
  });
});

describe("what stands in another form than it must is unread, not absent", () => {
  const basket = {
    type: "object",
    properties: { size: { type: "integer" }, color: { type: "string", enum: ["red", "green"] } },
  };
  const json = (schema: unknown): Part => ({ "application/json": { schema } });
  const orders = (said: { parameters?: unknown; body?: unknown; answer?: unknown; item?: Part }): Part => ({
    ...HEAD,
    paths: {
      "/orders": {
        ...said.item,
        post: {
          parameters: "parameters" in said ? said.parameters : [{ name: "limit", in: "query", schema: string }],
          requestBody: "body" in said ? said.body : { content: json(basket) },
          responses: { "200": { description: "OK", content: json(basket), ...(said.answer as Part) } },
        },
      },
    },
  });
  const lost = { $ref: "#/components/schemas/Lost" };
  const bodyOf = (schema: unknown): Part => orders({ body: { content: json(schema) } });
  const LIMIT: Element = { kind: "query", path: ["limit"] };
  const COLOR: Element = { kind: "request-property", path: ["color"] };
  const GREEN: Element = { kind: "enum-value", path: ["request-property", "color", "green"] };
  const ANSWERED: Element = { kind: "response-property", path: ["color"] };

  test.each<[what: string, there: Part, unknown: Element, noted: string]>([
    ["parameters by name", orders({ parameters: { limit: {} } }), LIMIT, "a list is expected here, not an object"],
    ["parameters that are lost", orders({ parameters: lost }), LIMIT, "leads to nothing"],
    [
      "parameters of the path that are lost",
      orders({ parameters: [], item: { parameters: lost } }),
      LIMIT,
      "leads to nothing",
    ],
    ["a parameter that is null", orders({ parameters: [null] }), LIMIT, "nothing stands here"],
    ["a parameter without a place", orders({ parameters: [{ name: "limit" }] }), LIMIT, "needs `name` and `in`"],
    ["content that is lost", orders({ body: { content: lost } }), COLOR, "leads to nothing"],
    ["content of an answer that is lost", orders({ answer: { content: lost } }), ANSWERED, "leads to nothing"],
    [
      "a media type that is lost",
      orders({ body: { content: { "application/json": lost } } }),
      COLOR,
      "leads to nothing",
    ],
    ["a schema that is null", bodyOf(null), COLOR, "a schema is expected here"],
    ["a list of properties", bodyOf({ ...basket, properties: [{ name: "size" }] }), COLOR, "must be an object"],
    [
      "a property that is null",
      bodyOf({ ...basket, properties: { ...basket.properties, color: null } }),
      { ...COLOR, path: ["color", "name"] },
      "a schema is expected here",
    ],
    ["`allOf` that is no list", bodyOf({ allOf: lost }), COLOR, "`allOf` must be a list"],
    ["a part of `allOf` that is null", bodyOf({ allOf: [null, { type: "object" }] }), COLOR, "a schema is expected"],
    ["a branch that is lost", bodyOf({ oneOf: [lost, { type: "object" }] }), COLOR, "leads to nothing"],
    [
      "a branch that is lost, further in",
      bodyOf({ allOf: [{ anyOf: [lost, { properties: { id: string } }] }, { properties: { size: string } }] }),
      COLOR,
      "leads to nothing",
    ],
    [
      "a branch of an answer that is lost",
      orders({ answer: { content: json({ oneOf: [lost, { properties: { size: string } }] }) } }),
      ANSWERED,
      "leads to nothing",
    ],
    [
      "what follows a condition",
      bodyOf({ properties: { size: string }, if: {}, then: lost }),
      COLOR,
      "leads to nothing",
    ],
    [
      "values that are no list",
      bodyOf({ ...basket, properties: { ...basket.properties, color: { type: "string", enum: lost } } }),
      GREEN,
      "`enum` must be a list",
    ],
  ])("%s", async (_, there, unknown, noted) => {
    const [whole, unread] = [await contractOf(orders({})), await contractOf(there)];
    for (const [base, target] of [
      [whole, unread],
      [unread, whole],
    ] as const) {
      expect(compareContracts(base, target).changes).toEqual([]);
      expect([...new Set(notCompared(base, target).map(({ reason }) => reason))]).toEqual([
        expect.stringContaining(noted),
      ]);
    }
    const operation = unread.operations.get(operationKey("POST", "/orders"));
    expect(operation && findElement(operation, unknown)).toMatchObject({ open: true });
  });
});

test("a status with nothing behind it is an answer all the same", async () => {
  const document = (answer: unknown): Part => ({
    ...HEAD,
    paths: { "/orders": { delete: { responses: { "204": answer } } } },
  });
  expect(await diffDocuments(document({ description: "gone" }), document(null))).toEqual([]);
  expect(
    (await diffDocuments(document(null), { ...HEAD, paths: { "/orders": { delete: { responses: {} } } } })).length,
  ).toBe(1);
});

describe("schemas that lead to one another in countless ways", () => {
  /** Each refers to all others, every second time from within `allOf`. */
  function entangled(count: number, type: string): Part {
    const name = (index: number): string => `S${index}`;
    const schemas = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        name(index),
        {
          allOf: [index + 1, index + 3].map((other) => ({ $ref: `#/components/schemas/${name(other % count)}` })),
          properties: {
            value: { type },
            ...Object.fromEntries(
              [2, 5, 7].map((step) => [
                `p${step}`,
                { $ref: `#/components/schemas/${name((index * step + 1) % count)}` },
              ]),
            ),
          },
        },
      ]),
    );
    return documentWith("response-body", { $ref: "#/components/schemas/S0" }, { components: { schemas } });
  }

  test.each([12, 24, 60])("%i of them", async (count) => {
    const [base, target] = await Promise.all([
      contractOf(entangled(count, "string")),
      contractOf(entangled(count, "integer")),
    ]);
    const { changes, skipped } = compareContracts(base, target);
    expect(changes.filter(({ level }) => level === "breaking").length + skipped.length).toBeGreaterThan(0);
    expect(compareContracts(base, base).changes).toEqual([]);
  });

  test("a schema that comes back to itself through `not` and `if`", async () => {
    const recursive = (type: string): Part =>
      documentWith(
        "request-body",
        { $ref: "#/components/schemas/Node" },
        {
          components: {
            schemas: {
              Node: {
                type: "object",
                properties: { value: { type } },
                not: { $ref: "#/components/schemas/Node" },
                if: { properties: { next: { not: { $ref: "#/components/schemas/Node" } } } },
              },
            },
          },
        },
      );
    expect((await diffDocuments(recursive("string"), recursive("integer"))).map(told)).toContain(
      "breaking request-property-type-changed value",
    );
    expect(await diffDocuments(recursive("string"), recursive("string"))).toEqual([]);
  });
});
