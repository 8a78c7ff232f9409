import { describe, expect, test } from "vitest";
import { ownRoutesOf } from "../../../../src/scan/account/own-routes/index.js";
import { surface } from "../../surface.js";

const source = (path: string, text: string, generated = false) => ({ path, text, language: "ts" as const, generated });
const served = (files: readonly string[], ...sources: ReturnType<typeof source>[]) =>
  ownRoutesOf({ files, sources, surface });

describe("how well a route of the code fits a request", () => {
  const routes = served(
    ["src/pages/api/crew/[id].ts", "src/pages/api/crew/roles.ts", "src/pages/api/tests/here.test.ts", "src/other.ts"],
    source("src/server.ts", "app.post('/ships/:id/dock', () => 1);"),
    source("src/made.ts", "app.get('/made', () => 1);", true),
    source("test/server.ts", "app.get('/stand-in', () => 1);"),
  );

  test.each<readonly [method: string | undefined, path: string, from: string, literals: number | undefined]>([
    ["GET", "/api/crew/roles", "src/a.ts", 3],
    ["DELETE", "/api/crew/roles", "src/a.ts", 3],
    [undefined, "/api/crew/roles", "src/a.ts", 3],
    ["GET", "/api/crew/7", "src/a.ts", 2],
    ["GET", "/api/crew", "src/a.ts", undefined],
    // it may be the one or the other
    ["GET", "/api/{}/roles", "src/a.ts", undefined],
    ["POST", "/ships/7/dock", "src/a.ts", 2],
    ["GET", "/ships/7/dock", "src/a.ts", undefined],
    ["GET", "/made", "src/a.ts", undefined],
    ["GET", "/stand-in", "src/a.ts", undefined],
    ["GET", "/stand-in", "test/a.test.ts", 1],
    ["GET", "/api/crew/roles", "test/a.test.ts", 3],
  ])("%s %s from %s", (method, path, from, literals) => {
    expect(routes.literals(method, path, from)).toBe(literals);
  });
});

describe("what a route that takes all hands on", () => {
  const routes = served(["src/pages/api/proxy/[...path].ts", "app/api/[...rest]/route.ts", "src/pages/api/crew.ts"]);

  test.each<readonly [path: string, handedOn: readonly string[]]>([
    ["/api/proxy/albums/7", ["/albums/7", "/proxy/albums/7"]],
    ["/api/albums", ["/albums"]],
    ["/api/proxy", ["/proxy"]],
    ["/api", []],
    ["/other/proxy/albums", []],
  ])("%s", (path, handedOn) => {
    expect(routes.below(path)).toEqual(handedOn);
  });

  test("one that takes all there is hands on nothing of which one could tell", () => {
    expect(served(["src/pages/[...path].ts"]).below("/albums")).toEqual([]);
  });
});

describe("the server of this very API has no routes of its own", () => {
  const paths = [...new Set(surface.operations.map(({ path }) => path.replace(/\{\w+\}/g, ":id")))];
  const serving = (count: number, before = ""): ReturnType<typeof served> =>
    served(
      [],
      source(
        "src/server.ts",
        paths
          .slice(0, count)
          .map((path) => `app.get('${before}${path}', () => 1);`)
          .join("\n"),
      ),
    );

  test("where it serves enough of it", () => {
    const few = Math.ceil(paths.length * 0.4) - 1;
    expect(serving(few).literals("GET", "/api/v1/users", "src/a.ts")).toBe(3);
    expect(serving(few + 1).literals("GET", "/api/v1/users", "src/a.ts")).toBe(undefined);
  });

  test("below two segments of its own, and not below three", () => {
    expect(serving(paths.length, "/a/b").literals("GET", "/a/b/api/v1/users", "src/a.ts")).toBe(undefined);
    expect(serving(paths.length, "/a/b/c").literals("GET", "/a/b/c/api/v1/users", "src/a.ts")).toBe(6);
  });

  test("two routes are too few of any API", () => {
    const small = { ...surface, operations: surface.operations.filter(({ path }) => /users|nodes/.test(path)) };
    const code = (count: number) =>
      ownRoutesOf({
        files: [],
        sources: [
          source(
            "src/server.ts",
            ["/api/v1/users", "/api/v1/nodes", "/api/v1/users/:id"]
              .slice(0, count)
              .map((path) => `app.get('${path}', () => 1);`)
              .join(""),
          ),
        ],
        surface: small,
      }).literals("GET", "/api/v1/users", "src/a.ts");
    expect([code(2), code(3)]).toEqual([3, undefined]);
  });

  test("routes that only might be the API's do not count", () => {
    const code = ["/:a", "/:a/:b", "/:a/:b/:c", "/:a/:b/:c/:d"].map((path) => `app.get('${path}', () => 1);`).join("");
    expect(served([], source("src/server.ts", code)).literals("GET", "/users", "src/a.ts")).toBe(0);
  });

  test("what it hands on is handed on all the same", () => {
    const code = paths.map((path) => `app.get('${path}', () => 1);`).join("");
    expect(served(["src/pages/api/[...path].ts"], source("src/server.ts", code)).below("/api/x")).toEqual(["/x"]);
  });
});
