import { describe, expect, test } from "vitest";
import type { Subject } from "../../src/diff/rules/rule.js";
import { diffDocuments, documentWith, told } from "./documents.js";

type Part = Record<string, unknown>;
const string = { type: "string" };
const object = (properties: Part, required: readonly string[] = []): Part => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
const toldOf = async (before: Part, after: Part): Promise<readonly string[]> =>
  (await diffDocuments(before, after)).map(told);
const toldAt = (subject: Subject, before: unknown, after: unknown): Promise<readonly string[]> =>
  toldOf(documentWith(subject, before), documentWith(subject, after));

describe("what speaks about one type is silent where only one side has values of that type", () => {
  const table: readonly (readonly [story: string, before: Part, after: Part, writing: readonly string[]])[] = [
    [
      "a list beside a string",
      string,
      { type: ["string", "array"], items: string, minItems: 1 },
      ["compatible request-property-type-generalized value"],
    ],
    [
      "an object beside a string",
      string,
      { ...object({ id: string }, ["id"]), type: ["string", "object"] },
      ["compatible request-property-type-generalized value"],
    ],
    [
      "a string beside a number",
      { type: "integer" },
      { type: ["integer", "string"], maxLength: 5, pattern: "^x" },
      ["compatible request-property-type-generalized value"],
    ],
  ];
  test.each(table)("%s", async (_, before, after, writing) => {
    expect(await toldAt("request-property", before, after)).toEqual(writing);
    expect(await toldAt("response-property", after, before)).toEqual([
      "compatible response-property-type-specialized value",
    ]);
  });

  test("a keyword beside a type that it says nothing about is a doubt", async () => {
    expect(await toldAt("request-property", { type: "string", maxItems: 9 }, { type: "string", maxItems: 5 })).toEqual([
      "dangerous request-property-misplaced-keyword-changed value",
    ]);
    expect(await toldAt("request-property", { type: "string", maxItems: 5 }, { type: "string", maxItems: 9 })).toEqual(
      [],
    );
    expect(await toldAt("response-property", { type: "string", maxItems: 5 }, { type: "string", maxItems: 9 })).toEqual(
      ["dangerous response-property-misplaced-keyword-changed value"],
    );
  });
});

test("a type in the words of a programming language is the type that was meant", async () => {
  expect(await toldAt("request-body", { type: "int" }, { type: "integer" })).toEqual([]);
  expect(await toldAt("request-body", string, { type: "int" })).toEqual(["breaking request-body-type-changed"]);
  expect(await toldAt("request-body", { type: "money" }, string)).toEqual(["breaking request-body-type-specialized"]);
});

describe("text", () => {
  const table: readonly (readonly [story: string, before: Part, after: Part, told: readonly string[]])[] = [
    [
      "a string takes every number",
      { type: "number" },
      string,
      ["compatible request-parameter-type-generalized value"],
    ],
    ["a string takes what a list of types took", { type: ["integer", "string"] }, string, []],
    ["a list with a string in it takes every string", string, { type: ["integer", "string"] }, []],
    [
      "who lists numbers beside strings reads them as numbers",
      { type: ["number", "string"] },
      { type: ["integer", "string"] },
      ["breaking request-parameter-list-of-types-narrowed value"],
    ],
    [
      "a list that loses its string",
      { type: ["integer", "string"] },
      { type: "integer" },
      ["breaking request-parameter-type-specialized value"],
    ],
  ];
  test.each(table)("%s", async (_, before, after, expected) => {
    expect(await toldAt("request-parameter", before, after)).toEqual(expected);
  });
});

describe("the default of a parameter", () => {
  const query = (required: boolean, value?: number): Part => ({
    name: "limit",
    in: "query",
    required,
    schema: { type: "integer", ...(value !== undefined && { default: value }) },
  });
  const path = (said: Part, value: string): Part => ({
    name: "id",
    in: "path",
    ...said,
    schema: { type: "string", default: value },
  });
  const ok = { "200": { description: "OK" } };
  const at = (where: string, parameter: Part): Part => ({
    openapi: "3.1.0",
    info: { title: "orders", version: "1" },
    paths: { [where]: { get: { parameters: [parameter], responses: ok } } },
  });
  const table: readonly (readonly [story: string, before: Part, after: Part, told: readonly string[]])[] = [
    [
      "is what who leaves it out gets",
      at("/orders", query(false, 1)),
      at("/orders", query(false, 2)),
      ["dangerous request-parameter-default-value-changed limit"],
    ],
    ["says nothing where it must be given", at("/orders", query(true, 1)), at("/orders", query(true, 2)), []],
    [
      "said nothing where it had to be given",
      at("/orders", query(true, 1)),
      at("/orders", query(false)),
      ["compatible request-parameter-became-optional limit"],
    ],
    [
      "says nothing in a path",
      at("/orders/{id}", path({ required: true }, "1")),
      at("/orders/{id}", path({ required: true }, "2")),
      [],
    ],
    [
      "means something in a path that does not say `required`",
      at("/orders/{id}", path({}, "1")),
      at("/orders/{id}", path({}, "2")),
      ["dangerous request-parameter-default-value-changed id"],
    ],
  ];
  test.each(table)("%s", async (_, before, after, expected) => {
    expect(await toldOf(before, after)).toEqual(expected);
  });
});

describe("a path parameter that the path does not name", () => {
  const names = (path: string, ...parameters: readonly string[]): Part => ({
    openapi: "3.1.0",
    info: { title: "orders", version: "1" },
    paths: {
      [path]: {
        get: {
          parameters: parameters.map((name) => ({ name, in: "path", required: true, schema: string })),
          responses: { "200": { description: "OK" } },
        },
      },
    },
  });
  const table: readonly (readonly [story: string, before: Part, after: Part, told: readonly string[]])[] = [
    [
      "describes the place that nothing else describes",
      names("/orders/{id}", "orderId"),
      names("/orders/{id}", "id"),
      [],
    ],
    ["described it before", names("/orders/{id}", "id"), names("/orders/{id}", "orderId"), []],
    [
      "is an argument more where every place is taken",
      names("/orders"),
      names("/orders", "id"),
      ["dangerous new-request-path-parameter id"],
    ],
    [
      "was one argument more",
      names("/orders", "id"),
      names("/orders"),
      ["dangerous request-path-parameter-removed id"],
    ],
    [
      "comes beside one that is named",
      names("/orders/{id}", "id"),
      names("/orders/{id}", "id", "other"),
      ["dangerous new-request-path-parameter other"],
    ],
  ];
  test.each(table)("%s", async (_, before, after, expected) => {
    expect(await toldOf(before, after)).toEqual(expected);
  });
});

describe("read-only and write-only properties", () => {
  const table: readonly (readonly [
    story: string,
    subject: Subject,
    before: Part,
    after: Part,
    told: readonly string[],
  ])[] = [
    [
      "a property that was always sent and is kept back is missed",
      "response-body",
      object({ id: string }, ["id"]),
      object({ id: { ...string, writeOnly: true } }),
      ["breaking response-required-property-became-write-only id"],
    ],
    [
      "a property that was kept back is not missed",
      "response-body",
      object({ id: { ...string, writeOnly: true } }, ["id"]),
      object({ id: { ...string, writeOnly: true } }),
      [],
    ],
    [
      "whether it was required tells which property it is",
      "response-body",
      object({ id: { ...string, writeOnly: true } }),
      object({ id: string }, ["id"]),
      [
        "compatible response-optional-property-became-not-write-only id",
        "compatible response-property-became-required id",
      ],
    ],
    [
      "limits of a read-only property say nothing about a request",
      "request-body",
      object({ id: { ...string, readOnly: true } }),
      object({ id: { ...string, readOnly: true, maxLength: 5, enum: ["a", "b"] } }),
      [],
    ],
    [
      "its pattern does: clients keep ids and send them back",
      "request-body",
      object({ id: { ...string, readOnly: true } }),
      object({ id: { ...string, readOnly: true, pattern: "^[a-z]+$" } }),
      ["dangerous request-read-only-property-pattern-added id"],
    ],
    [
      "another pattern",
      "request-body",
      object({ id: { ...string, readOnly: true, pattern: "^[a-z]+$" } }),
      object({ id: { ...string, readOnly: true, pattern: "^[0-9]+$" } }),
      ["dangerous request-read-only-property-pattern-changed id"],
    ],
    [
      "no pattern any more",
      "request-body",
      object({ id: { ...string, readOnly: true, pattern: "^[a-z]+$" } }),
      object({ id: { ...string, readOnly: true } }),
      [],
    ],
  ];
  test.each(table)("%s", async (_, subject, before, after, expected) => {
    expect(await toldAt(subject, before, after)).toEqual(expected);
  });
});

describe("a list or an object that becomes a single value", () => {
  const list = { type: "array", items: string };
  const at = (parameter: Part): Part => ({
    openapi: "3.1.0",
    info: { title: "orders", version: "1" },
    paths: {
      "/orders/{value}": {
        get: {
          parameters: [{ name: "value", in: "query", ...parameter }],
          responses: { "200": { description: "OK" } },
        },
      },
    },
  });
  const table: readonly (readonly [story: string, place: Part, nested: Part, told: readonly string[]])[] = [
    ["repeated in the query", {}, list, ["breaking request-parameter-type-changed value"]],
    ["spread over the query", {}, object({ id: string }), ["breaking request-parameter-type-changed value"]],
    [
      "with brackets in the query",
      { style: "deepObject" },
      object({ id: string }),
      ["breaking request-parameter-type-changed value"],
    ],
    ["joined by commas", { in: "path", required: true }, list, ["compatible request-parameter-type-generalized value"]],
  ];
  test.each(table)("%s", async (_, place, nested, expected) => {
    expect(await toldOf(at({ ...place, schema: nested }), at({ ...place, schema: string }))).toEqual(expected);
  });
});

describe("a format belongs to its type", () => {
  const table: readonly (readonly [story: string, before: Part, after: Part, reading: readonly string[]])[] = [
    [
      "it goes while its type stays",
      { type: ["string", "integer"], format: "int32" },
      { type: "integer" },
      ["breaking response-body-format-generalized", "compatible response-body-type-specialized"],
    ],
    [
      "it goes with its type",
      { type: ["string", "integer"], format: "int32" },
      string,
      ["compatible response-body-type-specialized"],
    ],
    [
      "it comes with its type",
      string,
      { type: ["string", "integer"], format: "int32" },
      ["breaking response-body-type-generalized"],
    ],
  ];
  test.each(table)("%s", async (_, before, after, expected) => {
    expect(await toldAt("response-body", before, after)).toEqual(expected);
  });
});

describe("a schema and a union", () => {
  const [paw, wing] = [object({ paw: string }), object({ wing: string })];
  const strict = ["paw", "wing"].map((name) => object({ [name]: string }, [name]));
  const table: readonly (readonly [story: string, before: Part, after: Part, writing: readonly string[]])[] = [
    ["what was sent matches two branches", paw, { oneOf: [paw, wing] }, ["dangerous request-body-wrapped-in-one-of"]],
    ["what was sent matches one branch", strict[0] ?? {}, { oneOf: strict }, ["compatible request-body-one-of-added"]],
    ["any number of branches may match", paw, { anyOf: [paw, wing] }, ["compatible request-body-any-of-added"]],
    [
      "no branch describes what is sent any more",
      { oneOf: [paw, wing, object({ paw: string, fin: string, scale: string })] },
      { type: "object", properties: { tail: string, ear: string } },
      [
        "dangerous request-property-removed fin",
        "dangerous request-property-removed paw",
        "dangerous request-property-removed scale",
        "dangerous request-property-removed wing",
        "compatible request-body-choice-removed",
        "compatible new-optional-request-property ear",
        "compatible new-optional-request-property tail",
      ],
    ],
  ];
  test.each(table)("%s", async (_, before, after, expected) => {
    expect([...(await toldAt("request-body", before, after))].sort()).toEqual([...expected].sort());
  });
});

describe("one more branch in an `anyOf` that is read", () => {
  const [paw, wing, fin] = ["paw", "wing", "fin"].map((name) => object({ [name]: string }));
  const strict = ["paw", "wing", "fin"].map((name) => object({ [name]: string }, [name]));
  const closed = { ...object({ paw: string }), additionalProperties: false };
  const table: readonly (readonly [
    story: string,
    before: readonly unknown[],
    after: readonly unknown[],
    told: readonly string[],
  ])[] = [
    [
      "passes for an open one that requires nothing",
      [paw, wing],
      [paw, wing, fin],
      ["compatible response-body-any-of-overlapping-added"],
    ],
    ["lacks what the others require", strict.slice(0, 2), strict, ["dangerous response-body-any-of-added"]],
    [
      "has a property of another type",
      [paw, string],
      [paw, string, object({ paw: { type: "integer" }, tail: string, ear: string })],
      ["dangerous response-body-any-of-added"],
    ],
    [
      "does not fit a closed one",
      [closed, string],
      [closed, string, object({ fin: string, gill: string })],
      ["dangerous response-body-any-of-added"],
    ],
  ];
  test.each(table)("%s", async (_, before, after, expected) => {
    expect(await toldAt("response-body", { anyOf: before }, { anyOf: after })).toEqual(expected);
  });
});

describe("a range of statuses", () => {
  const statuses = (...names: readonly string[]): Part => ({
    openapi: "3.1.0",
    info: { title: "orders", version: "1" },
    paths: {
      "/orders": {
        get: {
          responses: Object.fromEntries(
            names.map((name) => [
              name,
              { description: name, content: { "application/json": { schema: object({ id: string }) } } },
            ]),
          ),
        },
      },
    },
  });
  const table: readonly (readonly [
    story: string,
    before: readonly string[],
    after: readonly string[],
    told: readonly string[],
  ])[] = [
    ["takes the place of a status", ["200"], ["2XX"], ["dangerous response-success-status-generalized 200"]],
    ["becomes some of its statuses", ["2XX"], ["200", "202"], ["compatible response-success-status-specialized 2XX"]],
    ["has a status of its own beside it", ["2XX"], ["2XX", "200"], []],
    ["takes the place of a failure", ["200", "404"], ["200", "4XX"], []],
    ["goes", ["200", "2XX"], ["200"], ["compatible response-success-status-specialized 2XX"]],
    ["is what a new `default` stands for", ["200"], ["default"], ["dangerous response-success-status-generalized 200"]],
    [
      "is no default that was there before",
      ["200", "default"],
      ["default"],
      ["breaking response-success-status-removed 200"],
    ],
    [
      "is no default beside another success",
      ["200", "201"],
      ["201", "default"],
      ["breaking response-success-status-removed 200", "compatible response-non-success-status-added default"],
    ],
  ];
  test.each(table)("%s", async (_, before, after, expected) => {
    expect(await toldOf(statuses(...before), statuses(...after))).toEqual(expected);
  });
});

describe("parameters of a media type", () => {
  const schema = object({ id: string });
  const operation = (parts: Part): Part => ({
    openapi: "3.1.0",
    info: { title: "orders", version: "1" },
    paths: { "/orders": { post: { responses: { "200": { description: "OK" } }, ...parts } } },
  });
  const answer = (...names: readonly string[]): Part =>
    operation({
      responses: { "200": { description: "OK", content: Object.fromEntries(names.map((name) => [name, { schema }])) } },
    });
  const ask = (name: string): Part => operation({ requestBody: { content: { [name]: { schema } } } });
  const table: readonly (readonly [story: string, before: Part, after: Part, told: readonly string[]])[] = [
    [
      "readers know it by its name",
      answer("application/json; v=1"),
      answer("application/json; v=2"),
      ["compatible response-media-type-name-changed application/json;v=1"],
    ],
    [
      "readers pass over one that comes",
      answer("application/json"),
      answer("application/json; v=2"),
      ["compatible response-media-type-name-changed application/json"],
    ],
    [
      "a charset does not change what JSON is",
      answer("application/json"),
      answer("application/json; charset=utf-8"),
      [],
    ],
    [
      "one of two goes",
      answer("application/json; v=1", "application/json; v=2"),
      answer("application/json; v=2"),
      ["breaking response-media-type-removed application/json;v=1"],
    ],
    [
      "what is sent must have what is asked for",
      ask("application/json"),
      ask("application/json; v=2"),
      ["breaking request-body-media-type-specialized application/json"],
    ],
  ];
  test.each(table)("%s", async (_, before, after, expected) => {
    expect(await toldOf(before, after)).toEqual(expected);
  });
});
