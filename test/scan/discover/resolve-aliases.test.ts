/** Names that a config, a bundler or a package.json gives to files. */
import { describe, expect, test } from "vitest";
import { resolverOf } from "./resolver.js";

describe("the config that counts", () => {
  const resolveWith = (own: string | null, name = "tsconfig.json"): string | undefined =>
    resolverOf({
      "/repo/tsconfig.json": `{ "compilerOptions": { "paths": { "%api": ["./api.ts"] } } }`,
      [`/repo/app/${name}`]: own,
      "/repo/api.ts": "",
      "/repo/app/api.ts": "",
    })("%api", "/repo/app/src/a.ts");
  test.each([
    ["aliases of its own", `{ "compilerOptions": { "paths": { "%api": ["./api.ts"] } } }`, "/repo/app/api.ts"],
    ["other aliases", `{ "compilerOptions": { "paths": { "%other": ["./api.ts"] } } }`, undefined],
    ["a base", `{ "compilerOptions": { "baseUrl": "." } }`, undefined],
    ["folders laid over each other", `{ "compilerOptions": { "rootDirs": ["a", "b"] } }`, undefined],
    ["where it builds to", `{ "compilerOptions": { "outDir": "dist" } }`, undefined],
    ["nothing of names", `{ "compilerOptions": { "strict": true } }`, "/repo/api.ts"],
    ["no JSON", "{", "/repo/api.ts"],
    ["nothing that can be read", null, "/repo/api.ts"],
  ])("the nearest one says: %s", (_, own, file) => {
    expect(resolveWith(own)).toBe(file);
  });
  test("of JavaScript", () => {
    const own = `{ "compilerOptions": { "paths": { "%api": ["./api.ts"] } } }`;
    expect(resolveWith(own, "jsconfig.json")).toBe("/repo/app/api.ts");
  });
});

describe("aliases that bundlers bring", () => {
  const files = {
    "/repo/src/api.ts": "",
    "/repo/root.ts": "",
    "/repo/src/lib/http.ts": "",
    "/repo/src/mail.ts": "",
    "/repo/web/package.json": "{}",
    "/repo/web/src/api.ts": "",
    "/repo/web/src/lib/http.ts": "",
    "/repo/web/app/page.ts": "",
    "/repo/web/root.ts": "",
    "/repo/web/pages/src/api.ts": "",
  };
  test.each([
    ["@/api", "/repo/web/src/api.ts"],
    ["/@/api", "/repo/web/src/api.ts"],
    ["~/api", "/repo/web/src/api.ts"],
    ["@/page", "/repo/web/app/page.ts"],
    ["@/root", "/repo/web/root.ts"],
    ["~~/root", "/repo/web/root.ts"],
    ["@@/root", "/repo/web/root.ts"],
    ["$lib/http", "/repo/web/src/lib/http.ts"],
    ["src/api", "/repo/web/src/api.ts"],
    ["@/mail", "/repo/src/mail.ts"],
    ["~~/page", undefined],
  ])("%s is sought in the nearest package first, not in any folder: %s", (specifier, file) => {
    expect(resolverOf(files)(specifier, "/repo/web/pages/a.ts")).toBe(file);
  });
});

describe("aliases", () => {
  test("paths of the nearest tsconfig, inherited from a config in another folder", () => {
    const resolve = resolverOf({
      "/repo/config/base.json": `{ "compilerOptions": { "paths": { "@lib/*": ["../lib/*"], "@lib/http": ["../lib/net/http"] } } }`,
      "/repo/app/tsconfig.json": `{ "extends": "../config/base", /* comment */ }`,
      "/repo/app/src/a.ts": "",
      "/repo/lib/x.ts": "",
      "/repo/lib/net/http.ts": "",
    });
    expect(resolve("@lib/x", "/repo/app/src/a.ts")).toBe("/repo/lib/x.ts");
    expect(resolve("@lib/http", "/repo/app/src/a.ts")).toBe("/repo/lib/net/http.ts");
  });
  test("a bundler's alias that no config explains", () => {
    const resolve = resolverOf({
      "/repo/package.json": `{ "dependencies": { "@acme/shared": "1", "lodash": "4" } }`,
      "/repo/assets/js/pages/api/cart.ts": "",
      "/repo/assets/js/pages/cart.ts": "",
      "/repo/assets/js/api.ts": "",
      "/repo/assets/js/shared/http/index.ts": "",
      "/repo/acme/shared.ts": "",
      "/repo/lodash/get.ts": "",
    });
    const from = "/repo/assets/js/pages/cart.ts";
    expect(resolve("@/api", from)).toBe("/repo/assets/js/api.ts");
    expect(resolve("@shared/http", from)).toBe("/repo/assets/js/shared/http/index.ts");
    expect(resolve("shared/http", from)).toBe("/repo/assets/js/shared/http/index.ts");
    expect(resolve("@acme/shared", from)).toBeUndefined();
    expect(resolve("lodash/get", from)).toBeUndefined();
    expect(resolve("api", from)).toBeUndefined();
    expect(resolve("node:fs/promises", from)).toBeUndefined();
  });
  test("baseUrl", () => {
    const resolve = resolverOf({
      "/repo/tsconfig.json": `{ "compilerOptions": { "baseUrl": "./src" } }`,
      "/repo/src/api/client.ts": "",
      "/repo/src/pages/a.ts": "",
    });
    expect(resolve("api/client", "/repo/src/pages/a.ts")).toBe("/repo/src/api/client.ts");
  });
  test("a solution config leads to the configs it references", () => {
    const resolve = resolverOf({
      "/repo/tsconfig.json": `{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }`,
      "/repo/tsconfig.app.json": `{ "compilerOptions": { "baseUrl": ".", "paths": { "#api/*": ["source/api/*"] } } }`,
      "/repo/source/api/client.ts": "",
      "/repo/source/a.ts": "",
    });
    expect(resolve("#api/client", "/repo/source/a.ts")).toBe("/repo/source/api/client.ts");
  });
  test("the aliases that bundlers bring, without a word in a config", () => {
    const resolve = resolverOf({
      "/repo/package.json": "{}",
      "/repo/src/api/client.ts": "",
      "/repo/src/pages/a.ts": "",
    });
    expect(resolve("@/api/client", "/repo/src/pages/a.ts")).toBe("/repo/src/api/client.ts");
    expect(resolve("~/api/client", "/repo/src/pages/a.ts")).toBe("/repo/src/api/client.ts");
  });
  test("rooted aliases: of a config, of bundlers, of the folder that a package is served from", () => {
    const resolve = resolverOf({
      "/repo/package.json": "{}",
      "/repo/tsconfig.json": `{ "compilerOptions": { "baseUrl": "./src/", "paths": { "/@/*": ["lib/*"] } } }`,
      "/repo/src/lib/http.ts": "",
      "/repo/src/api/client.ts": "",
      "/repo/src/pages/a.ts": "",
      "/repo/web/package.json": "{}",
      "/repo/web/src/api/client.ts": "",
      "/repo/web/src/a.ts": "",
      "/outside/secret.ts": "",
    });
    expect(resolve("/@/http", "/repo/src/pages/a.ts")).toBe("/repo/src/lib/http.ts");
    expect(resolve("/@/api/client", "/repo/src/pages/a.ts")).toBe("/repo/src/api/client.ts");
    expect(resolve("/src/api/client", "/repo/src/pages/a.ts")).toBe("/repo/src/api/client.ts");
    expect(resolve("/src/api/client", "/repo/web/src/a.ts")).toBe("/repo/web/src/api/client.ts");
    expect(resolve("/outside/secret", "/repo/src/pages/a.ts")).toBeUndefined();
  });
  test("package.json imports", () => {
    const resolve = resolverOf({
      "/repo/package.json": `{ "name": "app", "imports": { "#http/*": "./dist/http/*.js" } }`,
      "/repo/src/http/client.ts": "",
      "/repo/src/a.ts": "",
    });
    expect(resolve("#http/client", "/repo/src/a.ts")).toBe("/repo/src/http/client.ts");
  });
  test.each([
    ["#own", "/repo/app/net/own.ts"],
    ["#other", "/repo/app/net/other.ts"],
    ["#sdk", "/repo/sdk/main.ts"],
    ["#first", "/repo/sdk/main.ts"],
    ["#gone", undefined],
    ["#unsaid", "/repo/unsaid.ts"],
    ["#aliased", "/repo/app/net/other.ts"],
  ])("package.json imports, one by one: %s → %s", (specifier, file) => {
    const imports = {
      "#own": "./net/own.ts",
      "#other": "./net/other.ts",
      "#sdk": "@acme/sdk",
      "#first": ["./missing.ts", "@acme/sdk", "./net/own.ts"],
      "#gone": "./missing.ts",
    };
    const resolve = resolverOf({
      "/repo/package.json": `{ "workspaces": ["sdk", "app"] }`,
      "/repo/unsaid.ts": "",
      "/repo/sdk/package.json": `{ "name": "@acme/sdk", "main": "main.ts" }`,
      "/repo/sdk/main.ts": "",
      "/repo/app/package.json": JSON.stringify({ name: "app", imports }),
      "/repo/app/tsconfig.json": `{ "compilerOptions": { "paths": { "#aliased": ["./net/other.ts"] } } }`,
      "/repo/app/net/own.ts": "",
      "/repo/app/net/other.ts": "",
    });
    expect(resolve(specifier, "/repo/app/a.ts")).toBe(file);
  });
});

describe("subpath imports", () => {
  test.each([
    [`{ "types": "./src/lib/*.ts", "default": "./dist/lib/*.js" }`],
    [`{ "node": { "import": "./dist/lib/*.js" }, "default": "./lib-for-browsers/*.js" }`],
    [`["./missing/*.js", "./src/lib/*.ts"]`],
  ])("conditions nest and the first target that is there counts: %s", (target) => {
    const resolve = resolverOf({
      "/repo/package.json": `{ "name": "app", "imports": { "#lib/*": ${target} } }`,
      "/repo/src/lib/http.ts": "",
      "/repo/src/a.ts": "",
    });
    expect(resolve("#lib/http", "/repo/src/a.ts")).toBe("/repo/src/lib/http.ts");
  });
});
