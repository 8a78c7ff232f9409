import { describe, expect, test } from "vitest";
import { addressTest, pathTest } from "../../../src/scan/account/distinctive.js";
import type { ApiSurface } from "../../../src/scan/call.js";

const SURFACE: ApiSurface = {
  operations: ["/users", "/users/{id}", "/teams/{id}/members", "/{tenant}/{id}"].map((path) => ({
    method: "GET",
    path,
    operationId: path,
    inBase: true,
  })),
  hosts: ["api.acme.example"],
  foreignHosts: ["api.other.example"],
  basePaths: ["/acme/v2"],
  serverExpressions: [],
  names: [],
  distinctivePrefixes: [],
  signatures: [],
};

test.each<
  [text: string, spoken: readonly [path: string, method: string | undefined, distinctive: boolean] | undefined]
>([
  ["/users", ["/users", undefined, false]],
  ["/users/7", ["/users/7", undefined, false]],
  ["GET /users/{id}", ["/users/{}", "GET", false]],
  ["DELETE /users/{id}", undefined],
  ["/teams/7/members", ["/teams/7/members", undefined, true]],
  ["/acme/v2/users", ["/users", undefined, true]],
  ["https://api.acme.example/users/7", ["/users/7", undefined, true]],
  ["https://api.other.example/teams/7/members", undefined],
  ["/nobody/knows", undefined],
  ["users", undefined],
  ["/", undefined],
  ["", undefined],
  // a parameter says nothing, nor does a word that paths of any API have
  ["/api/7", undefined],
  ["get /users/7", ["/users/7", "GET", false]],
  ["POST /users", undefined],
  ["GET users", undefined],
  ["listMembers get /teams/{id}/members", ["/teams/{}/members", "GET", true]],
  ["a long get /teams/{id}/members", undefined],
  ["GET https://api.acme.example/users", ["/users", "GET", true]],
  ["/users?limit=1", ["/users", undefined, false]],
  ["/users#top", ["/users", undefined, false]],
  ["//api.acme.example/users", ["/users", undefined, true]],
  ["wss://api.acme.example/users", ["/users", undefined, true]],
  ["ftp://api.acme.example/users", undefined],
  ["https://elsewhere.example/teams/7/members", undefined],
  ["http://localhost:3000/teams/7/members", ["/teams/7/members", undefined, true]],
  ["{}/teams/7/members", ["/teams/7/members", undefined, true]],
  // holes as route tables and templates write them
  ["/teams/:id/members", ["/teams/{}/members", undefined, true]],
  ["/users/:id?", ["/users/{}", undefined, false]],
  ["/teams/[id]/members", ["/teams/{}/members", undefined, true]],
  ["/teams/<int:id>/members", ["/teams/{}/members", undefined, true]],
  ["/teams/${id}/members", ["/teams/{}/members", undefined, true]],
  ["/teams/{}/{}", undefined],
  // behind a gateway of somebody's own: three segments and more are no accident
  ["/proxy/teams/7/members", ["/teams/7/members", undefined, true]],
  ["/a/b/c/teams/7/members", ["/teams/7/members", undefined, true]],
  ["/a/b/c/d/teams/7/members", undefined],
  ["/proxy/users/7", undefined],
  ["/acme/v2", undefined],
  [`/teams/${"7".repeat(300)}/members`, undefined],
])("%s", (text, spoken) => {
  const test = pathTest(SURFACE);
  for (const found of [test(text), test(text)])
    expect(found && [found.path, found.method, found.distinctive]).toEqual(spoken);
});

describe("an API that has prefixes of its own", () => {
  test.each<[text: string, path: string | undefined, distinctive: boolean | undefined]>([
    ["/teams/7/members", "/teams/7/members", true],
    ["/users/7", "/users/7", false],
    ["/proxy/teams/7/members", "/teams/7/members", true],
  ])("%s", (text, path, distinctive) => {
    const found = pathTest({ ...SURFACE, distinctivePrefixes: ["/teams"] })(text);
    expect([found?.path, found?.distinctive]).toEqual([path, distinctive]);
  });
});

describe("an API of which all paths begin alike", () => {
  const operations = ["users", "users/{id}", "teams/{id}/members"].map((path) => ({
    method: "GET",
    path: `/api/v3/${path}`,
    inBase: true,
  }));
  test.each<[text: string, path: string | undefined, distinctive: boolean | undefined]>([
    ["/api/v3/users", "/api/v3/users", false],
    ["/users", "/api/v3/users", false],
    ["/teams/7/members", "/api/v3/teams/7/members", true],
    ["/elsewhere", undefined, undefined],
  ])("%s", (text, path, distinctive) => {
    const found = pathTest({ ...SURFACE, operations, basePaths: [""] })(text);
    expect([found?.path, found?.distinctive]).toEqual([path, distinctive]);
  });

  test("what the text does not say is not told by a prefix", () => {
    const prefixed = pathTest({ ...SURFACE, operations, basePaths: ["/api"], distinctivePrefixes: ["/api/v3"] });
    expect([prefixed("/users")?.distinctive, prefixed("/api/v3/users")?.distinctive]).toEqual([false, true]);
  });

  test("a base path of one word does not make a path the API's own, one of two does", () => {
    const below = (basePath: string) =>
      pathTest({ ...SURFACE, basePaths: [basePath] })(`${basePath}/users`)?.distinctive;
    expect([below("/api"), below("/acme/v2")]).toEqual([false, true]);
  });
});

test.each([
  ["https://api.acme.example", "api.acme.example"],
  ["https://API.acme.example/acme/v2", "api.acme.example"],
  ["https://api.acme.example/teams", "api.acme.example"],
  ["https://api.acme.example/nothing", undefined],
  ["https://api.other.example", undefined],
])("%s is an address of the API: %s", (text, host) => {
  expect(addressTest(SURFACE)(text)).toBe(host);
});
