import { describe, expect, test } from "vitest";
import {
  findPackages,
  packageOfFile,
  packagesAbove,
  readPackage,
  workspaceAbove,
} from "../../../src/scan/discover/workspaces.js";
import { memoryFileSystem } from "../memory.js";

const named = (name: string): string => JSON.stringify({ name });

/** The names of the packages of a repository and their folders, from its root. */
const foldersOf = (files: Readonly<Record<string, string>>, seen: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    [...findPackages(memoryFileSystem(files), "/repo", seen)].map(([name, { folder }]) => [
      name,
      folder.slice("/repo/".length),
    ]),
  );

describe("packages that are linked", () => {
  const PACKAGES = {
    "/repo/packages/a/package.json": named("a"),
    "/repo/packages/b/package.json": named("b"),
    "/repo/packages/deep/c/package.json": named("c"),
    "/repo/apps/d/package.json": named("d"),
    "/repo/packages/node_modules/e/package.json": named("e"),
    "/repo/packages/nameless/package.json": "{}",
    "/repo/packages/broken/package.json": "{",
  };

  test.each<readonly [what: string, files: Readonly<Record<string, string>>, names: string]>([
    ["a star", { "/repo/package.json": '{ "workspaces": ["packages/*"] }' }, "a b"],
    ["two patterns", { "/repo/package.json": '{ "workspaces": ["packages/*", "apps/*"] }' }, "a b d"],
    ["two stars", { "/repo/package.json": '{ "workspaces": ["packages/**"] }' }, "a b c"],
    ["two stars twice", { "/repo/package.json": '{ "workspaces": ["**/**"] }' }, "a b c d"],
    ["a folder", { "/repo/package.json": '{ "workspaces": ["./packages/a/"] }' }, "a"],
    ["letters", { "/repo/package.json": '{ "workspaces": ["packages/[b-z]"] }' }, "b"],
    ["one of some", { "/repo/package.json": '{ "workspaces": ["packages/{a,b}"] }' }, "a b"],
    ["one letter", { "/repo/package.json": '{ "workspaces": ["packages/?"] }' }, "a b"],
    ["but one", { "/repo/package.json": '{ "workspaces": ["packages/*", "!packages/b"] }' }, "a"],
    ["an object", { "/repo/package.json": '{ "workspaces": { "packages": ["apps/*"] } }' }, "d"],
    ["lerna", { "/repo/lerna.json": '{ "packages": ["apps/*"] }' }, "d"],
    ["rush", { "/repo/rush.json": '{ "projects": [{ "projectFolder": "apps/d" }, {}, 1] }' }, "d"],
    ["rush without a list", { "/repo/rush.json": '{ "projects": "apps/d" }' }, ""],
    ["pnpm", { "/repo/pnpm-workspace.yaml": "packages:\n  - packages/*\n" }, "a b"],
    [
      "pnpm with all that YAML has",
      {
        "/repo/pnpm-workspace.yaml":
          "a: 1\npackages: # ours\n\n  # these\n  - \"packages/*\" # and\n  - 'apps/*'\nb:\n  - packages/deep/*\n",
      },
      "a b d",
    ],
    ["pnpm at the margin", { "/repo/pnpm-workspace.yaml": "packages:\n- apps/*" }, "d"],
    ["pnpm in brackets", { "/repo/pnpm-workspace.yaml": "packages: [ \"packages/a\", 'apps/*', ]\n" }, "a d"],
    [
      "pnpm beside npm",
      {
        "/repo/package.json": '{ "workspaces": ["packages/a"] }',
        "/repo/pnpm-workspace.yaml": "packages:\n  - apps/*\n",
      },
      "a d",
    ],
    ["nothing", { "/repo/pnpm-workspace.yaml": "catalog:\n  - apps/*\n" }, ""],
    ["what is no text", { "/repo/package.json": '{ "workspaces": [1, null, "apps/*"] }' }, "d"],
  ])("%s", (_what, files, names) => {
    expect(Object.keys(foldersOf({ ...PACKAGES, ...files })).join(" ")).toBe(names);
  });

  test("what lies beside the root is not searched", () => {
    const beside = {
      "/repo/package.json": '{ "workspaces": ["../**", "../other/*"] }',
      "/repo/../other/x/package.json": named("x"),
    };
    expect(foldersOf(beside)).toEqual({});
    expect(Object.keys(foldersOf({ ...beside, "/repo/package.json": '{ "workspaces": ["../other/x"] }' }))).toEqual([
      "x",
    ]);
  });

  test("the root counts, then those that are linked, then what was seen, the higher first", () => {
    const files = {
      "/repo/package.json": '{ "name": "root", "workspaces": ["packages/a"] }',
      "/repo/packages/a/package.json": named("same"),
      "/repo/x/package.json": named("same"),
      "/repo/x/y/z/package.json": named("other"),
      "/repo/w/package.json": named("other"),
    };
    expect(foldersOf(files, ["/repo/x/y/z", "/repo/x", "/repo/w"])).toEqual({
      root: "",
      same: "packages/a",
      other: "w",
    });
  });
});

describe("what a package.json says", () => {
  const read = (manifest: object): ReturnType<typeof readPackage> =>
    readPackage(memoryFileSystem({ "/repo/a/package.json": `\uFEFF${JSON.stringify(manifest)}` }), "/repo/a");

  test.each<readonly [manifest: object, entries: Readonly<Record<string, readonly string[]>>]>([
    [{ main: "./lib/index.js" }, { ".": ["/repo/a/lib/index.js"] }],
    [
      { main: "m.js", module: "n.js", typings: "t.d.ts", types: "u.d.ts", source: "s.ts" },
      { ".": ["/repo/a/s.ts", "/repo/a/u.d.ts", "/repo/a/t.d.ts", "/repo/a/n.js", "/repo/a/m.js"] },
    ],
    [{ exports: "./x.js" }, { ".": ["/repo/a/x.js"] }],
    [{ exports: { import: "./x.mjs", require: { default: "./x.cjs" } } }, { ".": ["/repo/a/x.mjs", "/repo/a/x.cjs"] }],
    [
      { exports: { ".": "./x.js", "./client": { types: "./c.d.ts", default: "./c.js" } }, main: "m.js" },
      { ".": ["/repo/a/x.js", "/repo/a/m.js"], "./client": ["/repo/a/c.d.ts", "/repo/a/c.js"] },
    ],
    [{ exports: null, main: 7 }, {}],
  ])("entries of %j", (manifest, entries) => {
    expect(Object.fromEntries(read(manifest)?.entries ?? [])).toEqual(entries);
  });

  test("whether it says what it hands out, and its name", () => {
    expect([read({ name: "a", exports: "./x.js" })?.exports, read({ main: "m.js" })?.exports]).toEqual([true, false]);
    expect([read({ name: "a" })?.name, read({})?.name, read({ name: 1 })?.name]).toEqual(["a", "", ""]);
  });

  test("imports of its own files", () => {
    const imports = read({ imports: { "#lib/*": ["./lib/*", "./src/*"], "#one": { node: "./one.js" } } })?.imports;
    expect(Object.fromEntries(imports ?? [])).toEqual({ "#lib/*": ["./lib/*", "./src/*"], "#one": ["./one.js"] });
  });

  test("what it depends on, whatever for", () => {
    const found = read({
      dependencies: { a: "1" },
      devDependencies: { b: "1" },
      peerDependencies: { c: "1" },
      optionalDependencies: { d: "1", e: 1 },
    });
    expect([...(found?.dependencies ?? [])].sort()).toEqual(["a", "b", "c", "d"]);
  });

  test.each<readonly [range: string, folder: string | undefined]>([
    ["file:../b", "/repo/b"],
    ["file:../b/", "/repo/b"],
    ["link:./b", "/repo/a/b"],
    ["portal:../b", "/repo/b"],
    ["workspace:../b", "/repo/b"],
    ["workspace:./b", "/repo/a/b"],
    ["file:/srv/b", "/srv/b"],
    ["file:///srv/b", "/srv/b"],
    ["file:../b.tgz", undefined],
    ["file:../b.tar.gz", undefined],
    ["workspace:*", undefined],
    ["^1.0.0", undefined],
  ])("%s lies in %s", (range, folder) => {
    expect(read({ dependencies: { b: range } })?.linked.get("b")).toBe(folder);
  });

  test.each<readonly [range: string, name: string | undefined]>([
    ["workspace:@acme/api@*", "@acme/api"],
    ["npm:@acme/api@1", "@acme/api"],
    ["npm:other@^2", "other"],
    ["workspace:other", "other"],
    ["npm:b@1", undefined],
    ["workspace:*", undefined],
    ["workspace:^", undefined],
    ["1", undefined],
  ])("%s is %s", (range, name) => {
    expect(read({ dependencies: { b: range } })?.renamed.get("b")).toBe(name);
  });
});

describe("where a folder belongs", () => {
  test("the workspace above that lists it, within the repository", () => {
    const files = {
      "/repo/package.json": '{ "workspaces": ["packages/*"] }',
      "/repo/packages/a/package.json": named("a"),
      "/repo/packages/a/src/x.ts": "",
      "/repo/other/package.json": named("other"),
    };
    const above = (folder: string, more: Record<string, string> = {}): string | undefined =>
      workspaceAbove(memoryFileSystem({ ...files, ...more }), folder);
    expect(above("/repo/packages/a")).toBe("/repo");
    expect(above("/repo/packages/a/src")).toBeUndefined();
    expect(above("/repo/other")).toBeUndefined();
    expect(above("/repo/packages/a", { "/repo/.git/HEAD": "" })).toBe("/repo");
    expect(above("/repo/packages/a", { "/repo/packages/a/.git/HEAD": "" })).toBeUndefined();
    expect(above("/repo/packages/a", { "/repo/packages/.git/HEAD": "" })).toBeUndefined();
  });

  test("the package of a file, the inner one of two", () => {
    const of = packageOfFile(
      memoryFileSystem({
        "/repo/package.json": '{ "workspaces": ["packages/a", "packages/a/inner"] }',
        "/repo/packages/a/inner/x.ts": "",
      }),
      "/repo",
    );
    expect(["packages/a/x.ts", "packages/a/inner/x.ts", "packages/ab/x.ts", "x.ts"].map(of)).toEqual([
      "packages/a",
      "packages/a/inner",
      "",
      "",
    ]);
  });

  test("every package.json above a file, the nearest first, up to the root", () => {
    const above = packagesAbove(
      memoryFileSystem({
        "/package.json": named("outside"),
        "/repo/package.json": named("root"),
        "/repo/a/package.json": named("a"),
        "/repo/a/src/x.ts": "",
      }),
      "/repo",
    );
    const names = (file: string): readonly string[] => above(file).map(({ name }) => name);
    expect([names("/repo/a/src/x.ts"), names("/repo/b/x.ts"), names("/repo/a/src/y.ts")]).toEqual([
      ["a", "root"],
      ["root"],
      ["a", "root"],
    ]);
  });
});
