import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { FileSystem } from "../../../src/scan/discover/file-system.js";
import { discover } from "../../../src/scan/discover/index.js";
import { readTexts } from "../../../src/scan/discover/texts.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";

const folders: string[] = [];
function project(files: Readonly<Record<string, string | Buffer>>): string {
  const root = mkdtempSync(join(tmpdir(), "lastcall-"));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const found = (
  root: string,
  rest: { paths?: string[]; include?: string[]; exclude?: string[]; tsconfig?: string } = {},
): readonly string[] => {
  const result = discover({ root, paths: [], include: [], exclude: [], surface, ...rest });
  if (!result.ok) throw new Error(result.problem.message);
  return [...result.value.files.keys()];
};

describe.skipIf(process.platform === "win32")("names that are odd on some systems", () => {
  test("a backslash is a letter of the name", () => {
    const root = project({ "src/back\\slash.ts": "acme", "src\\deep/a.ts": "acme", "src/b.ts": "" });
    expect(found(root)).toEqual(["src/b.ts", "src/back\\slash.ts", "src\\deep/a.ts"]);
    expect(found(root, { paths: [join(root, "src/back\\slash.ts")] })).toEqual(["src/back\\slash.ts"]);
    const result = discover({ root, paths: [], include: [], exclude: [], surface });
    expect(result.ok && readTexts(result.value, () => 1).text("src/back\\slash.ts")).toBe("acme");
  });

  test.skipIf(process.platform === "darwin")("bytes that are no text are named, and the rest is scanned", () => {
    const root = project({ "a.ts": "", "real/b.ts": "" });
    const odd = (name: string): Buffer => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, "latin1")]);
    writeFileSync(odd("caf\u00e9.ts"), "");
    writeFileSync(odd("caf\u00e9.md"), "");
    mkdirSync(odd("d\u00e9j\u00e0"));
    symlinkSync("real", odd("\u00e9t\u00e9"));
    const result = discover({ root, paths: [], include: [], exclude: [], surface });
    if (!result.ok) throw new Error(result.problem.message);
    expect([...result.value.files.keys()]).toEqual(["a.ts", "real/b.ts"]);
    const reason = "its name is not UTF-8, so it cannot be opened; rename it to have it scanned";
    expect(result.value.troubles).toEqual([
      { file: "caf\uFFFD.ts", reason },
      { file: "d\uFFFDj\uFFFD", reason },
      { file: "\uFFFDt\uFFFD", reason },
    ]);
  });
});

test("a line of .gitignore that is no rule spoils neither the others nor the run", () => {
  const root = project({
    ".git/HEAD": "",
    ".gitignore": `{ "include": ["src/**/*"] }\n[z-a]\n${"*a".repeat(40)}b\n${"**/a/".repeat(12)}b\n${"x".repeat(100_000)}\nsecret.ts\n`,
    "a.ts": "",
    "secret.ts": "",
    [`${"a".repeat(120)}.ts`]: "",
    [`${"a/".repeat(60)}c.ts`]: "",
  });
  expect(found(root)).toEqual(["a.ts", `${"a/".repeat(60)}c.ts`, `${"a".repeat(120)}.ts`]);
});

describe("which files", () => {
  test("code by name; output folders and minified files are not", () => {
    const root = project({
      "a.ts": "",
      "b.tsx": "",
      "c.mts": "",
      "d.cts": "",
      "e.js": "",
      "f.jsx": "",
      "g.vue": "",
      "h.svelte": "",
      "i.d.ts": "",
      "readme.md": "",
      "data.json": "",
      "lib.min.js": "",
      "node_modules/x/index.ts": "",
      "dist/a.js": "",
      ".next/x.js": "",
      "deep/node_modules/y/i.ts": "",
    });
    expect(found(root)).toEqual(["a.ts", "b.tsx", "c.mts", "d.cts", "e.js", "f.jsx", "g.vue", "h.svelte", "i.d.ts"]);
  });
  test("what the compiler wrote beside its source is not taken twice", () => {
    expect(
      found(project({ "a.ts": "", "a.js": "", "b.js": "", "c.tsx": "", "c.jsx": "", "d.mts": "", "d.mjs": "" })),
    ).toEqual(["a.ts", "b.js", "c.tsx", "d.mts"]);
  });
  test("nested .gitignore files, the deeper one overruling; rules of folders above the start", () => {
    const root = project({
      ".git/HEAD": "",
      ".gitignore": "generated/\n*.local.ts\n",
      "src/.gitignore": "!keep.local.ts\n/tmp.ts\n",
      "src/a.ts": "",
      "src/keep.local.ts": "",
      "src/x.local.ts": "",
      "src/tmp.ts": "",
      "src/deep/tmp.ts": "",
      "src/generated/sdk.ts": "",
    });
    const all = ["src/a.ts", "src/deep/tmp.ts", "src/keep.local.ts"];
    expect(found(root)).toEqual(all);
    expect(found(root, { paths: ["src"] })).toEqual(all);
  });
  test("the whole of a repository with rules of its own beside .gitignore, as `git init` leaves it", () => {
    const root = project({
      ".git/HEAD": "",
      ".git/info/exclude": "# git ls-files --others --exclude-from=.git/info/exclude\nscratch/\n",
      "src/a.ts": "",
      "scratch/b.ts": "",
    });
    expect(found(root)).toEqual(["src/a.ts"]);
    expect(found(root, { paths: ["src"] })).toEqual(["src/a.ts"]);
    expect(found(root, { paths: ["scratch"] })).toEqual(["scratch/b.ts"]);
  });
  test("a file named by the user is taken even when ignored", () => {
    const root = project({ ".git/HEAD": "", ".gitignore": "x.ts", "x.ts": "", "y.ts": "" });
    expect(found(root, { paths: ["x.ts"] })).toEqual(["x.ts"]);
  });
  test("so is a folder", () => {
    const root = project({
      ".git/HEAD": "",
      ".gitignore": "sdk/",
      "sdk/a.ts": "",
      "sdk/.gitignore": "b.ts",
      "sdk/b.ts": "",
      "y.ts": "",
    });
    expect(found(root, { paths: ["sdk"] })).toEqual(["sdk/a.ts"]);
  });
  test("include and exclude", () => {
    const root = project({ "src/a.ts": "", "src/a.test.ts": "", "scripts/b.ts": "" });
    expect(found(root, { include: ["src/**"], exclude: ["*.test.ts"] })).toEqual(["src/a.ts"]);
  });
  test("links that loop end, and a linked folder is scanned once under its own name", () => {
    const root = project({ "src/a.ts": "", "src/deep/b.ts": "" });
    symlinkSync(join(root, "src"), join(root, "src/deep/loop"));
    symlinkSync(join(root, "src/deep"), join(root, "linked"));
    symlinkSync(join(root, "nowhere"), join(root, "dangling.ts"));
    expect(found(root)).toEqual(["src/a.ts", "src/deep/b.ts"]);
  });
  test("a link that leads out of the scanned folder is followed", () => {
    const root = project({ "shared/http.ts": "", "app/src/a.ts": "" });
    symlinkSync(join(root, "shared"), join(root, "app/src/shared"));
    expect(found(root, { paths: ["app"] })).toEqual(["app/src/a.ts", "app/src/shared/http.ts"]);
  });
});

describe("by tsconfig", () => {
  test("include, exclude, files and references", () => {
    const root = project({
      "tsconfig.json": `{ "files": [], "references": [{ "path": "./web" }, { "path": "./tsconfig.node.json" }] }`,
      "tsconfig.node.json": `{ "files": ["vite.config.ts"] }`,
      "web/tsconfig.json": `{ "include": ["src/**/*", "../shared"], "exclude": ["**/*.test.ts"] }`,
      "web/src/a.ts": "",
      "web/src/a.test.ts": "",
      "web/src/b.js": "",
      "web/other.ts": "",
      "shared/c.ts": "",
      "vite.config.ts": "",
      "d.ts": "",
    });
    expect(found(root, { tsconfig: "tsconfig.json" })).toEqual(["shared/c.ts", "vite.config.ts", "web/src/a.ts"]);
  });
  test("allowJs", () => {
    const root = project({ "tsconfig.json": `{ "compilerOptions": { "allowJs": true } }`, "a.js": "", "b.ts": "" });
    expect(found(root, { tsconfig: "tsconfig.json" })).toEqual(["a.js", "b.ts"]);
  });
});

describe("what cannot be done is a problem", () => {
  const problemOf = (root: string, rest: object): unknown => {
    const result = discover({ root, paths: [], include: [], exclude: [], surface, ...rest });
    return result.ok ? undefined : result.problem.message;
  };
  test("a missing folder", () => {
    expect(problemOf(project({ "a.ts": "" }), { paths: ["nope"] })).toBe("nope does not exist");
  });
  test("a folder without code, unless that is allowed", () => {
    const root = project({ "src/readme.md": "", "types.d.ts": "" });
    expect(problemOf(root, { paths: ["src"] })).toBe("no TypeScript or JavaScript files in src");
    expect(problemOf(root, {})).toBe("no TypeScript or JavaScript files in the project");
    expect(problemOf(root, { allowEmpty: true })).toBeUndefined();
  });
  test("where it leaves out all that is asked for, it is named as what may do so", () => {
    const fileSystem = memoryFileSystem({ "/p/tsconfig.json": '{ "include": ["src"] }', "/p/lib/a.ts": "" });
    const hintOf = (tsconfig: string | undefined) => {
      const include = tsconfig === undefined ? ["none/**"] : [];
      const request = { root: "/p", paths: ["lib"], include, exclude: [], surface, fileSystem };
      const result = discover({ ...request, ...(tsconfig !== undefined && { tsconfig }) });
      return result.ok ? undefined : result.problem.hint?.split(";")[0];
    };
    expect(hintOf("tsconfig.json")).toBe("check the path, and what include, exclude, the tsconfig and code say");
    expect(hintOf(undefined)).toBe("check the path, and what include, exclude and code say");
  });
  test("a missing tsconfig", () => {
    expect(problemOf(project({ "a.ts": "" }), { tsconfig: "tsconfig.x.json" })).toBe(
      "tsconfig tsconfig.x.json cannot be read",
    );
  });
});

describe("files that are no text are named and passed over", () => {
  const troubles = (root: string): unknown => {
    const result = discover({ root, paths: [], include: [], exclude: [], surface });
    return result.ok ? readTexts(result.value, () => 0).troubles : undefined;
  };
  test("a transport stream named .ts, and a bundle of 5 MB", () => {
    const root = project({
      "a.ts": "",
      "movie.ts": Buffer.from([0x47, 0x40, 0x11, 0x10, 0x00, 0x42, 0xf0, 0x25, 0xff, 0xff]),
      "zero.ts": "export const LOADING = '\u0000loading';",
      "bundle.js": "x;".repeat(2.5 * 1024 * 1024),
    });
    expect(troubles(root)).toEqual([
      { file: "bundle.js", reason: "is larger than 4 MB and looks bundled or minified; skipped" },
      { file: "movie.ts", reason: "is binary, not text; skipped" },
    ]);
  });
  test("a file without permission", () => {
    const fileSystem = memoryFileSystem({ "/p/a.ts": "", "/p/secret.ts": null });
    const result = discover({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem });
    expect(result.ok && readTexts(result.value, () => 0).troubles).toEqual([
      { file: "secret.ts", reason: "cannot be read: check its permissions" },
    ]);
  });
  test.skipIf(process.getuid?.() === 0)("a folder without permission", () => {
    const root = project({ "a.ts": "", "closed/b.ts": "" });
    chmodSync(join(root, "closed"), 0);
    const result = discover({ root, paths: [], include: [], exclude: [], surface });
    chmodSync(join(root, "closed"), 0o700);
    expect(result.ok && result.value.troubles).toEqual([{ file: "closed", reason: "folder cannot be read" }]);
  });
  test("a folder without permission that alone is asked for", () => {
    const fileSystem: FileSystem = { ...memoryFileSystem({ "/p/closed/b.ts": "" }), list: () => undefined };
    const result = discover({ root: "/p", paths: ["closed"], include: [], exclude: [], surface, fileSystem });
    expect(!result.ok && result.problem).toEqual({
      message: "closed: folder cannot be read",
      hint: "check its permissions",
    });
  });
});
