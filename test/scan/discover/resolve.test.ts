import { describe, expect, test } from "vitest";
import { moduleResolver } from "../../../src/scan/discover/resolve.js";
import { readTsConfig } from "../../../src/scan/discover/tsconfig.js";
import { findPackages } from "../../../src/scan/discover/workspaces.js";
import { memoryFileSystem } from "../memory.js";

function resolverOf(files: Readonly<Record<string, string>>): (specifier: string, from: string) => string | undefined {
  const fileSystem = memoryFileSystem(files);
  return moduleResolver({ fileSystem, root: "/repo", packages: findPackages(fileSystem, "/repo"), tsconfigs: [] });
}

describe("relative imports", () => {
  const resolve = resolverOf({
    "/repo/src/a.ts": "",
    "/repo/src/b.tsx": "",
    "/repo/src/c.mts": "",
    "/repo/src/types.d.ts": "",
    "/repo/src/both.ts": "",
    "/repo/src/both.js": "",
    "/repo/src/folder/index.ts": "",
    "/repo/src/paths.json": "{}",
    "/repo/src/Page.vue": "",
  });
  test.each([
    ["./b", "/repo/src/b.tsx"],
    ["./b.js", "/repo/src/b.tsx"],
    ["./c.mjs", "/repo/src/c.mts"],
    ["./types", "/repo/src/types.d.ts"],
    ["./both.js", "/repo/src/both.ts"],
    ["./folder", "/repo/src/folder/index.ts"],
    [".", undefined],
    ["./paths.json", "/repo/src/paths.json"],
    ["./Page.vue", "/repo/src/Page.vue"],
    ["./Page.vue?raw", "/repo/src/Page.vue"],
    ["./missing", undefined],
    ["axios", undefined],
  ])("%s → %s", (specifier, file) => {
    expect(resolve(specifier, "/repo/src/a.ts")).toBe(file);
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
});

describe("workspace packages", () => {
  const packages = {
    "/repo/packages/api/package.json": `{ "name": "@acme/api", "main": "dist/index.js", "exports": { ".": { "import": "./dist/index.js" }, "./users": "./dist/users.js" } }`,
    "/repo/packages/api/src/index.ts": "",
    "/repo/packages/api/src/users.ts": "",
    "/repo/packages/plain/package.json": `{ "name": "plain" }`,
    "/repo/packages/plain/index.ts": "",
    "/repo/apps/web/package.json": `{ "name": "web" }`,
    "/repo/apps/web/src/a.ts": "",
  };
  test.each([
    ["npm", { "/repo/package.json": `{ "workspaces": ["packages/*", "apps/*"] }` }],
    ["yarn", { "/repo/package.json": `{ "workspaces": { "packages": ["packages/**", "apps/web"] } }` }],
    [
      "pnpm",
      {
        "/repo/package.json": "{}",
        "/repo/pnpm-workspace.yaml": `packages:\n  # ours\n  - "packages/*"\n  - apps/*\n\ncatalog:\n  - no\n`,
      },
    ],
  ])("%s", (_, manifest) => {
    const resolve = resolverOf({ ...packages, ...manifest });
    expect(resolve("@acme/api", "/repo/apps/web/src/a.ts")).toBe("/repo/packages/api/src/index.ts");
    expect(resolve("@acme/api/users", "/repo/apps/web/src/a.ts")).toBe("/repo/packages/api/src/users.ts");
    expect(resolve("plain", "/repo/apps/web/src/a.ts")).toBe("/repo/packages/plain/index.ts");
    expect(resolve("@acme/other", "/repo/apps/web/src/a.ts")).toBeUndefined();
  });
});

describe("packages of the repository that nothing links by name", () => {
  const sdk = {
    "/repo/packages/sdk/src/index.ts": "",
    "/repo/packages/sdk/src/users.ts": "",
    "/repo/apps/web/src/a.ts": "",
  };
  const resolve = (files: Readonly<Record<string, string>>, specifier: string, seen: readonly string[] = []) => {
    const fileSystem = memoryFileSystem({ ...sdk, ...files });
    const packages = findPackages(fileSystem, "/repo", seen);
    return moduleResolver({ fileSystem, root: "/repo", packages, tsconfigs: [] })(specifier, "/repo/apps/web/src/a.ts");
  };
  const manifest = (main: string) => `{ "name": "@acme/sdk", "main": "${main}" }`;
  const seen = ["/repo/packages/sdk"];

  test.each([
    "./build/index.js",
    "./dist/index.cjs",
    "dist/esm/index.mjs",
    "lib/index.d.ts",
    "./dist/packages/sdk/src/index.js",
    "./dist/acme-sdk.umd.js",
  ])("a main that is not built leads to its source: %s", (main) => {
    const found = resolve({ "/repo/packages/sdk/package.json": manifest(main) }, "@acme/sdk", seen);
    expect(found).toBe("/repo/packages/sdk/src/index.ts");
  });
  test("a tsconfig that says what is built from what counts before the usual folders", () => {
    const files = {
      "/repo/packages/sdk/package.json": manifest("compiled/entry.js"),
      "/repo/packages/sdk/tsconfig.json": `{ "compilerOptions": { "outDir": "./compiled", "rootDir": "./code" } }`,
      "/repo/packages/sdk/code/entry.ts": "",
    };
    expect(resolve(files, "@acme/sdk", seen)).toBe("/repo/packages/sdk/code/entry.ts");
  });
  test.each([
    "file:../../packages/sdk",
    "link:../../packages/sdk",
    "portal:../../packages/sdk/",
    "workspace:../../packages/sdk",
  ])("a dependency that lies in a folder, under any name: %s", (range) => {
    const files = {
      "/repo/packages/sdk/package.json": manifest("./dist/index.js"),
      "/repo/apps/web/package.json": `{ "name": "web", "dependencies": { "parcels": "${range}" } }`,
    };
    expect(resolve(files, "parcels")).toBe("/repo/packages/sdk/src/index.ts");
    expect(resolve(files, "parcels/users")).toBe("/repo/packages/sdk/src/users.ts");
  });
  test("a sandbox that is called like a library means the library", () => {
    const own = (exported: string) => ({ "/repo/apps/web/package.json": `{ "name": "axios"${exported} }` });
    expect(resolve(own(""), "axios", ["/repo/apps/web"])).toBeUndefined();
    expect(resolve(own(`, "exports": "./src/a.ts"`), "axios", ["/repo/apps/web"])).toBe("/repo/apps/web/src/a.ts");
  });
  test("a dependency under another name", () => {
    const files = {
      "/repo/packages/sdk/package.json": manifest("./dist/index.js"),
      "/repo/apps/web/package.json": `{ "dependencies": { "parcels": "workspace:@acme/sdk@*" } }`,
    };
    expect(resolve(files, "parcels", seen)).toBe("/repo/packages/sdk/src/index.ts");
  });
  test("of two with one name the one that is linked counts", () => {
    const files = {
      "/repo/package.json": `{ "workspaces": ["packages/*"] }`,
      "/repo/packages/sdk/package.json": manifest("src/index.ts"),
      "/repo/old/package.json": manifest("index.ts"),
      "/repo/old/index.ts": "",
    };
    expect(resolve(files, "@acme/sdk", ["/repo/old"])).toBe("/repo/packages/sdk/src/index.ts");
  });
  test.each([
    [
      "rush",
      { "/repo/rush.json": `{ "projects": [{ "packageName": "@acme/sdk", "projectFolder": "packages/sdk" }] }` },
    ],
    ["pnpm in brackets", { "/repo/pnpm-workspace.yaml": `packages: ["packages/*", 'apps/*']\n` }],
    ["lerna", { "/repo/lerna.json": `{ "packages": ["./packages/*/"] }` }],
  ])("%s", (_, files) => {
    const found = resolve({ "/repo/packages/sdk/package.json": manifest("./dist/index.js"), ...files }, "@acme/sdk");
    expect(found).toBe("/repo/packages/sdk/src/index.ts");
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

test("rootDirs lay folders over each other", () => {
  const resolve = resolverOf({
    "/repo/tsconfig.json": `{ "compilerOptions": { "rootDirs": ["./src", "./generated"] } }`,
    "/repo/generated/api/client.ts": "",
    "/repo/src/api/a.ts": "",
  });
  expect(resolve("./client", "/repo/src/api/a.ts")).toBe("/repo/generated/api/client.ts");
});

describe("tsconfig troubles", () => {
  test("a missing base is named and the rest counts", () => {
    const fileSystem = memoryFileSystem({
      "/repo/tsconfig.json": `{ "extends": "@acme/tsconfig/base", "include": ["src"] }`,
      "/repo/src/a.ts": "",
    });
    const config = readTsConfig(fileSystem, "/repo/tsconfig.json");
    expect(config?.troubles).toEqual([
      {
        file: "/repo/tsconfig.json",
        reason: 'extends "@acme/tsconfig/base", which is not there; its settings are ignored',
      },
    ]);
    expect(config?.include?.("/repo/src/a.ts")).toBe(true);
    expect(config?.include?.("/repo/test/a.ts")).toBe(false);
  });
  test("configs that extend each other end", () => {
    const fileSystem = memoryFileSystem({
      "/repo/a.json": `{ "extends": "./b.json" }`,
      "/repo/b.json": `{ "extends": "./a.json", "compilerOptions": { "baseUrl": "." } }`,
    });
    expect(readTsConfig(fileSystem, "/repo/a.json")?.baseUrl).toBe("/repo");
  });
});
