/** Swagger 2.0, as a snapshot keeps it. */
import { describe, expect, test } from "vitest";
import { answer, EMPTY, type Json, json, kept, STRING } from "./kept.js";

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
