/** One operation of a document, with the components it leads to and no others. */
import { expect, test } from "vitest";
import type { Operation } from "../../../src/contract/contract.js";
import { extractOperation } from "../../../src/diff/crosscheck/extract.js";

const operation = (method: string, path: string) => ({ method, path }) as unknown as Operation;
const users = operation("GET", "/users");
const head = { openapi: "3.0.3", info: { title: "t" }, servers: [] };
const ref = (pointer: string) => ({ $ref: pointer });
const document = (get: object, components: object, more: object = {}) => ({
  ...head,
  paths: { "/users": { get, post: { responses: {} }, ...more }, "/teams": { get: { responses: {} } } },
  components,
});

test("of no operation: the head of the document", () => {
  const { paths, components, ...rest } = document({}, { schemas: {} });
  expect([Object.keys(paths), components]).toEqual([["/users", "/teams"], { schemas: {} }]);
  expect(extractOperation(document({}, { schemas: {} }), undefined)).toEqual({ ...rest, paths: {} });
});

test("without its neighbours and without its callbacks", () => {
  const get = { operationId: "users", callbacks: { made: ref("#/components/callbacks/Made") }, responses: {} };
  expect(extractOperation(document(get, { callbacks: { Made: {} } }), users)).toEqual({
    ...head,
    paths: { "/users": { get: { operationId: "users", responses: {} } } },
    components: { callbacks: {} },
  });
});

test("with the parameters of its path", () => {
  const parameters = [ref("#/components/parameters/Page")];
  const whole = document({ responses: {} }, { parameters: { Page: { name: "page" }, Size: {} } }, { parameters });
  expect(extractOperation(whole, users)).toEqual({
    ...head,
    paths: { "/users": { parameters, get: { responses: {} } } },
    components: { parameters: { Page: { name: "page" } } },
  });
});

test.each<[string, object, readonly string[]]>([
  ["nothing", {}, []],
  ["what it names", { a: ref("#/components/schemas/A") }, ["A"]],
  ["what stands in a list", { a: [[1, ref("#/components/schemas/A")]] }, ["A"]],
  ["what a part leads to", { a: ref("#/components/schemas/ToA") }, ["A", "ToA"]],
  ["what lies within a part", { a: ref("#/components/schemas/Deep/properties/x") }, ["Deep"]],
  ["what leads to itself, once", { a: ref("#/components/schemas/Loop") }, ["Loop"]],
  ["a name with signs of pointers", { a: ref("#/components/schemas/a~1b~0c%20d") }, ["a/b~c d"]],
  ["not what stands in another file", { a: ref("other.json#/components/schemas/A") }, []],
  ["not what is only called so", { a: { $ref: { b: ref("#/components/schemas/A") } } }, ["A"]],
  ["not what is in another section", { a: ref("#/components/responses/A") }, []],
  ["not what does not exist", { a: ref("#/components/schemas/Gone/deeper"), b: null }, []],
])("keeps %s", (_, responses, expected) => {
  const schemas = {
    A: { type: "string" },
    ToA: { items: ref("#/components/schemas/A") },
    Deep: { properties: { x: { type: "string" } } },
    Loop: { items: ref("#/components/schemas/Loop") },
    "a/b~c d": {},
    Other: ref("#/components/schemas/ToA"),
  };
  const kept = extractOperation(document({ responses }, { schemas }), users);
  expect(kept["components"]).toEqual({
    schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => expected.includes(name))),
  });
});

test("the ways to prove who asks stay, whether they are named or not", () => {
  const securitySchemes = { key: { type: "apiKey" } };
  expect(extractOperation(document({}, { securitySchemes, headers: { X: {} } }), users)["components"]).toEqual({
    securitySchemes,
    headers: {},
  });
});

test("Swagger 2.0 has its parts at the top of the document", () => {
  const whole = {
    swagger: "2.0",
    securityDefinitions: { key: {} },
    paths: {
      "/users": { get: { parameters: [ref("#/parameters/P")], responses: { 200: ref("#/responses/R") } } },
    },
    definitions: { D: { items: ref("#/definitions/E") }, E: {}, F: {} },
    parameters: { P: { schema: ref("#/definitions/D") }, Q: {} },
    responses: { R: {}, S: {} },
  };
  expect(extractOperation(whole, users)).toEqual({
    ...whole,
    definitions: { D: { items: ref("#/definitions/E") }, E: {} },
    parameters: { P: { schema: ref("#/definitions/D") } },
    responses: { R: {} },
  });
});

test("a method and a path that the document does not have are empty", () => {
  expect(extractOperation({ ...head, paths: { "/users": [] } }, users)).toEqual({
    ...head,
    paths: { "/users": { get: {} } },
  });
  expect(extractOperation({ ...head, paths: null }, operation("POST", "/x"))).toEqual({
    ...head,
    paths: { "/x": { post: {} } },
  });
});
