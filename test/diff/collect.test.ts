/** What is one change: where it is told, and of which operations. */
import { describe, expect, test } from "vitest";
import { changesAlong, type DiffOptions } from "../../src/diff/index.js";
import { contractOf, diffDocuments, TODAY } from "./documents.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (schema: object) => ({ "application/json": { schema } });
const answer = (schema: object) => ({ responses: { "200": { description: "OK", content: content(schema) } } });
const object = (properties: object) => ({ type: "object", properties });
const document = (paths: object, schemas: object = {}) => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths,
  components: { schemas },
});
const user = (type: string) => ({ User: object({ name: { type } }) });

const told = async (before: object, after: object, options: DiffOptions = { today: TODAY }) =>
  (await diffDocuments(before, after, options)).map(
    ({ ruleId, element, affects }) =>
      `${ruleId} ${element.kind} ${element.path.join(".")}: ${affects.map(({ method, path }) => `${method} ${path}`).join(", ")}`,
  );
const between = (paths: object, options?: DiffOptions) =>
  told(document(paths, user("string")), document(paths, user("integer")), options);

describe("the element stands", () => {
  test.each<[string, object, string]>([
    [
      "where the first of equally long ways leads",
      { "/a": { get: answer(object({ x: ref("User") })) }, "/b": { get: answer(object({ y: ref("User") })) } },
      "x.name: GET /a, GET /b",
    ],
    [
      "where a shorter way leads, also of a later operation",
      { "/a": { get: answer(object({ x: ref("User") })) }, "/b": { get: answer(ref("User")) } },
      "name: GET /a, GET /b",
    ],
    [
      "where a shorter way of the same answer leads",
      { "/a": { get: answer(object({ x: object({ y: ref("User") }), z: ref("User") })) } },
      "z.name: GET /a",
    ],
    [
      "where the first way leads, not a longer one of a later operation",
      { "/a": { get: answer(ref("User")) }, "/b": { get: answer(object({ x: ref("User") })) } },
      "name: GET /a, GET /b",
    ],
  ])("%s", async (_, paths, expected) => {
    expect(await between(paths)).toEqual([`response-property-type-changed response-property ${expected}`]);
  });
});

test("what is sent, asked for, answered and said in a header is told for each", async () => {
  const both = {
    "/a": {
      post: {
        parameters: [{ name: "filter", in: "query", content: content(ref("User")) }],
        requestBody: { content: content(ref("User")) },
        responses: {
          "200": {
            description: "OK",
            headers: { "X-User": { content: content(ref("User")) } },
            content: content(object({ one: ref("User"), two: ref("Team") })),
          },
        },
      },
      put: { requestBody: { content: content(ref("Team")) }, responses: { "200": { description: "OK" } } },
    },
  };
  const schemas = (type: string) => ({ ...user(type), Team: object({ size: { type } }) });
  expect(await told(document(both, schemas("string")), document(both, schemas("integer")))).toEqual([
    "response-header-type-changed response-header X-User.name: POST /a",
    "request-parameter-property-type-changed query filter.name: POST /a",
    "request-property-type-changed request-property name: POST /a",
    "response-property-type-changed response-property one.name: POST /a",
    "response-property-type-changed response-property two.size: POST /a",
    "request-property-type-changed request-property size: PUT /a",
  ]);
});

test("operations stand in the order of the documents, also where one is found under another address", async () => {
  const get = { get: answer(ref("User")) };
  const before = document({ "/a": { ...get, servers: [{ url: "/v1" }] }, "/b": get, "/c": get }, user("string"));
  const after = document({ "/v1/a": get, "/b": get, "/c": get }, user("integer"));
  expect(await told(before, after)).toEqual([
    "response-property-type-changed response-property name: GET /a, GET /b, GET /c",
  ]);
});

test("expanded, each operation has its own", async () => {
  const paths = { "/a": { get: answer(ref("User")), put: answer(ref("User")) }, "/b": { get: answer(ref("User")) } };
  expect(await between(paths, { today: TODAY, expand: true })).toEqual([
    "response-property-type-changed response-property name: GET /a",
    "response-property-type-changed response-property name: PUT /a",
    "response-property-type-changed response-property name: GET /b",
  ]);
});

test("who names ways is told of each of them, and of each operation", async () => {
  const paths = {
    "/a": { get: answer(object({ x: ref("User"), y: ref("User"), z: ref("User") })) },
    "/b": { get: answer(object({ x: ref("User") })) },
  };
  const [before, after] = await Promise.all([
    contractOf(document(paths, user("string"))),
    contractOf(document(paths, user("integer"))),
  ]);
  const along = changesAlong(before, after);
  const ways = (...asked: readonly (readonly string[])[]) =>
    along(asked.map((path) => ({ kind: "response-property", path }) as const)).map(
      ({ element, affects }) => `${element.path.join(".")}: ${affects.map(({ path }) => path).join()}`,
    );
  expect(ways(["x", "name"], ["y", "name"])).toEqual(["x.name: /a", "y.name: /a", "x.name: /b"]);
  expect(ways(["z"])).toEqual([]);
  expect(along([{ kind: "request-property", path: ["x", "name"] }])).toEqual([]);
});

test("a field of a parameter is spoken of as a field of what is sent", async () => {
  const asking = (more: object) => ({
    "/a": {
      get: {
        parameters: [{ name: "filter", in: "query", content: content(object({ size: { type: "string" }, ...more })) }],
        responses: { "200": { description: "OK" } },
      },
    },
  });
  expect(await told(document(asking({})), document(asking({ age: { type: "string" } })))).toEqual([
    "new-optional-request-parameter-property query filter.age: GET /a",
  ]);
  expect(await told(document(asking({ age: { type: "string" } })), document(asking({})))).toEqual([
    "request-parameter-property-removed query filter.age: GET /a",
  ]);
});

test("a field of a header is spoken of as a field of what is answered", async () => {
  const answering = (age?: object, required: readonly string[] = []) => {
    const schema = { ...object({ size: { type: "string" }, ...(age && { age }) }), required };
    return document({
      "/a": {
        get: { responses: { "200": { description: "OK", headers: { "X-User": { content: content(schema) } } } } },
      },
    });
  };
  const age = { type: "string" };
  expect([
    await told(answering(age), answering()),
    await told(answering({ ...age, deprecated: true }), answering()),
    await told(answering(age, ["age"]), answering()),
    await told(answering(age, ["age"]), answering(age)),
    await told(answering(), answering(age)),
    await told(answering(), answering(age, ["age"])),
  ]).toEqual([
    ["response-header-property-removed response-header X-User.age: GET /a"],
    ["response-property-removed-with-deprecation response-header X-User.age: GET /a"],
    ["response-required-property-removed response-header X-User.age: GET /a"],
    ["response-property-became-optional response-header X-User.age: GET /a"],
    ["response-header-property-added response-header X-User.age: GET /a"],
    ["response-required-property-added response-header X-User.age: GET /a"],
  ]);
});
