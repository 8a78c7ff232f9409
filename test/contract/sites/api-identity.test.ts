/** Whose API a document describes, and which operations it has. */
import { describe, expect, test } from "vitest";
import type { RawObject } from "../../../src/contract/read/raw.js";
import { hostsOf, keysOf, operationsOf, sameApi, titleOf } from "../../../src/contract/sites/identity.js";

describe("operations of a document", () => {
  test.each<[name: string, root: RawObject, keys: readonly string[]]>([
    ["of paths", { paths: { "/a/{id}": { get: {}, post: {} } } }, ["GET /a/{}", "POST /a/{}"]],
    ["of webhooks", { webhooks: { "a/{id}": { post: {} } } }, ["POST webhook:a/{id}"]],
    ["of the webhooks of an extension", { "x-webhooks": { a: { post: {} } } }, ["POST webhook:a"]],
    ["in this order", { webhooks: { a: { post: {} } }, paths: { "/a": { get: {} } } }, ["GET /a", "POST webhook:a"]],
    ["that are none", { paths: { "/a": { get: 1, put: null, post: [], parameters: [], GET: {} } } }, []],
    ["of items that are none", { paths: { "/a": 1, "/b": null, "/c": [{}] } }, []],
    ["of paths that are none", { paths: [{ get: {} }], webhooks: 1 }, []],
    ["of nothing", {}, []],
  ])("%s", (_, root, keys) => {
    expect(keysOf(operationsOf(root))).toEqual(keys);
  });

  test.each(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"])("%s", (method) => {
    expect(operationsOf({ paths: { "/a": { [method]: {} } }, webhooks: { b: { [method]: {} } } })).toEqual([
      { method, path: "/a", isWebhook: false },
      { method, path: "b", isWebhook: true },
    ]);
  });
});

test.each<[root: RawObject, title: unknown]>([
  [{ info: { title: "Library" } }, "Library"],
  [{ info: { title: 7 } }, 7],
  [{ info: {} }, undefined],
  [{ info: "Library" }, undefined],
  [{}, undefined],
])("the title of %j is %j", (root, title) => {
  expect(titleOf(root)).toBe(title);
});

test.each<[root: RawObject, hosts: readonly string[]]>([
  [{ servers: [{ url: "https://a.example/v1" }, { url: "http://b.example:80" }] }, ["a.example", "b.example"]],
  [{ servers: [{ url: "/v1" }, { url: 7 }, {}, null, "https://c.example"] }, []],
  [{ servers: { url: "https://a.example" } }, []],
  [{ host: "a.example" }, ["a.example"]],
  [{ host: "https://a.example" }, ["a.example"]],
  [{ host: "localhost:8080" }, ["localhost:8080"]],
  [{ servers: [{ url: "mailto:a@a.example" }] }, []],
  [{ host: 7 }, []],
  [{ host: "b.example", servers: [{ url: "https://a.example" }] }, ["a.example", "b.example"]],
  [{}, []],
])("the hosts of %j are %j", (root, hosts) => {
  expect(hostsOf(root)).toEqual(hosts);
});

describe("one API", () => {
  const of = (title: unknown, ...urls: readonly string[]): RawObject => ({
    info: { title },
    ...(urls.length === 0 ? {} : { servers: urls.map((url) => ({ url })) }),
  });
  const [A, B, C] = ["https://a.example", "https://b.example", "https://c.example"] as const;
  test.each<[name: string, one: RawObject, other: RawObject, isSame: boolean]>([
    ["the same title", of("Library", A), of("Library", B), true],
    ["the same server", of("Books", A), of("Loans", A), true],
    ["one server in common", of("Books", A, B), of("Loans", C, B), true],
    ["no server by either", of("Books"), of("Loans"), true],
    ["no server by one", of("Books", A), of("Loans"), false],
    ["neither title nor server", of("Books", A), of("Loans", B), false],
    ["no title by either", {}, { servers: [{ url: A }] }, true],
    ["the same host of Swagger 2.0", { ...of("Books"), host: "a" }, { ...of("Loans"), host: "a" }, true],
    ["another host of Swagger 2.0", { ...of("Books"), host: "a" }, { ...of("Loans"), host: "b" }, false],
  ])("%s: %s", (_, one, other, isSame) => {
    expect([sameApi(one, other), sameApi(other, one)]).toEqual([isSame, isSame]);
  });
});
