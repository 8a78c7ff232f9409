/** What a document says beside its operations, as a snapshot keeps it. */
import { describe, expect, test } from "vitest";
import { EMPTY, type Json, kept } from "./kept.js";

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
