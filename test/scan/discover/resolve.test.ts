import { describe, expect, test } from "vitest";
import type { FileSystem } from "../../../src/scan/discover/file-system.js";
import { moduleResolver } from "../../../src/scan/discover/resolve.js";
import { readTsConfig } from "../../../src/scan/discover/tsconfig.js";
import { findPackages } from "../../../src/scan/discover/workspaces.js";
import { memoryFileSystem } from "../memory.js";
import { resolverOf } from "./resolver.js";

describe("relative imports", () => {
  const files = {
    "/repo/src/a.ts": "",
    "/repo/src/b.tsx": "",
    "/repo/src/c.mts": "",
    "/repo/src/types.d.ts": "",
    "/repo/src/both.ts": "",
    "/repo/src/both.js": "",
    "/repo/src/folder/index.ts": "",
    "/repo/src/paths.json": "{}",
    "/repo/src/Page.vue": "",
    "/repo/src/bundled.ts": "",
    "/repo/src/view.tsx": "",
    "/repo/src/own.mjs": "",
    "/repo/src/own.ts": "",
  };
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
    ["", undefined],
    // what a bundler makes of it
    ["./bundled.mjs", "/repo/src/bundled.ts"],
    ["./bundled.cjs", "/repo/src/bundled.ts"],
    ["./view.mjs", "/repo/src/view.tsx"],
    ["./own.mjs", "/repo/src/own.mjs"],
    ["./bundled.jsx", undefined],
    ["./view.jsx", "/repo/src/view.tsx"],
  ])("%s → %s", (specifier, file) => {
    expect(resolverOf(files)(specifier, "/repo/src/a.ts")).toBe(file);
  });
});

test.each([".ts", ".tsx", ".d.ts", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte"])(
  "a module without its ending, and the index of a folder: %s",
  (ending) => {
    const resolve = resolverOf({ [`/repo/api${ending}`]: "", [`/repo/folder/index${ending}`]: "", "/repo/a.ts": "" });
    expect(resolve("./api", "/repo/a.ts")).toBe(`/repo/api${ending}`);
    expect(resolve("./folder", "/repo/a.ts")).toBe(`/repo/folder/index${ending}`);
  },
);

test.each(["index", "index.json"])("%s is no index of a folder", (name) => {
  expect(resolverOf({ [`/repo/folder/${name}`]: "" })("./folder", "/repo/a.ts")).toBeUndefined();
});

test.each([
  ["./api.js", "api.d.ts"],
  ["./api.jsx", "api.d.ts"],
  ["./api.mjs", "api.d.mts"],
  ["./api.cjs", "api.cts"],
  ["./api.cjs", "api.d.cts"],
])("%s means %s", (specifier, file) => {
  expect(resolverOf({ [`/repo/${file}`]: "" })(specifier, "/repo/a.ts")).toBe(`/repo/${file}`);
});

test("a file outside of the root has its neighbours and no config", () => {
  const resolve = resolverOf({ "/elsewhere/api.ts": "", "/elsewhere/deep/a.ts": "", "/repo/b.ts": "" });
  expect(resolve("../api", "/elsewhere/deep/a.ts")).toBe("/elsewhere/api.ts");
  expect(resolve("b", "/elsewhere/deep/a.ts")).toBeUndefined();
});

test("the disk is asked once, however many ask for the same", () => {
  const asked: string[] = [];
  const onDisk = memoryFileSystem({
    "/repo/package.json": `{ "dependencies": { "sdk": "file:./sdk" } }`,
    "/repo/tsconfig.json": `{ "compilerOptions": { "baseUrl": "." } }`,
    "/repo/sdk/package.json": `{ "name": "sdk", "main": "main.ts" }`,
    "/repo/sdk/main.ts": "",
    "/repo/src/api.ts": "",
  });
  const fileSystem: FileSystem = {
    ...onDisk,
    list: (folder) => (asked.push(`list ${folder}`), onDisk.list(folder)),
    read: (file) => (asked.push(`read ${file}`), onDisk.read(file)),
  };
  const resolve = moduleResolver({ fileSystem, root: "/repo", packages: new Map(), tsconfigs: [] });
  for (const from of ["/repo/src/a.ts", "/repo/src/b.ts"]) {
    expect(resolve("src/api", from)).toBe("/repo/src/api.ts");
    expect(resolve("sdk", from)).toBe("/repo/sdk/main.ts");
  }
  expect(asked.filter((each, index) => asked.indexOf(each) !== index)).toEqual([]);
});

describe("workspace packages", () => {
  const packages = {
    "/repo/packages/api/package.json": `{ "name": "@acme/api", "main": "dist/index.js", "exports": { ".": { "import": "./dist/index.js" }, "./users": "./dist/users.js" } }`,
    "/repo/packages/api/src/index.ts": "",
    "/repo/packages/api/src/users.ts": "",
    "/repo/packages/plain/package.json": `{ "name": "plain" }`,
    "/repo/packages/plain/index.ts": "",
    "/repo/packages/plain/users.ts": "",
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
    expect(resolve("plain/users", "/repo/apps/web/src/a.ts")).toBe("/repo/packages/plain/users.ts");
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
    const own = (exported: string) => ({
      "/repo/apps/web/package.json": `{ "name": "axios"${exported} }`,
      "/repo/apps/web/index.ts": "",
    });
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
