import { expect, test } from "vitest";
import { sharedBeginning } from "../../../src/scan/routes/beginning.js";

test.each<readonly [what: string, paths: string, beginning: string]>([
  ["no path", "", ""],
  ["one path: its last segment is what it asks for", "/users", ""],
  ["all but the last segment", "/api/users", "api"],
  ["three segments at most", "/a/b/c/d/e", "a b c"],
  ["paths that begin alike", "/api/v3/series /api/v3/movies", "api v3"],
  ["paths that part", "/api/v3/series /api/v4/movies", "api"],
  ["paths that have nothing in common", "/a/x /b/x", ""],
  ["the last segment of a path, though another goes on there", "/api /api/v3", ""],
  ["seven of ten", "/a/1 /a/2 /a/3 /a/4 /a/5 /a/6 /a/7 /b/1 /b/2 /b/3", "a"],
  ["six of ten", "/a/1 /a/2 /a/3 /a/4 /a/5 /a/6 /b/1 /b/2 /b/3 /b/4", ""],
  ["seven of ten that come last", "/b/1 /b/2 /b/3 /a/1 /a/2 /a/3 /a/4 /a/5 /a/6 /a/7", "a"],
  ["three of four, and then only these", "/a/v/1 /a/v/2 /a/v/3 /b/v/1", "a v"],
  ["of all that there are, not of those that begin alike", "/a/v/1 /a/v/2 /a/w/3 /b/v/1", "a"],
  ["parameters under any name", "/{tenant}/x /{tenantId}/y", "{}"],
  ["a text around a parameter", "/v{major}/x /v{m}/y", "v{}"],
  ["a parameter is no text", "/{tenant}/x /tenant/y", ""],
])("%s", (_what, paths, beginning) => {
  const operations = paths.split(" ").map((path) => ({ path }));
  expect(sharedBeginning(paths === "" ? [] : operations)).toEqual(beginning === "" ? [] : beginning.split(" "));
});
