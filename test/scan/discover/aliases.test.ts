import { expect, test } from "vitest";
import { aliasTargets, guessedTargets, matchAlias, overlaidTargets } from "../../../src/scan/discover/aliases.js";
import type { TsConfig } from "../../../src/scan/discover/tsconfig.js";

const config = (rest: Partial<TsConfig>): TsConfig => ({
  file: "/p/tsconfig.json",
  folder: "/p",
  baseUrl: undefined,
  paths: new Map(),
  rootDirs: [],
  outDir: undefined,
  rootDir: undefined,
  files: undefined,
  include: undefined,
  includeRoots: [],
  exclude: () => false,
  allowJs: false,
  references: [],
  troubles: [],
  ...rest,
});

test.each<readonly [pattern: string, specifier: string, rest: string | undefined]>([
  ["@app/*", "@app/http", "http"],
  ["@app/*", "@app/", ""],
  ["@app/*", "@app", undefined],
  ["@app/*", "@other/http", undefined],
  ["*", "anything", "anything"],
  ["*.css", "a.css", "a"],
  ["*.css", "a.js", undefined],
  ["a*b", "ab", ""],
  ["a*b", "axb", "x"],
  ["ab*bc", "abc", undefined],
  ["@app", "@app", ""],
  ["@app", "@app/http", undefined],
])("%s fits %s", (pattern, specifier, rest) => {
  expect(matchAlias(pattern, specifier)).toBe(rest);
});

test("the longest pattern first, then what lies below the base", () => {
  const paths = new Map([
    ["@app/*", ["/p/src/*", "/p/lib/*"]],
    ["@app/api/*", ["/p/api/*"]],
    ["@other/*", ["/p/other/*"]],
  ]);
  expect(aliasTargets(config({ paths }), "@app/api/http")).toEqual([
    "/p/api/http",
    "/p/src/api/http",
    "/p/lib/api/http",
  ]);
  expect(aliasTargets(config({ paths, baseUrl: "/p/base" }), "@app/a")).toEqual([
    "/p/src/a",
    "/p/lib/a",
    "/p/base/@app/a",
  ]);
  expect(aliasTargets(config({}), "@app/a")).toEqual([]);
});

test("folders that lie over each other: the innermost holds the file", () => {
  const rootDirs = ["/p/src", "/p/made", "/p/src/deep"];
  expect(overlaidTargets(config({ rootDirs }), "/p/src/a")).toEqual(["/p/made/a", "/p/src/deep/a"]);
  expect(overlaidTargets(config({ rootDirs }), "/p/src/deep/a")).toEqual(["/p/src/a", "/p/made/a"]);
  expect(overlaidTargets(config({ rootDirs }), "/p/source/a")).toEqual([]);
});

test.each<readonly [specifier: string, targets: readonly string[]]>([
  ["@/api", ["/p/api", "/p/src/api", "/p/app/api", "/p/js/api", "/p/js/src/api", "/p/js/app/api"]],
  [
    "~shared/http",
    [
      "/p/shared/http",
      "/p/src/shared/http",
      "/p/app/shared/http",
      "/p/js/shared/http",
      "/p/js/src/shared/http",
      "/p/js/app/shared/http",
    ],
  ],
  [
    "shared/http",
    [
      "/p/shared/http",
      "/p/src/shared/http",
      "/p/app/shared/http",
      "/p/js/shared/http",
      "/p/js/src/shared/http",
      "/p/js/app/shared/http",
    ],
  ],
  ["axios", []],
  ["node:fs/promises", []],
  ["./http", []],
])("%s may be", (specifier, targets) => {
  expect(guessedTargets(specifier, "/p/js/a.ts", "/p")).toEqual(targets);
});

test("a root that is that of the disk ends the search", () => {
  expect(guessedTargets("@/a", "/b.ts", "")).toEqual([]);
});
