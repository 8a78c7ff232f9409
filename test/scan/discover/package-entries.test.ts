import { expect, test } from "vitest";
import { entriesFor, sourcesOf } from "../../../src/scan/discover/package-entries.js";
import { readTsConfig } from "../../../src/scan/discover/tsconfig.js";
import type { WorkspacePackage } from "../../../src/scan/discover/workspaces.js";
import { memoryFileSystem } from "../memory.js";

test.each<readonly [entry: string, sources: readonly string[]]>([
  ["src/index.ts", ["/p/src/index.ts"]],
  ["index.js", ["/p/index.js"]],
  ["dist", ["/p/dist"]],
  ["other/index.js", ["/p/other/index.js"]],
  [
    "dist/client.js",
    ["/p/src/client.js", "/p/source/client.js", "/p/lib/client.js", "/p/client.js", "/p/dist/client.js"],
  ],
  [
    "lib/client.d.ts",
    ["/p/src/client.js", "/p/source/client.js", "/p/lib/client.js", "/p/client.js", "/p/lib/client.d.ts"],
  ],
  [
    "dist/client.d.mts",
    ["/p/src/client.mjs", "/p/source/client.mjs", "/p/lib/client.mjs", "/p/client.mjs", "/p/dist/client.d.mts"],
  ],
  [
    "dist/esm/client.js",
    [
      "/p/src/client.js",
      "/p/source/client.js",
      "/p/lib/client.js",
      "/p/client.js",
      "/p/src/esm/client.js",
      "/p/source/esm/client.js",
      "/p/lib/esm/client.js",
      "/p/esm/client.js",
      "/p/dist/esm/client.js",
    ],
  ],
  [
    "dist/a/src/client.js",
    [
      "/p/src/client.js",
      "/p/source/client.js",
      "/p/lib/client.js",
      "/p/client.js",
      "/p/src/a/src/client.js",
      "/p/source/a/src/client.js",
      "/p/lib/a/src/client.js",
      "/p/a/src/client.js",
      "/p/dist/a/src/client.js",
    ],
  ],
])("%s is made of", (entry, sources) => {
  expect(sourcesOf(`/p/${entry}`, "/p", [])).toEqual(sources);
});

test.each<readonly [compilerOptions: object, first: string]>([
  [{ outDir: "made", rootDir: "code" }, "/p/code/a.js"],
  [{ outDir: "made" }, "/p/made/a.js"],
  [{ rootDir: "code" }, "/p/made/a.js"],
  [{ outDir: "other", rootDir: "code" }, "/p/made/a.js"],
  [{ outDir: "made", rootDir: "made" }, "/p/made/a.js"],
  [{ outDir: "mad", rootDir: "code" }, "/p/made/a.js"],
])("what %j says is built from what counts before any guess", (compilerOptions, first) => {
  const config = readTsConfig(
    memoryFileSystem({ "/p/tsconfig.json": JSON.stringify({ compilerOptions }) }),
    "/p/tsconfig.json",
  );
  const sources = sourcesOf("/p/made/a.js", "/p", config === undefined ? [] : [config]);
  expect([sources[0], sources.at(-1)]).toEqual([first, "/p/made/a.js"]);
});

test.each<readonly [subpath: string, files: readonly string[]]>([
  [".", ["/p/index.js"]],
  ["./api/users", ["/p/src/api/users.js", "/p/src/api/users.js"]],
  ["./api/deep/users", ["/p/deep/users/users.js", "/p/src/api/deep/users.js", "/p/src/api/deep/users.js"]],
  ["./none", ["/p/src/none.js"]],
  ["api", []],
])("the entries of %s, the longest pattern first", (subpath, files) => {
  const found: WorkspacePackage = {
    name: "a",
    folder: "/p",
    entries: new Map([
      [".", ["/p/index.js"]],
      ["./*", ["/p/src/*.js"]],
      ["./api/*", ["/p/src/api/*.js"]],
      ["./api/deep/*", ["/p/deep/*/*.js"]],
    ]),
    exports: true,
    imports: new Map(),
    linked: new Map(),
    renamed: new Map(),
    dependencies: new Set(),
  };
  expect(entriesFor(found, subpath)).toEqual(files);
});
