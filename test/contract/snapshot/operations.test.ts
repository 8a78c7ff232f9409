/** What is kept of a document beside its schemas: operations, what they take and answer, and what they share. */
import { describe, expect, test } from "vitest";
import { type Provenance, writeSnapshot } from "../../../src/contract/snapshot/write.js";
import { contractOf } from "../load-fixture.js";

type Json = Readonly<Record<string, unknown>>;

const FROM: Provenance = { provider: "p", version: "1", source: "s", captured: "2026-01-31", sha256: "0" };
const INFO = { title: "Library", version: "1" };

async function kept(document: Json) {
  const contract = await contractOf({ info: INFO, ...document });
  const { info: _, "x-lastcall": __, ...written } = JSON.parse(writeSnapshot(contract, FROM)) as Json;
  return { written, told: contract.skipped.map(({ origin, reason }) => `${origin.pointer.join("/")}: ${reason}`) };
}
/** One operation of OpenAPI 3.0 as it is kept. */
async function operation(given: Json, more: Json = {}, item: Json = {}) {
  const { written, told } = await kept({
    openapi: "3.0.3",
    ...more,
    paths: { "/books/{id}": { ...item, get: given } },
  });
  const { get } = (written["paths"] as Readonly<Record<string, Json>>)["/books/{id}"] ?? {};
  return { get, told };
}

const STRING = { type: "string" };
const answer = (more: Json = {}): Json => ({ description: "", ...more });
const json = (schema: unknown): Json => ({ "application/json": { schema } });
const EMPTY = { responses: {} };

describe("an operation as it is", () => {
  test.each<[name: string, given: Json]>([
    ["without anything", EMPTY],
    ["with its name and tags", { operationId: "books", tags: ["a", "b"], responses: {} }],
    [
      "with its marks",
      { deprecated: true, "x-sunset": "2027-01-31", "x-deprecated-since": "2026-01-31", responses: {} },
    ],
    ["with what replaces it", { deprecated: true, "x-replaced-by": ["/v2/books"], responses: {} }],
    ["with its maturity", { "x-maturity": "experimental", responses: {} }],
    ["with a level of its own", { "x-stability-level": "odd", responses: {} }],
    ["with answers", { responses: { 200: answer(), "4XX": answer(), default: answer() } }],
    ["with the content of an answer", { responses: { 200: answer({ content: json(STRING) }) } }],
    ["with content that nothing is said of", { responses: { 200: answer({ content: { "text/csv": {} } }) } }],
    [
      "with headers of an answer",
      {
        responses: {
          200: answer({ headers: { "X-Rate": { required: true, schema: STRING }, "X-Old": { deprecated: true } } }),
        },
      },
    ],
    [
      "with a header that has content",
      { responses: { 200: answer({ headers: { "X-Rate": { content: json(STRING) } } }) } },
    ],
    ["with a body", { requestBody: { content: json(STRING) }, responses: {} }],
    ["with a body that is required", { requestBody: { required: true, content: json(STRING) }, responses: {} }],
    ["with a body of nothing", { requestBody: { content: {} }, responses: {} }],
    [
      "with the encoding of a form",
      {
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: { type: "object" },
              encoding: { a: { contentType: "text/plain" }, b: { style: "form", explode: false, allowReserved: true } },
            },
          },
        },
        responses: {},
      },
    ],
    ["with servers of its own", { servers: [{ url: "https://a.example" }], responses: {} }],
    ["with security of its own", { security: [{ key: [], token: ["read"] }, {}], responses: {} }],
    [
      "with callbacks",
      {
        callbacks: { lent: { "{$request.body#/url}": { post: EMPTY, put: EMPTY }, other: { post: EMPTY } } },
        responses: {},
      },
    ],
    [
      "with what could not be read of it",
      { "x-lastcall-unread": ["callbacks", "parameters", "requestBody", "responses"], responses: {} },
    ],
    ...["path", "query", "header", "cookie"].map((place): [string, Json] => [
      `with a parameter in ${place}`,
      {
        parameters: [{ name: place === "path" ? "id" : "a", in: place, required: true, schema: STRING }],
        responses: {},
      },
    ]),
    [
      "with parameters in many ways",
      {
        parameters: [
          { name: "a", in: "query" },
          { name: "b", in: "query", style: "pipeDelimited", schema: STRING },
          { name: "c", in: "query", explode: false, schema: STRING },
          { name: "d", in: "query", style: "spaceDelimited", explode: true, schema: STRING },
          { name: "e", in: "query", allowReserved: true, schema: STRING },
          { name: "f", in: "query", content: json(STRING) },
          { name: "g", in: "header", style: "form", schema: STRING },
          { name: "h", in: "header", explode: true, schema: STRING },
          { name: "i", in: "query", deprecated: true, "x-sunset": "2027-01-31", schema: STRING },
          { name: "j", in: "query", "x-maturity": "beta", schema: STRING },
          { name: "k", in: "query", "x-stability-level": "odd", schema: STRING },
        ],
        responses: {},
      },
    ],
  ])("%s", async (_, given) => {
    // security is the document's where most operations have it
    const more = given["security"] === undefined ? {} : { security: [{ other: [] }] };
    const { get, told } = await operation(given, more);
    expect({ get, told: told.filter((one) => !one.includes("could not be read when")) }).toEqual({
      get: given["security"] === undefined ? given : EMPTY,
      told: [],
    });
  });
});

describe("an operation in other words", () => {
  test.each<[name: string, given: Json, written: Json]>([
    [
      "prose goes",
      { summary: "A", description: "B", responses: { 200: answer({ description: "All." }) } },
      { responses: { 200: answer() } },
    ],
    [
      "a path parameter is always there, said or not",
      { parameters: [{ name: "id", in: "path", schema: STRING }], responses: {} },
      { parameters: [{ name: "id", in: "path", schema: STRING }], responses: {} },
    ],
    [
      "ways that nobody needs to say",
      {
        parameters: [
          { name: "a", in: "query", style: "form", explode: true, required: false, schema: STRING },
          { name: "B", in: "header", style: "simple", explode: false, allowReserved: false, schema: STRING },
        ],
        responses: {},
      },
      {
        parameters: [
          { name: "a", in: "query", schema: STRING },
          { name: "B", in: "header", schema: STRING },
        ],
        responses: {},
      },
    ],
    [
      "of two of one name and place, the last",
      {
        parameters: [
          { name: "a", in: "query", schema: STRING },
          { name: "a", in: "query", schema: { type: "integer" } },
        ],
        responses: {},
      },
      { parameters: [{ name: "a", in: "query", schema: { type: "integer" } }], responses: {} },
    ],
    [
      "of two headers that differ in case, the last",
      {
        parameters: [
          { name: "A", in: "header", schema: STRING },
          { name: "a", in: "header", schema: { type: "integer" } },
        ],
        responses: {},
      },
      { parameters: [{ name: "a", in: "header", schema: { type: "integer" } }], responses: {} },
    ],
    [
      "of two in the query that differ in case, both",
      {
        parameters: [
          { name: "A", in: "query" },
          { name: "a", in: "query" },
        ],
        responses: {},
      },
      {
        parameters: [
          { name: "A", in: "query" },
          { name: "a", in: "query" },
        ],
        responses: {},
      },
    ],
    ...["Accept", "Content-Type", "authorization"].map((name): [string, Json, Json] => [
      `the header ${name} has rules of its own`,
      {
        parameters: [
          { name, in: "header", schema: STRING },
          { name, in: "query", schema: STRING },
        ],
        responses: {},
      },
      { parameters: [{ name, in: "query", schema: STRING }], responses: {} },
    ]),
    [
      "an answer's header for its type goes",
      { responses: { 200: answer({ headers: { "content-TYPE": { schema: STRING }, A: { schema: STRING } } }) } },
      { responses: { 200: answer({ headers: { A: { schema: STRING } } }) } },
    ],
    [
      "statuses and types in one spelling",
      {
        responses: {
          "4xx": answer(),
          200: answer({ content: { "Application/JSON; charset=utf-8; Version=1;": { schema: STRING } } }),
          "x-more": {},
        },
      },
      {
        responses: { 200: answer({ content: { "application/json;version=1": { schema: STRING } } }), "4XX": answer() },
      },
    ],
    ["an answer of which nothing is said", { responses: { 204: null } }, { responses: { 204: answer() } }],
    ["tags and a name that are none", { tags: "a", operationId: 7, responses: {} }, EMPTY],
    [
      "an encoding of other values",
      {
        requestBody: {
          required: "yes",
          content: { "a/b": { encoding: { a: { contentType: 7, style: 7, explode: "no", allowReserved: 1 } } } },
        },
        responses: {},
      },
      { requestBody: { content: { "a/b": { encoding: { a: {} } } } }, responses: {} },
    ],
    [
      "servers without an address",
      { servers: [{}, 7, { url: 7 }, { url: "/v1" }], responses: {} },
      { servers: [{ url: "/v1" }], responses: {} },
    ],
    [
      "callbacks that are extensions",
      { callbacks: { lent: { "x-a": { post: EMPTY }, "{$url}": { post: EMPTY } } }, responses: {} },
      { callbacks: { lent: { "{$url}": { post: EMPTY } } }, responses: {} },
    ],
    [
      "parts that are nothing",
      { parameters: null, requestBody: null, callbacks: null, security: null, responses: null },
      EMPTY,
    ],
    [
      "marks in words of others",
      { "x-deprecated": "use more", "x-sunset": "2027-01-31", responses: {} },
      { deprecated: true, "x-sunset": "2027-01-31", responses: {} },
    ],
  ])("%s", async (_, given, written) => {
    expect(await operation(given)).toEqual({ get: written, told: [] });
  });

  test("what a path item says holds for its operations, unless they say it themselves", async () => {
    const item = {
      servers: [{ url: "https://a.example" }],
      parameters: [
        { name: "id", in: "path", required: true, schema: STRING },
        { name: "page", in: "query", schema: STRING },
      ],
    };
    const own = { name: "page", in: "query", required: true, schema: STRING };
    expect(await operation({ parameters: [own], responses: {} }, {}, item)).toEqual({
      get: { parameters: [item.parameters[0], own], servers: item.servers, responses: {} },
      told: [],
    });
    expect((await operation({ servers: [{ url: "/b" }], responses: {} }, {}, item)).get).toEqual({
      parameters: item.parameters,
      servers: [{ url: "/b" }],
      responses: {},
    });
  });

  const AT = "paths/~books~{id}/get";
  test.each<[given: Json, unread: readonly string[], left: Json, told: string]>([
    [{ parameters: 7 }, ["parameters"], {}, "parameters: a list is expected here, not a number"],
    [{ parameters: [7] }, ["parameters"], {}, "parameters/0: an object is expected here, not a number"],
    [{ parameters: [null] }, ["parameters"], {}, "parameters/0: nothing stands here"],
    [{ parameters: [{ in: "query" }] }, ["parameters"], {}, "parameters/0: a parameter needs `name` and `in`"],
    [{ parameters: [{ name: "a" }] }, ["parameters"], {}, "parameters/0: a parameter needs `name` and `in`"],
    [{ parameters: [{ $ref: "#/gone" }] }, ["parameters"], {}, 'parameters/0: the reference "#/gone" leads to nothing'],
    [{ parameters: [{ name: "a", in: "body" }] }, [], {}, 'parameters/0: parameters in "body" are not compared'],
    [{ requestBody: true }, ["requestBody"], {}, "requestBody: an object is expected here, not a boolean"],
    [
      { requestBody: { content: "a" } },
      ["requestBody"],
      {},
      "requestBody/content: an object is expected here, not a string",
    ],
    [{ requestBody: { $ref: "#/gone" } }, ["requestBody"], {}, 'requestBody: the reference "#/gone" leads to nothing'],
    [{ responses: [] }, ["responses"], {}, "responses: an object is expected here, not a list"],
    [{ responses: { 200: "ok" } }, ["responses"], {}, "responses/200: an object is expected here, not a string"],
    [
      { responses: { 200: { content: [] } } },
      ["responses"],
      {},
      "responses/200/content: an object is expected here, not a list",
    ],
    [
      { responses: { 200: { headers: { A: 7 } } } },
      ["responses"],
      { responses: { 200: answer() } },
      "responses/200/headers/A: an object is expected here, not a number",
    ],
    [
      { responses: { 200: { headers: 7 } } },
      ["responses"],
      { responses: { 200: answer() } },
      "responses/200/headers: an object is expected here, not a number",
    ],
    [
      { responses: { 200: { content: { "a/b": 7 } } } },
      [],
      { responses: { 200: answer({ content: { "a/b": { schema: { "x-lastcall-unread": true } } } }) } },
      "responses/200/content/a~b: an object is expected here, not a number",
    ],
    [{ callbacks: 7 }, ["callbacks"], {}, "callbacks: an object is expected here, not a number"],
    [{ callbacks: { a: 7 } }, ["callbacks"], {}, "callbacks/a: an object is expected here, not a number"],
    [{ callbacks: { a: { c: 7 } } }, ["callbacks"], {}, "callbacks/a/c: an object is expected here, not a number"],
    [
      { callbacks: { a: { b: { post: { responses: {}, callbacks: { c: {} } } } } } },
      [],
      { callbacks: { a: { b: { post: EMPTY } } } },
      "callbacks/a/b/post/callbacks: callbacks of callbacks are not compared",
    ],
  ])("what cannot be read is told and kept as unknown: %j", async (given, unread, left, told) => {
    const { get, told: all } = await operation({ responses: {}, ...given });
    expect({ get, told: all.map((one) => one.replace("paths//books/{id}/get", AT).replace("a/b:", "a~b:")) }).toEqual({
      get: { ...(unread.length === 0 ? {} : { "x-lastcall-unread": unread }), ...EMPTY, ...left },
      told: [`${AT}/${told}`],
    });
  });
});

describe("a document", () => {
  const books = { "/books": { get: EMPTY } };
  const of3 = (more: Json): Json => ({ openapi: "3.0.3", ...more });
  const out = (more: Json): Json => ({ openapi: "3.0.3", components: {}, ...more });
  test.each<[name: string, given: Json, written: Json]>([
    ["with one path", of3({ paths: books }), out({ paths: books })],
    [
      "in order",
      of3({ paths: { "/b": { put: EMPTY, get: EMPTY }, "/a": { get: EMPTY } } }),
      out({ paths: { "/a": { get: EMPTY }, "/b": { get: EMPTY, put: EMPTY } } }),
    ],
    ["of 3.1", { openapi: "3.1.0", paths: books }, { openapi: "3.1.0", paths: books, components: {} }],
    ["of 3.2", { openapi: "3.2.0", paths: books }, { openapi: "3.1.0", paths: books, components: {} }],
    [
      "with servers",
      of3({ servers: [{ url: "/v1", description: "A" }], paths: books }),
      out({ servers: [{ url: "/v1" }], paths: books }),
    ],
    [
      "with webhooks of an extension",
      of3({ paths: books, "x-webhooks": { lent: { post: EMPTY } } }),
      out({ paths: books, "x-webhooks": { lent: { post: EMPTY } } }),
    ],
    [
      "with webhooks",
      { openapi: "3.1.0", webhooks: { lent: { post: EMPTY } } },
      { openapi: "3.1.0", paths: {}, webhooks: { lent: { post: EMPTY } }, components: {} },
    ],
    [
      "with methods of any name",
      { openapi: "3.2.0", paths: { "/a": { query: EMPTY, additionalOperations: { COPY: EMPTY, LOCK: EMPTY } } } },
      {
        openapi: "3.1.0",
        paths: { "/a": { query: EMPTY, additionalOperations: { COPY: EMPTY, LOCK: EMPTY } } },
        components: {},
      },
    ],
    ["with methods in capitals", of3({ paths: { "/a": { GET: EMPTY } } }), out({ paths: { "/a": { get: EMPTY } } })],
    ["with extensions among its paths", of3({ paths: { ...books, "x-a": { get: EMPTY } } }), out({ paths: books })],
    [
      "with paths that differ in their queries",
      of3({ paths: books, "x-ms-paths": { "/books?a=1": { get: EMPTY }, b: {} } }),
      out({ paths: { ...books, "/books?a=1": { get: EMPTY } } }),
    ],
    [
      "with a path item elsewhere",
      of3({ paths: { "/books": { $ref: "#/x-items/books" } }, "x-items": { books: { get: EMPTY } } }),
      out({ paths: books }),
    ],
    [
      "with a path item elsewhere, and more beside it",
      of3({
        paths: { "/books": { $ref: "#/x-items/books", get: { operationId: "own", responses: {} } } },
        "x-items": { books: { get: EMPTY, put: EMPTY } },
      }),
      out({ paths: { "/books": { get: { operationId: "own", responses: {} }, put: EMPTY } } }),
    ],
  ])("%s", async (_, given, written) => {
    expect(await kept(given)).toEqual({ written, told: [] });
  });

  test.each<[name: string, given: Json, written: Json, told: string]>([
    [
      "without paths",
      { openapi: "3.1.0", components: { schemas: {} } },
      { openapi: "3.1.0", paths: {}, components: {} },
      ": the document has no `paths`, so there are no operations",
    ],
    [
      "with a path without a slash",
      of3({ paths: { ...books, loans: {} } }),
      out({ paths: books }),
      'paths/loans: the path "loans" does not start with "/"',
    ],
    [
      "with a reference in place of all paths",
      of3({ paths: { $ref: "#/a" } }),
      out({ paths: {} }),
      "paths/$ref: a `$ref` in place of all paths is not followed",
    ],
    [
      "with a path item that is none",
      of3({ paths: { ...books, "/loans": 7 } }),
      out({ paths: books }),
      "paths//loans: an object is expected here, not a number",
    ],
    [
      "with an operation that is none",
      of3({ paths: { "/books": { get: EMPTY, put: [] } } }),
      out({ paths: books }),
      "paths//books/put: an object is expected here, not a list",
    ],
    [
      "with one path twice",
      of3({ paths: { "/b/{x}": { get: EMPTY }, "/b/{a}": { get: EMPTY, put: EMPTY } } }),
      out({ paths: { "/b/{a}": { get: EMPTY, put: EMPTY } } }),
      "paths//b/{x}/get: GET /b/{x} is the same operation as GET /b/{a}, which comes first: paths that differ in parameter names only are one",
    ],
  ])("%s", async (_, given, written, told) => {
    expect(await kept(given)).toEqual({ written, told: [told] });
  });

  const [KEY, TOKEN] = [[{ key: [] }], [{ token: ["read"] }]];
  const secured = (security: unknown): Json => ({ security, responses: {} });
  test.each<[name: string, given: Json, written: Json]>([
    ["the document's", { security: KEY, paths: books }, { security: KEY, paths: books }],
    [
      "an operation's own",
      { security: KEY, paths: { "/a": { get: EMPTY, put: EMPTY, post: secured(TOKEN) } } },
      { security: KEY, paths: { "/a": { get: EMPTY, put: EMPTY, post: secured(TOKEN) } } },
    ],
    [
      "what most operations say is the document's",
      { paths: { "/a": { get: secured(KEY), put: secured(TOKEN), post: secured(TOKEN) } } },
      { security: TOKEN, paths: { "/a": { get: secured(KEY), put: EMPTY, post: EMPTY } } },
    ],
    [
      "what one operation does not say is of each",
      { paths: { "/a": { get: secured(KEY), put: EMPTY } } },
      { paths: { "/a": { get: secured(KEY), put: EMPTY } } },
    ],
    [
      "nothing is asked for",
      { security: KEY, paths: { "/a": { get: EMPTY, put: EMPTY, post: secured([]) } } },
      { security: KEY, paths: { "/a": { get: EMPTY, put: EMPTY, post: secured([]) } } },
    ],
    [
      "in order",
      { security: [{ b: [], a: [7, "x"] }], paths: books },
      { security: [{ a: ["x"], b: [] }], paths: books },
    ],
    [
      "webhooks count as well",
      { paths: { "/a": { get: secured(KEY) } }, "x-webhooks": { b: { post: secured(TOKEN), put: secured(TOKEN) } } },
      { security: TOKEN, paths: { "/a": { get: secured(KEY) } }, "x-webhooks": { b: { post: EMPTY, put: EMPTY } } },
    ],
  ])("security: %s", async (_, given, written) => {
    expect((await kept(of3(given))).written).toEqual(out(written));
  });

  test.each<[name: string, schemes: Json, written: Json]>([
    [
      "a key",
      { a: { type: "apiKey", name: "k", in: "header", description: "A" } },
      { a: { type: "apiKey", name: "k", in: "header" } },
    ],
    [
      "a scheme of HTTP",
      { b: { type: "http", scheme: "Bearer", bearerFormat: "JWT" } },
      { b: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    ],
    [
      "one that is deprecated",
      { b: { type: "http", scheme: "basic", deprecated: true } },
      { b: { type: "http", scheme: "basic", deprecated: true } },
    ],
    [
      "an address to connect",
      { c: { type: "openIdConnect", openIdConnectUrl: "https://a" } },
      { c: { type: "openIdConnect", openIdConnectUrl: "https://a" } },
    ],
    [
      "flows, in order",
      {
        d: {
          type: "oauth2",
          flows: {
            password: { tokenUrl: "/t", refreshUrl: "/r", scopes: { b: "B", a: "A", "x-c": "C" } },
            implicit: { authorizationUrl: "/a", scopes: 7 },
            "x-d": 7,
          },
        },
      },
      {
        d: {
          type: "oauth2",
          flows: {
            implicit: { authorizationUrl: "/a", scopes: {} },
            password: { tokenUrl: "/t", refreshUrl: "/r", scopes: { a: "", b: "" } },
          },
        },
      },
    ],
    ["flows that are none", { d: { type: "oauth2", flows: [] } }, { d: { type: "oauth2" } }],
    ["all in order", { b: { type: 7 }, a: { type: "http" } }, { a: { type: "http" }, b: { type: "" } }],
  ])("security schemes: %s", async (_, schemes, written) => {
    expect(await kept(of3({ paths: books, components: { securitySchemes: schemes } }))).toEqual({
      written: out({ paths: books, components: { securitySchemes: written } }),
      told: [],
    });
  });
});

describe("what is shared", () => {
  const ref = (section: string, name: string): Json => ({ $ref: `#/components/${section}/${name}` });
  const get = (schema: unknown): Json => ({ responses: { 200: answer({ content: json(schema) }) } });
  const through = async (paths: Json, components: Json, openapi = "3.0.3") => {
    const { written } = await kept({ openapi, paths, components });
    return { paths: written["paths"], components: written["components"] };
  };

  test("schemas, parameters and answers keep their names, those that nothing leads to go", async () => {
    const operation = {
      parameters: [ref("parameters", "Page")],
      responses: { 200: ref("responses", "Books"), 404: ref("responses", "Gone") },
    };
    const components = {
      parameters: { Page: { name: "page", in: "query", schema: STRING } },
      responses: { Books: answer({ content: json(ref("schemas", "Book")) }), Gone: answer() },
      schemas: {
        Author: { type: "object" },
        Book: { type: "object", properties: { author: ref("schemas", "Author"), next: ref("schemas", "Book") } },
      },
    };
    const paths = { "/a": { get: operation } };
    const more = { parameters: { Unused: { name: "a", in: "query" } }, schemas: { Unused: STRING } };
    const given = {
      ...components,
      parameters: { ...more.parameters, ...components.parameters },
      schemas: { ...more.schemas, ...components.schemas },
    };
    expect(await through(paths, given)).toEqual({ paths, components });
  });

  test.each<[name: string, schema: Json]>([
    ...["additionalProperties", "items", "not"].map((key): [string, Json] => [key, { [key]: ref("schemas", "A") }]),
    ...["allOf", "oneOf", "anyOf"].map((key): [string, Json] => [
      key,
      { [key]: [ref("schemas", "A"), { minLength: 1 }] },
    ]),
    ["properties", { properties: { a: ref("schemas", "A") } }],
  ])("a schema that is reached through %s", async (_, schema) => {
    const paths = { "/a": { get: get(schema) } };
    expect(await through(paths, { schemas: { A: { type: "object" } } })).toEqual({
      paths,
      components: { schemas: { A: { type: "object" } } },
    });
  });

  test.each<[name: string, schema: Json]>([
    ...[
      "unevaluatedProperties",
      "propertyNames",
      "unevaluatedItems",
      "contains",
      "contentSchema",
      "if",
      "then",
      "else",
    ].map((key): [string, Json] => [key, { [key]: ref("schemas", "A"), minLength: 1, allOf: [{}] }]),
    ["prefixItems", { prefixItems: [ref("schemas", "A")] }],
    ["patternProperties", { patternProperties: { a: ref("schemas", "A") } }],
    ["dependentSchemas", { dependentSchemas: { a: ref("schemas", "A") } }],
  ])("a schema that is reached through %s, in 3.1", async (_, schema) => {
    const paths = { "/a": { get: get(schema) } };
    expect(await through(paths, { schemas: { A: { type: "object" } } }, "3.1.0")).toEqual({
      paths,
      components: { schemas: { A: { type: "object" } } },
    });
  });

  const two = (pointer: string): Json => ({
    "/a": { get: get({ $ref: pointer }) },
    "/b": { get: get({ $ref: pointer }) },
  });
  const schema = "/responses/200/content/application~1json/schema";
  test.each<[name: string, paths: Json, components: Json, names: readonly string[]]>([
    [
      "in a path",
      { ...two(`#/paths/~1c/get${schema}`), "/c": { get: get({ type: "object" }) } },
      {},
      ["paths__c_get_responses_200_content_application_json_schema"],
    ],
    [
      "in an answer",
      two("#/components/responses/R/content/a~1b/schema"),
      { responses: { R: answer({ content: { "a/b": { schema: { type: "object" } } } }) } },
      ["R_content_a_b"],
    ],
    [
      "in a component",
      two("#/components/schemas/A/properties/b"),
      { schemas: { A: { properties: { b: { type: "object" } } } } },
      ["A_properties_b"],
    ],
    ["elsewhere", two("#/x-models/A"), {}, ["api_x-models_A"]],
    ["in definitions", two("#/definitions/A"), {}, ["A"]],
    [
      "with a name that is none",
      two("#/components/schemas/A%20b!"),
      { schemas: { "A b!": { type: "object" } } },
      ["A_b"],
    ],
    [
      "with the name of another",
      { ...two("#/components/schemas/A!"), "/c": { get: get(ref("schemas", "A")) } },
      { schemas: { "A!": { type: "object" }, A: { type: "object" } } },
      ["A", "A_2"],
    ],
    [
      "with the name of two others",
      {
        ...two("#/components/schemas/A!"),
        "/c": { get: get(ref("schemas", "A")), put: get({ $ref: "#/components/schemas/A%20" }) },
      },
      { schemas: { "A!": {}, A: { type: "object" }, "A ": {} } },
      ["A", "A_2", "A_3"],
    ],
  ])("a schema that two places lead to, %s, has a name", async (_, paths, components, names) => {
    const more = { "x-models": { A: { type: "object" } }, definitions: { A: { type: "object" } } };
    const { written } = await kept({ openapi: "3.0.3", paths, components, ...more });
    expect(Object.keys((written["components"] as { schemas: object }).schemas).sort()).toEqual(names);
  });

  test("a real name is never taken by one that was made", async () => {
    const paths = {
      "/a": {
        get: get({ $ref: `#/components/schemas/A/properties/b` }),
        put: get({ $ref: `#/components/schemas/A/properties/b` }),
      },
      "/b": { get: get(ref("schemas", "A_properties_b")) },
    };
    const { components } = await through(paths, {
      schemas: { A: { properties: { b: { type: "object" } } }, A_properties_b: { type: "array" } },
    });
    expect(components).toEqual({
      schemas: { A_properties_b: { type: "array" }, A_properties_b_2: { type: "object" } },
    });
  });

  test("a deprecated part of a whole that is not", async () => {
    const paths = { "/a": { get: get({ deprecated: false, allOf: [ref("schemas", "A")] }) } };
    const schemas = { A: { type: "object", deprecated: true } };
    expect(await through(paths, { schemas })).toEqual({ paths, components: { schemas } });
  });

  test.each<[name: string, parameter: Json]>([
    ["with a name that is none", { $ref: "#/components/parameters/A%20b" }],
    ["below a component", { $ref: "#/components/parameters/Map/inner" }],
    ["elsewhere", { $ref: "#/x-parameters/A" }],
  ])("a parameter %s is written in place", async (_, parameter) => {
    const one = { name: "a", in: "query", schema: STRING };
    const { written } = await kept({
      openapi: "3.0.3",
      paths: { "/a": { get: { parameters: [parameter], responses: {} } } },
      components: { parameters: { "A b": one, Map: { inner: one } } },
      "x-parameters": { A: one },
    });
    expect(written["paths"]).toEqual({ "/a": { get: { parameters: [one], responses: {} } } });
  });
});

describe("Swagger 2.0", () => {
  const SCHEMA = { type: "object", properties: { a: STRING } };
  async function operation2(given: Json, more: Json = {}) {
    const { written, told } = await kept({
      swagger: "2.0",
      definitions: { A: SCHEMA },
      ...more,
      paths: { "/a/{id}": { post: { responses: {}, ...given } } },
    });
    const { post } = (written["paths"] as Readonly<Record<string, Json>>)["/a/{id}"] ?? {};
    const { responses, ...others } = post as Json;
    return {
      ...others,
      ...(Object.keys(responses as object).length === 0 ? {} : { responses }),
      ...(told.length > 0 && { told }),
    };
  }
  const body = (more: Json = {}): Json => ({ in: "body", name: "body", schema: SCHEMA, ...more });
  const field = (name: string, more: Json = {}): Json => ({ in: "formData", name, type: "string", ...more });
  const form = (type: string, more: Json = {}, properties: Json = { a: STRING }): Json => ({
    requestBody: { ...more, content: { [type]: { schema: { type: "object", properties } } } },
  });
  const A = { $ref: "#/components/schemas/A" };
  const FIELDS = { $ref: "#/components/schemas/paths__a_id__post_parameters" };
  const [URLENCODED, MULTIPART] = ["application/x-www-form-urlencoded", "multipart/form-data"] as const;

  test.each<[name: string, given: Json, written: Json]>([
    ["a body is of JSON", { parameters: [body()] }, { requestBody: { content: json(SCHEMA) } }],
    [
      "a body without a name",
      { parameters: [{ in: "body", schema: SCHEMA }] },
      { requestBody: { content: json(SCHEMA) } },
    ],
    [
      "a body that is required",
      { parameters: [body({ required: true })] },
      { requestBody: { required: true, content: json(SCHEMA) } },
    ],
    [
      "a body of other types",
      { consumes: ["text/xml", "A/B; charset=x"], parameters: [body({ schema: { $ref: "#/definitions/A" } })] },
      { requestBody: { content: { "a/b": { schema: A }, "text/xml": { schema: A } } } },
    ],
    ["types that are none", { consumes: [7], parameters: [body()] }, { requestBody: { content: json(SCHEMA) } }],
    ["a form", { parameters: [field("a")] }, form(URLENCODED)],
    [
      "a form with a field that is required",
      { parameters: [field("a", { required: true, description: "A" })] },
      { requestBody: { required: true, content: { [URLENCODED]: { schema: { ...SCHEMA, required: ["a"] } } } } },
    ],
    [
      "a form with a file",
      { parameters: [field("a", { type: "file" })] },
      form(MULTIPART, {}, { a: { type: "string", format: "binary" } }),
    ],
    [
      "a form of a type that is said",
      { consumes: [MULTIPART, "application/json"], parameters: [field("a")] },
      form(MULTIPART),
    ],
    [
      "a form of both types",
      { consumes: [MULTIPART, URLENCODED], parameters: [field("a")] },
      { requestBody: { content: { [URLENCODED]: { schema: FIELDS }, [MULTIPART]: { schema: FIELDS } } } },
    ],
    [
      "an answer",
      { responses: { 200: { schema: SCHEMA } } },
      { responses: { 200: answer({ content: json(SCHEMA) }) } },
    ],
    [
      "an answer of other types",
      { produces: ["text/xml"], responses: { 200: { schema: SCHEMA } } },
      { responses: { 200: answer({ content: { "text/xml": { schema: SCHEMA } } }) } },
    ],
    ["an answer without content", { produces: ["text/xml"], responses: { 200: {} } }, { responses: { 200: answer() } }],
    [
      "headers of an answer",
      {
        responses: {
          200: { headers: { A: { type: "integer", description: "A" }, "Content-Type": { type: "string" }, B: 7 } },
        },
      },
      {
        "x-lastcall-unread": ["responses"],
        responses: { 200: answer({ headers: { A: { schema: { type: "integer" } } } }) },
        told: ["paths//a/{id}/post/responses/200/headers/B: an object is expected here, not a number"],
      },
    ],
    [
      "a parameter in the path",
      { parameters: [{ name: "id", in: "path", type: "string" }] },
      { parameters: [{ name: "id", in: "path", schema: STRING }] },
    ],
    [
      "a parameter that is required",
      { parameters: [{ name: "a", in: "query", required: true, type: "string", deprecated: true }] },
      { parameters: [{ name: "a", in: "query", required: true, deprecated: true, schema: STRING }] },
    ],
    [
      "a parameter in a cookie, which there is none of",
      { parameters: [{ name: "a", in: "cookie", type: "string" }] },
      { told: ['paths//a/{id}/post/parameters/0: parameters in "cookie" are not compared'] },
    ],
    [
      "servers of an extension",
      { "x-servers": [{ url: "/v1" }], servers: [{ url: "/v2" }] },
      { servers: [{ url: "/v1" }] },
    ],
    ...(
      [
        ["csv", "query", { explode: false }],
        ["ssv", "query", { style: "spaceDelimited" }],
        ["tsv", "query", { style: "tabDelimited" }],
        ["pipes", "query", { style: "pipeDelimited" }],
        ["multi", "query", {}],
        [undefined, "query", { explode: false }],
        ["csv", "header", {}],
      ] as const
    ).map(([collectionFormat, place, style]): [string, Json, Json] => [
      `a list in ${place} as ${collectionFormat}`,
      {
        parameters: [
          { name: "a", in: place, type: "array", items: STRING, ...(collectionFormat && { collectionFormat }) },
        ],
      },
      { parameters: [{ name: "a", in: place, ...style, schema: { type: "array", items: STRING } }] },
    ]),
    [
      "no list: how its values stand means nothing",
      { parameters: [{ name: "a", in: "query", type: "string", collectionFormat: "pipes" }] },
      { parameters: [{ name: "a", in: "query", schema: STRING }] },
    ],
  ])("%s", async (_, given, written) => {
    expect(await operation2(given)).toEqual(written);
  });

  test("types of the whole document hold where an operation says none", async () => {
    const given = { parameters: [body()], responses: { 200: { schema: SCHEMA } } };
    const types = { consumes: ["a/a"], produces: ["b/b"] };
    expect(await operation2(given, types)).toEqual({
      requestBody: { content: { "a/a": { schema: SCHEMA } } },
      responses: { 200: answer({ content: { "b/b": { schema: SCHEMA } } }) },
    });
    expect(await operation2({ ...given, consumes: ["c/c"], produces: ["d/d"] }, types)).toEqual({
      requestBody: { content: { "c/c": { schema: SCHEMA } } },
      responses: { 200: answer({ content: { "d/d": { schema: SCHEMA } } }) },
    });
  });

  test.each<[given: Json, servers: readonly string[] | undefined]>([
    [{ host: "a.example" }, ["https://a.example"]],
    [{ host: "a.example", basePath: "/v1/" }, ["https://a.example/v1"]],
    [{ host: "a.example", schemes: ["http", "https"] }, ["http://a.example", "https://a.example"]],
    [{ host: "a.example", schemes: [7] }, ["https://a.example"]],
    [{ basePath: "/v1", schemes: ["http"] }, ["/v1"]],
    [{ basePath: "/" }, undefined],
    [{ host: 7 }, undefined],
    [{}, undefined],
  ])("the servers of %j are %j", async (given, servers) => {
    const { written } = await kept({ swagger: "2.0", ...given, paths: { "/a": { get: EMPTY } } });
    expect(written["servers"]).toEqual(servers?.map((url) => ({ url })));
  });

  test.each<[scheme: Json, written: Json]>([
    [{ type: "basic" }, { type: "http", scheme: "basic" }],
    [
      { type: "apiKey", name: "k", in: "query" },
      { type: "apiKey", name: "k", in: "query" },
    ],
    [{}, { type: "" }],
    ...(
      [
        ["implicit", "implicit"],
        ["password", "password"],
        ["application", "clientCredentials"],
        ["accessCode", "authorizationCode"],
      ] as const
    ).map(([flow, name]): [Json, Json] => [
      { type: "oauth2", flow, authorizationUrl: "/a", tokenUrl: "/t", scopes: { b: "B" } },
      { type: "oauth2", flows: { [name]: { authorizationUrl: "/a", tokenUrl: "/t", scopes: { b: "" } } } },
    ]),
    [{ type: "oauth2", flow: "odd" }, { type: "oauth2" }],
  ])("the security scheme %j is %j", async (scheme, written) => {
    const { written: all } = await kept({
      swagger: "2.0",
      securityDefinitions: { s: scheme },
      paths: { "/a": { get: EMPTY } },
    });
    expect(all["components"]).toEqual({ securitySchemes: { s: written } });
  });
});
