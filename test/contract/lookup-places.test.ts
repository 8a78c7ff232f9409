/** What an operation says of one of its elements: of each kind, and where it cannot tell. */
import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/contract/contract.js";
import type { Element, ElementKind } from "../../src/contract/element.js";
import { isEmptyObject, standsInEmptyObject } from "../../src/contract/emptied-object.js";
import { enumOwner, findElement, written } from "../../src/contract/lookup.js";
import { answering, answerSchema, contractOf } from "./load-fixture.js";

const STRING = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });

async function operationOf(operation: object, openapi = "3.1.0"): Promise<Operation> {
  const info = { title: "Kennel", version: "1" };
  const contract = await contractOf({
    openapi,
    info,
    paths: { "/pets/{id}": { post: { responses: {}, ...operation } } },
  });
  const [only] = contract.operations.values();
  if (only === undefined) throw new Error("there is one operation");
  return only;
}

/** `nothing`, `open`, or what is said in a line. */
function told(operation: Operation, kind: ElementKind, ...path: readonly string[]): string {
  const state = findElement(operation, { kind, path });
  if (state === undefined) return "nothing";
  if (state.open) return "open";
  const { deprecated, required, maturity, sunset, since, replacement, values, deprecatedValues, replacedValues } =
    state;
  const { notice, schemas, parameter } = state;
  return [
    `${schemas.length} schemas`,
    ...(parameter === undefined ? [] : [`parameter ${parameter.name}`]),
    ...(deprecated ? ["deprecated"] : []),
    ...(required ? ["required"] : []),
    ...(maturity === "stable" ? [] : [maturity]),
    ...(sunset === undefined ? [] : [`until ${sunset}`]),
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(notice === undefined ? [] : ["with a notice"]),
    ...(replacement.length === 0 ? [] : [`instead ${replacement.join("|")}`]),
    ...(values === undefined ? [] : [`values ${JSON.stringify(values)}`]),
    ...(deprecatedValues.length === 0 ? [] : [`old values ${JSON.stringify(deprecatedValues)}`]),
    ...(replacedValues.size === 0 ? [] : [`replaced ${[...replacedValues.keys()].join("|")}`]),
  ].join(", ");
}

describe("parameters", () => {
  const parameters = [
    { name: "id", in: "path", required: true, schema: STRING },
    {
      name: "sort",
      in: "query",
      deprecated: true,
      "x-sunset": "2027-01-31",
      "x-deprecated-since": "2026-01-31",
      "x-replaced-by": "order",
      schema: { enum: ["a", "b"] },
    },
    { name: "filter", in: "query", required: true, content: json({ type: "object" }).content },
    {
      name: "tags",
      in: "query",
      "x-maturity": "beta",
      schema: {
        type: "array",
        items: { enum: ["x"], "x-enum-deprecated": ["x"], "x-enum-replaced": { x: { value: "y" } } },
      },
    },
    { name: "X-Trace", in: "header", schema: STRING },
    { name: "session", in: "cookie", schema: STRING },
  ];
  test.each<[kind: ElementKind, name: string, said: string]>([
    ["path-parameter", "id", "1 schemas, parameter id, required"],
    ["path-parameter", "0", "1 schemas, parameter id, required"],
    ["path-parameter", "1", "nothing"],
    ["query", "id", "nothing"],
    ["query", "0", "nothing"],
    [
      "query",
      "sort",
      '1 schemas, parameter sort, deprecated, until 2027-01-31, since 2026-01-31, instead order, values ["a","b"]',
    ],
    ["query", "SORT", "nothing"],
    ["query", "filter", "1 schemas, parameter filter, required"],
    ["query", "filter[a]", "open"],
    ["query", "filter.a", "open"],
    ["query", "other[a]", "nothing"],
    ["query", "X-Trace[a]", "nothing"],
    ["query", "tags", '1 schemas, parameter tags, beta, values ["x"], old values ["x"], replaced x'],
    ["header", "x-TRACE", "1 schemas, parameter X-Trace"],
    ["header", "session", "nothing"],
    ["cookie", "session", "1 schemas, parameter session"],
    ["cookie", "Session", "nothing"],
  ])("%s %s: %s", async (kind, name, said) => {
    expect(told(await operationOf({ parameters }), kind, name)).toBe(said);
  });

  test("parts of a query that is one value as a whole cannot be told apart", async () => {
    const whole = await operationOf(
      { parameters: [{ name: "q", in: "querystring", ...json({ type: "object" }) }] },
      "3.2.0",
    );
    expect([told(whole, "query", "a"), told(whole, "header", "a")]).toEqual(["open", "nothing"]);
  });
});

describe("bodies and answers", () => {
  const pet = (more: object = {}) => ({
    type: "object",
    required: ["name"],
    properties: { name: { ...STRING, ...more } },
  });
  test.each<[operation: object, kind: ElementKind, path: readonly string[], said: string]>([
    [{ requestBody: json(pet()) }, "request-property", ["name"], "1 schemas, required"],
    [{ requestBody: json(pet()) }, "request-property", ["size"], "nothing"],
    [{ requestBody: json(pet()) }, "request-body", [], "1 schemas"],
    [{}, "request-body", [], "nothing"],
    [{}, "request-property", ["name"], "nothing"],
    [{ requestBody: json(pet()) }, "request-media-type", ["application/json"], "0 schemas"],
    [{ requestBody: json(pet()) }, "request-media-type", ["text/plain"], "nothing"],
    [{ requestBody: json(pet()) }, "request-media-type", [], "nothing"],
    [{ responses: { 200: json(pet()) } }, "response-property", ["name"], "1 schemas, required"],
    [{ responses: { 200: json(pet()) } }, "response", ["200"], "0 schemas"],
    [{ responses: { 200: json(pet()) } }, "response", ["201"], "nothing"],
    [{ responses: { 200: json(pet()) } }, "response", [], "nothing"],
    [{ responses: { 404: json(pet()) } }, "response-property", ["name"], "open"],
    [{ responses: { default: json(pet()) } }, "response-property", ["name"], "1 schemas, required"],
    [{ responses: { 404: json(pet()), default: json(pet()) } }, "response-property", ["size"], "nothing"],
    [{ responses: { 200: json(pet()), default: json(STRING) } }, "response-property", ["name"], "1 schemas, required"],
    [{ responses: { "2XX": json(pet()), 201: json(pet()) } }, "response-property", ["name"], "2 schemas, required"],
    [{ responses: { 204: {} } }, "response-property", ["name"], "open"],
    [
      { responses: { 200: { content: { "application/json": { schema: pet() }, "text/plain": {} } } } },
      "response-property",
      ["size"],
      "nothing",
    ],
    [
      { responses: { 200: { content: { "application/json": { schema: pet() }, "text/xml": {} } } } },
      "response-property",
      ["size"],
      "open",
    ],
    [{ responses: { 200: { content: { "image/png": {}, "text/plain": {} } } } }, "response-property", ["size"], "open"],
    [
      { responses: { 200: { content: { "application/json": { schema: pet() }, "text/plain": { schema: STRING } } } } },
      "response-property",
      ["name"],
      "1 schemas, required",
    ],
    [{ deprecated: true, "x-maturity": "experimental" }, "operation", [], "0 schemas, deprecated, experimental"],
    [{ deprecated: true }, "api", [], "0 schemas, deprecated"],
    [{}, "response-media-type", ["a/b"], "open"],
    [{}, "response-header", ["A"], "open"],
    [{}, "security", [], "open"],
    [{}, "server", [], "open"],
  ])("%j: %s %j: %s", async (operation, kind, path, said) => {
    expect(told(await operationOf(operation), kind, ...path)).toBe(said);
  });

  test.each<[name: string, field: object, said: string]>([
    [
      "its end of life",
      {
        type: "string",
        deprecated: true,
        "x-sunset": "2027-01-31",
        "x-deprecated-since": "2026-01-31",
        "x-replaced-by": ["b"],
      },
      "1 schemas, deprecated, until 2027-01-31, since 2026-01-31, instead b",
    ],
    [
      "what its description says",
      { type: "string", deprecated: true, description: "Deprecated. Use `b` instead." },
      "1 schemas, deprecated, with a notice, instead b",
    ],
    [
      "values of all branches",
      {
        oneOf: [
          { enum: ["a"], minLength: 1 },
          { enum: ["b", "a"], minLength: 1 },
        ],
      },
      "1 schemas",
    ],
    ["values of its parts", { allOf: [{ enum: ["a", "b"] }, { minLength: 1 }] }, '1 schemas, values ["a","b"]'],
    ["values of its items", { type: "array", items: { enum: ["a", "b"] } }, '1 schemas, values ["a","b"]'],
    ["any item", { type: "array", items: true }, "1 schemas"],
    [
      "maturity of its parts",
      { allOf: [{ type: "string", "x-maturity": "experimental" }, { "x-maturity": "beta" }] },
      "1 schemas, experimental",
    ],
    ["maturity of one part", { allOf: [{ type: "string" }, { "x-maturity": "beta" }] }, "1 schemas, beta"],
    [
      "what replaces its parts, once",
      {
        allOf: [
          { type: "string", deprecated: true, "x-replaced-by": ["b"] },
          { deprecated: true, "x-replaced-by": ["b", "c"] },
        ],
      },
      "1 schemas, deprecated, instead b|c",
    ],
  ])("a field with %s", async (_, field, said) => {
    const operation = await operationOf({ requestBody: json({ type: "object", properties: { a: field } }) });
    expect(told(operation, "request-property", "a")).toBe(said);
  });

  test.each<[one: object, other: object, said: string]>([
    [{ "x-maturity": "experimental" }, { "x-maturity": "experimental" }, "2 schemas, experimental"],
    [{ "x-maturity": "experimental" }, { "x-maturity": "beta" }, "2 schemas, beta"],
    [{ "x-maturity": "experimental" }, {}, "2 schemas"],
    [{ enum: ["a"] }, { enum: ["b", "a"] }, '2 schemas, values ["a","b"]'],
    [{ enum: ["a"] }, {}, "2 schemas"],
  ])("of two alternatives with %j and %j: %s", async (one, other, said) => {
    const branch = (more: object, minProperties: number) => ({
      type: "object",
      minProperties,
      properties: { a: { type: "string", ...more } },
    });
    const operation = await operationOf({ requestBody: json({ oneOf: [branch(one, 1), branch(other, 2)] }) });
    expect(told(operation, "request-property", "a")).toBe(said);
  });

  test("a circle of parts has an end", async () => {
    const { schema } = await answerSchema(
      answering(
        { $ref: "#/components/schemas/A" },
        { schemas: { A: { type: "object", allOf: [{ $ref: "#/components/schemas/A" }] } } },
      ),
    );
    expect(isEmptyObject(schema)).toBe(true);
  });
});

describe("what could not be read is open where it may stand", () => {
  const KINDS: readonly (readonly [ElementKind, readonly string[]])[] = [
    ...(["query", "header", "cookie", "path-parameter"] as const).map((kind) => [kind, ["a"]] as const),
    ["request-property", ["a"]],
    ["request-body", []],
    ["request-media-type", ["a/b"]],
    ["response", ["201"]],
    ["enum-value", ["query", "a", "b"]],
  ];
  test.each<[operation: object, open: readonly ElementKind[]]>([
    [{ parameters: 7 }, ["query", "header", "cookie", "path-parameter", "enum-value"]],
    [{ requestBody: 7 }, ["request-property", "request-body", "request-media-type"]],
    [{ responses: { 200: 7 } }, ["response"]],
    [{ callbacks: 7 }, []],
  ])("%j", async (operation, open) => {
    const read = await operationOf(operation);
    expect(KINDS.filter(([kind, path]) => told(read, kind, ...path) === "open").map(([kind]) => kind)).toEqual(open);
  });

  test("a field of an answer that could not be read", async () => {
    const read = await operationOf({ responses: { 200: json({ type: "object", properties: { b: STRING } }), 201: 7 } });
    expect([told(read, "response-property", "a"), told(read, "response-property", "b")]).toEqual(["open", "1 schemas"]);
  });
});

describe("values", () => {
  const enumOf = async (schema: object, value: string) =>
    told(await operationOf({ parameters: [{ name: "a", in: "query", schema }] }), "enum-value", "query", "a", value);
  test.each<[schema: object, value: string, said: string]>([
    [{ enum: ["x", "y"] }, "x", '1 schemas, parameter a, values ["x","y"]'],
    [{ enum: ["x", "y"] }, "z", "nothing"],
    [{ enum: [1, true] }, "1", "1 schemas, parameter a, values [1,true]"],
    [{ enum: [1, true] }, "true", "1 schemas, parameter a, values [1,true]"],
    [STRING, "x", "open"],
    [{ enum: ["x"], "x-extensible-enum": true }, "z", "open"],
    [
      { enum: ["x", "y"], "x-enum-deprecated": ["y"] },
      "y",
      '1 schemas, parameter a, deprecated, values ["x","y"], old values ["y"]',
    ],
    [
      { enum: ["x", "y"], "x-enum-deprecated": ["y"] },
      "x",
      '1 schemas, parameter a, values ["x","y"], old values ["y"]',
    ],
    [
      { enum: ["x", "y"], "x-enum-replaced": { y: { value: "x" } } },
      "y",
      '1 schemas, parameter a, instead x, values ["x","y"], replaced y',
    ],
  ])("of %j, %s: %s", async (schema, value, said) => {
    expect(await enumOf(schema, value)).toBe(said);
  });

  test("are not those of their owner: that one is required, or deprecated", async () => {
    const parameter = { name: "a", in: "query", required: true, deprecated: true, schema: { enum: ["x"] } };
    const operation = await operationOf({ parameters: [parameter] });
    expect(told(operation, "enum-value", "query", "a", "x")).toBe('1 schemas, parameter a, values ["x"]');
    expect(told(operation, "enum-value", "query", "b", "x")).toBe("nothing");
    expect(told(operation, "enum-value", "server", "b", "x")).toBe("open");
  });

  test.each<[element: Element, owner: unknown]>([
    ...(["query", "header", "cookie", "path-parameter", "request-property", "response-property"] as const).map(
      (kind): [Element, unknown] => [
        { kind: "enum-value", path: [kind, "a", "b", "x"] },
        { owner: { kind, path: ["a", "b"] }, value: "x" },
      ],
    ),
    [
      { kind: "enum-value", path: ["query", "x"] },
      { owner: { kind: "query", path: [] }, value: "x" },
    ],
    [{ kind: "enum-value", path: ["query"] }, undefined],
    [{ kind: "enum-value", path: ["server", "a", "x"] }, undefined],
    [{ kind: "query", path: ["query", "a", "x"] }, undefined],
  ])("the owner of %j is %j", (element, owner) => {
    expect(enumOwner(element)).toEqual(owner);
  });

  test.each([
    ["a", "a"],
    [1, "1"],
    [null, "null"],
    [["a"], '["a"]'],
  ])("%j is written %s", (value, text) => {
    expect(written(value)).toBe(text);
  });
});

describe("an object without any property", () => {
  const schemaOf = async (schema: object) => (await answerSchema(answering(schema, { openapi: "3.1.0" }))).schema;
  test.each<[schema: object, isEmpty: boolean]>([
    [{ type: "object" }, true],
    [{ type: ["object", "null"] }, true],
    [{}, false],
    [STRING, false],
    [{ type: "object", properties: { a: STRING } }, false],
    [{ type: "object", patternProperties: { a: STRING } }, false],
    [{ type: "object", additionalProperties: false }, false],
    [{ type: "object", additionalProperties: STRING }, false],
    [{ type: "object", oneOf: [STRING, { type: "integer" }] }, false],
    [{ type: "object", anyOf: [STRING, { type: "integer" }] }, false],
    [{ allOf: [{ type: "object" }, { minProperties: 1 }] }, true],
    [{ allOf: [{ type: "object" }, { properties: { a: STRING } }] }, false],
    [{ type: "object", properties: [] }, false],
  ])("%j: %s", async (schema, isEmpty) => {
    expect(isEmptyObject(await schemaOf(schema))).toBe(isEmpty);
  });

  const EMPTY = { type: "object" };
  test.each<[name: string, body: object, path: readonly string[], stands: boolean]>([
    ["a property of it", { properties: { a: EMPTY } }, ["a", "b"], true],
    ["a property further down", { properties: { a: EMPTY } }, ["a", "b", "c"], true],
    ["a property of the whole", EMPTY, ["a"], true],
    ["an item of it", { properties: { a: EMPTY } }, ["a", "[]"], false],
    ["a value of it", { properties: { a: EMPTY } }, ["a", "{}"], false],
    [
      "a property of what has others",
      { properties: { a: { type: "object", properties: { c: STRING } } } },
      ["a", "b"],
      false,
    ],
    ["a property of what is not there", { type: "object", properties: { a: STRING } }, ["x", "b"], false],
    [
      "a property of two objects, of which one has others",
      {
        oneOf: [
          { properties: { a: EMPTY }, minProperties: 1 },
          { properties: { a: { type: "object", properties: { c: STRING } } } },
        ],
      },
      ["a", "b"],
      false,
    ],
  ])("%s: %s", async (_, body, path, stands) => {
    const operation = await operationOf({ requestBody: json(body), responses: { 200: json(body) } });
    expect(standsInEmptyObject(operation, { kind: "request-property", path })).toBe(stands);
    expect(standsInEmptyObject(operation, { kind: "response-property", path })).toBe(stands);
  });

  test("is asked for properties alone, of a body that there is", async () => {
    const operation = await operationOf({});
    expect(standsInEmptyObject(operation, { kind: "request-property", path: ["a"] })).toBe(false);
    expect(standsInEmptyObject(operation, { kind: "query", path: ["a"] })).toBe(false);
  });
});
