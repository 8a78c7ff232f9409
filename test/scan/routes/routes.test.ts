import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claim } from "../../../src/scan/account/ownership/index.js";
import type { ApiSurface, ParameterShape } from "../../../src/scan/call.js";
import type { RawCall } from "../../../src/scan/calls/raw-call.js";
import type { Segment } from "../../../src/scan/calls/segments.js";
import { SurfaceMatch } from "../../../src/scan/calls/surface-match.js";
import { indexRoutes } from "../../../src/scan/routes/index.js";
import { surfaceRoutes } from "../../../src/scan/routes/surface.js";

/** As the engine has them. */
const segmentsOfPath = (path: string): readonly Segment[] =>
  path
    .split("/")
    .slice(1)
    .map((text) =>
      text === "{}"
        ? { kind: "hole", parameter: true }
        : text.includes("{}")
          ? { kind: "mixed", text, parameter: true }
          : { kind: "literal", text },
    );

const callOf = (method: string, path: string): RawCall => ({
  place: { file: "src/a.ts", line: 1, column: 1, endLine: 1, endColumn: 9 },
  method,
  path,
  bases: [{ kind: "none" }],
  names: { client: [], base: [], around: [], files: [] },
  clientIds: [],
  nature: "request",
  query: [],
  headers: [],
  body: [],
  reads: [],
  complete: { query: true, body: true, headers: true },
  symbol: "",
  via: [],
  from: [],
  client: "fetch",
  generatedSymbol: undefined,
});

const routesOf = (...lines: readonly string[]) =>
  lines.map((value) => {
    const [method = "", path = ""] = value.split(" ");
    return { method, path, value };
  });

describe("a literal beats a parameter", () => {
  const index = indexRoutes(
    routesOf(
      "GET /users",
      "GET /users/{userId}",
      "GET /users/roles",
      "DELETE /users/{userId}",
      "GET /users/{userId}/{part}",
      "GET /users/{userId}/tokens",
      "GET /files/{name}.json",
      "GET /files/{name}",
    ),
  );
  const found = (method: string | undefined, path: string) =>
    index
      .match(method, path)
      .map(({ value, guessed, methodGuessed }) =>
        [value, ...(guessed ? ["guessed"] : []), ...(methodGuessed ? ["method guessed"] : [])].join(", "),
      );

  test.each([
    ["GET", "/users", ["GET /users"]],
    ["GET", "/users/", ["GET /users"]],
    ["GET", "//users", ["GET /users"]],
    ["get", "users", ["GET /users"]],
    ["GET", "/users/roles", ["GET /users/roles"]],
    ["GET", "/users/42", ["GET /users/{userId}"]],
    ["GET", "/users/{}", ["GET /users/{userId}"]],
    ["GET", "/users/%72oles", ["GET /users/roles"]],
    // only DELETE of the parameter route exists: the literal route must not swallow it
    ["DELETE", "/users/roles", ["DELETE /users/{userId}"]],
    ["GET", "/users/{}/tokens", ["GET /users/{userId}/tokens"]],
    ["GET", "/users/{}/{}", ["GET /users/{userId}/{part}"]],
    ["GET", "/files/a.json", ["GET /files/{name}.json"]],
    ["GET", "/files/{}.json", ["GET /files/{name}.json"]],
    ["GET", "/files/{}", ["GET /files/{name}"]],
    ["GET", "/files/a", ["GET /files/{name}"]],
    // a tail that may be empty: a query string glued on
    ["GET", "/users{}", ["GET /users"]],
    ["HEAD", "/users/{}", ["GET /users/{userId}"]],
    [undefined, "/users/{}", ["GET /users/{userId}, method guessed", "DELETE /users/{userId}, method guessed"]],
    ["GET", "/{}", ["GET /users, guessed"]],
    ["POST", "/users", []],
    ["GET", "/user", []],
    ["GET", "/users/roles/tokens/x", []],
    ["GET", "/USERS", ["GET /users"]],
  ])("%s %s", (method, path, expected) => {
    expect(found(method, path)).toEqual(expected);
  });
});

describe("what fits best", () => {
  test.each<readonly [code: string, routes: readonly string[], found: readonly string[]]>([
    ["/users", ["GET /users", "GET /Users"], ["/users"]],
    ["/USERS", ["GET /users", "GET /Users"], ["/users"]],
    ["/users/{}", ["GET /users/roles", "GET /Users/names"], ["/users/roles"]],
    ["/USERS/{}", ["GET /users/roles", "GET /Users/names"], ["/users/roles", "/Users/names"]],
    ["/users/{}", ["GET /users/roles", "GET /Users/{id}"], ["/Users/{id}"]],
    ["/files/a.xml", ["GET /files/{name}.json", "GET /files/{name}.xml"], ["/files/{name}.xml"]],
    ["/files/a.json", ["GET /files/{name}.json", "GET /files/a.json"], ["/files/a.json"]],
    ["/files/a.json", ["GET /files/a.json", "GET /files/{name}.json"], ["/files/a.json"]],
    // no guess, however many parameters
    ["/users/{}", ["GET /users/roles", "GET /{any}/{id}"], ["/{any}/{id}"]],
    ["/users/{}", ["GET /{any}/{id}", "GET /users/roles"], ["/{any}/{id}"]],
    // from the left
    ["/a/b", ["GET /a/{second}", "GET /{first}/b"], ["/a/{second}"]],
    ["/a/b", ["GET /{first}/b", "GET /a/{second}"], ["/a/{second}"]],
    ["/a", ["GET /a", "GET /a"], ["/a"]],
    ["/", ["GET /"], ["/"]],
    ["/", ["GET /a"], []],
  ])("%s among %j", (code, routes, found) => {
    expect(
      indexRoutes(routesOf(...routes))
        .match("GET", code)
        .map(({ path }) => path),
    ).toEqual(found);
  });

  test.each<readonly [code: string, route: string, literals: number, parameters: readonly number[]]>([
    ["/users", "GET /users", 1, []],
    ["/users/42", "GET /users/{id}", 1, [1]],
    ["/users/{}/roles/{}", "GET /users/{id}/roles/{role}", 2, [1, 3]],
    ["/users/{}", "GET /users/roles", 1, []],
    ["/{}/roles", "GET /users/roles", 1, []],
    ["/users{}/roles", "GET /users/roles", 2, []],
    ["/files/a.json", "GET /files/{name}.json", 1, []],
    ["/{}", "GET /{id}", 0, [0]],
  ])("%s as %s", (code, route, literals, parameters) => {
    const [match] = indexRoutes(routesOf(route)).match("GET", code);
    expect([match?.literals, [...(match?.parameters ?? [])]]).toEqual([literals, parameters]);
  });

  test("a route that is there twice is the first one", () => {
    const routes = [1, 2].map((value) => ({ method: "get", path: "/a", value }));
    expect(indexRoutes(routes).match("GET", "/a")).toMatchObject([{ value: 1, method: "get" }]);
  });
});

/** The same cases for those who recognise a call, who ask whose it is and who judge it. */
describe("one matcher for all", () => {
  const operations = [
    ["GET", "/orders/{id}"],
    ["POST", "/orders/{id}:cancel"],
    ["GET", "/reports/{name}.csv"],
    ["GET", "/files/pre-{id}"],
    ["GET", "/albums/{id}"],
    ["GET", "/albums/{id}/assets/{kind}"],
    ["GET", "/pages/{number}"],
    ["GET", "/pages/first"],
  ].map(([method = "", path = ""]) => ({ method, path, inBase: true }));
  const shapes: Readonly<Record<string, Readonly<Record<string, ParameterShape>>>> = {
    "/albums/{id}": { id: { kind: "uuid" } },
    "/albums/{id}/assets/{kind}": { id: { kind: "uuid" }, kind: { kind: "values", values: ["image", "video"] } },
    "/pages/{number}": { number: { kind: "number" } },
  };
  const surface: ApiSurface = {
    operations: operations.map((operation) => ({ ...operation, parameters: shapes[operation.path] ?? {} })),
    hosts: [],
    foreignHosts: [],
    basePaths: [],
    serverExpressions: [],
    names: [],
    distinctivePrefixes: [],
    signatures: [],
  };
  const index = indexRoutes(surfaceRoutes(surface));
  const recognise = new SurfaceMatch(surface);
  const UUID = "0c0a9d5e-8f0b-4c55-9f0e-3f2a6d2f7a11";

  test.each([
    ["POST", "/orders/{}:cancel", "/orders/{id}:cancel"],
    ["POST", "/orders/42:cancel", "/orders/{id}:cancel"],
    ["GET", "/reports/{}.csv", "/reports/{name}.csv"],
    ["GET", "/reports/sales-{}.csv", "/reports/{name}.csv"],
    ["GET", "/files/pre-{}", "/files/pre-{id}"],
    ["GET", `/albums/${UUID}`, "/albums/{id}"],
    ["GET", "/albums/{}", "/albums/{id}"],
    ["GET", "/albums/album-{}", "/albums/{id}"],
    ["GET", "/albums/list", undefined],
    ["GET", `/albums/${UUID}/assets/video`, "/albums/{id}/assets/{kind}"],
    ["GET", `/albums/${UUID}/assets/audio`, undefined],
    ["GET", "/pages/12", "/pages/{number}"],
    ["GET", "/pages/first", "/pages/first"],
    ["GET", "/pages/last", undefined],
    // some servers make no difference between the cases of letters
    ["GET", "/Albums/{}", "/albums/{id}"],
    ["POST", "/Orders/{}:Cancel", "/orders/{id}:cancel"],
    ["GET", "/Pages/First", "/pages/first"],
  ])("%s %s is %s", (method, path, expected) => {
    expect(index.match(method, path).map((match) => match.path)).toEqual(expected === undefined ? [] : [expected]);
    const best = recognise.best(method, segmentsOfPath(path));
    expect(best?.segments.map((segment) => segment ?? "{}")).toEqual(
      expected
        ?.split("/")
        .slice(1)
        .map((segment) => (/^\{\w+\}$/.test(segment) ? "{}" : segment)),
    );
    const calls = claim({ calls: [callOf(method, path)], unresolved: [], surface, isTest: () => false }).calls;
    expect(calls.map((call) => call.path)).toEqual(expected === undefined ? [] : [path]);
  });
});

test("a hole in the place of a literal keeps every operation it may mean", () => {
  const index = indexRoutes(
    routesOf("GET /org/projects/count", "GET /org/departments/count", "GET /org/projects/{id}"),
  );
  expect(index.match("GET", "/org/{}/count")).toMatchObject([
    { value: "GET /org/projects/count", guessed: true, methodGuessed: false },
    { value: "GET /org/departments/count", guessed: true, methodGuessed: false },
  ]);
});

test("every route finds itself, as written and with its parameters as holes", () => {
  const segment = fc.oneof(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/),
    fc.stringMatching(/^[a-z]{1,5}$/).map((name) => `{${name}}`),
  );
  const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => `/${segments.join("/")}`);
  const blanked = (text: string) => text.replaceAll(/\{[^}]*\}/g, "{}");
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 12, selector: blanked }), (paths) => {
      const index = indexRoutes(paths.map((one) => ({ method: "GET", path: one, value: one })));
      for (const one of paths) expect(index.match("GET", blanked(one))).toMatchObject([{ value: one, guessed: false }]);
    }),
  );
});
