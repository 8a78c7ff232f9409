import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexRoutes } from "../../../src/check/matching/routes.js";

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
    ["GET", "/USERS", []],
  ])("%s %s", (method, path, expected) => {
    expect(found(method, path)).toEqual(expected);
  });
});

test("a hole in the place of a literal keeps every operation it may mean", () => {
  const index = indexRoutes(
    routesOf("GET /org/projects/count", "GET /org/departments/count", "GET /org/projects/{id}"),
  );
  expect(index.match("GET", "/org/{}/count")).toEqual([
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
      for (const one of paths)
        expect(index.match("GET", blanked(one))).toEqual([{ value: one, guessed: false, methodGuessed: false }]);
    }),
  );
});
