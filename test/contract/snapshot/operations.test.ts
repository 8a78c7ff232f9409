/** Operations, and what they take and answer, as a snapshot keeps them. */
import { describe, expect, test } from "vitest";
import { answer, EMPTY, type Json, json, operation, STRING } from "./kept.js";

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
