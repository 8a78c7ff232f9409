import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Contract, loadContract } from "../../src/contract/index.js";
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
