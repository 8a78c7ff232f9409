/**
 * V8 runs compiled code as it is given. These tests forge it as somebody would who can write into a folder, and show
 * with the user's own folder that the forgery works.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { engineName } from "../../src/user-cache/index.js";
import { ROOT } from "../action/runner.js";
import { folder } from "../cli/folder.js";
import { type Ended, lastcall } from "./built.js";
import { neighbour, nodeOf } from "./nodes.js";

const FORGE = join(ROOT, "test/security/forge.cjs");
const CHECK = ["check", "src", "--from", "2.22", "--to", "2.24"];
const program = join(ROOT, "dist/program.cjs");
const require = createRequire(import.meta.url);
const compiler = join(dirname(createRequire(require.resolve("ts-morph")).resolve("@ts-morph/common")), "typescript.js");

const project = (files: Readonly<Record<string, string>> = {}): string =>
  folder({
    "package.json": "{}",
    "src/users.ts": 'export const users = () => fetch("https://x.run.ai/v1/k8s/users");\n',
    ...files,
  });
const isFound = ({ code, stdout }: Ended): boolean => code === 1 && stdout.includes("GET /v1/k8s/users");

let marker = "";
/** by the names that `compiled/` of the user's cache folder has for them */
let forgeries: ReadonlyMap<string, Buffer> = new Map();
let forgedCompiler: Uint8Array = new Uint8Array();
beforeAll(() => {
  marker = join(folder({}), "marker");
  const forged = (source: string, as: "program" | "compiler"): { bytes: Buffer; tag: number } => {
    const { stdout } = spawnSync(process.execPath, [FORGE, "script", source, as, marker], { encoding: "utf8" });
    const { data, tag } = JSON.parse(stdout) as { readonly data: string; readonly tag: number };
    return { bytes: Buffer.from(data, "base64"), tag };
  };
  const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
  const [one, other] = [forged(program, "program"), forged(compiler, "compiler")];
  forgedCompiler = other.bytes;
  const sum = Buffer.alloc(8);
  sum.writeUInt32LE(crc32(one.bytes));
  const digest = /\/\/ (\w+)\s*$/.exec(readFileSync(program, "utf8"))?.[1] ?? "";
  const source = sha256(readFileSync(compiler)).toString("hex").slice(0, 32);
  forgeries = new Map([
    [`check-${digest}-${engineName(one.tag)}.bin`, Buffer.concat([sum, one.bytes])],
    [`compiler-${source}-${engineName(other.tag)}.bin`, Buffer.concat([sha256(other.bytes), other.bytes])],
  ]);
});

/** A cache folder as the tool would make it, with forged code in it: of the program, of the compiler, or both. */
function planted(base: string, kind = ""): string {
  const compiled = join(base, "lastcall", "compiled");
  mkdirSync(compiled, { recursive: true });
  for (const path of [join(base, "lastcall"), compiled]) chmodSync(path, 0o700);
  for (const [name, bytes] of forgeries)
    if (name.startsWith(kind)) writeFileSync(join(compiled, name), bytes, { mode: 0o600 });
  return base;
}

const withCache = (cwd: string, base: string): Ended => lastcall(CHECK, { cwd, env: { XDG_CACHE_HOME: base } });

describe("forged code", () => {
  test.each(["check", "compiler"])("of the %s runs from the user's own folder: the forgery works", (kind) => {
    withCache(project(), planted(folder({}), kind));
    expect(existsSync(marker)).toBe(true);
    renameSync(marker, `${marker}-${kind}`);
  });

  test("does not run from the tree that is checked", () => {
    const tree = project();
    expect(isFound(withCache(tree, planted(join(tree, ".cache"))))).toBe(true);
    expect(existsSync(marker)).toBe(false);
  });

  test("does not run from a folder that others may write", () => {
    const base = planted(folder({}));
    chmodSync(join(base, "lastcall", "compiled"), 0o777);
    expect(isFound(withCache(project(), base))).toBe(true);
    expect(existsSync(marker)).toBe(false);
  });
});

test("a compiler in the project's node_modules/.cache does not run", () => {
  const tree = project();
  const place = join(tree, "node_modules/.cache/lastcall");
  mkdirSync(place, { recursive: true });
  const length = readFileSync(compiler, "utf8").length;
  writeFileSync(
    join(place, `compiler-${length}.bin`),
    Buffer.concat([createHash("sha1").update(forgedCompiler).digest(), forgedCompiler]),
  );
  expect(isFound(lastcall(CHECK, { cwd: tree, env: { HOME: folder({}) } }))).toBe(true);
  expect(existsSync(marker)).toBe(false);
});

test("a run writes nothing into the tree that it checks", () => {
  const tree = project({ "node_modules/some-package/package.json": "{}" });
  const before = readdirSync(tree, { recursive: true }).sort();
  expect(isFound(lastcall(CHECK, { cwd: tree, env: { HOME: tree } }))).toBe(true);
  expect(isFound(lastcall(CHECK, { cwd: tree, env: { HOME: folder({}) } }))).toBe(true);
  expect(readdirSync(tree, { recursive: true }).sort()).toEqual(before);
});

describe("another version of Node", () => {
  test("of the same V8 takes nothing of this one's code", (context) => {
    const other = neighbour();
    if ("missing" in other) return context.skip(other.missing);
    const [cwd, base] = [project(), folder({})];
    const runs = [process.execPath, other.node, process.execPath].map((node) =>
      lastcall([...CHECK, "--no-cache"], { cwd, env: { XDG_CACHE_HOME: base }, node }),
    );
    expect(isFound(runs[0] ?? { code: null, signal: null, stdout: "", stderr: "" })).toBe(true);
    expect(runs).toEqual([runs[0], runs[0], runs[0]]);
    const kept = readdirSync(join(base, "lastcall/compiled"));
    expect(kept.filter((name) => name.startsWith("check-"))).toHaveLength(2);
    expect(kept.filter((name) => name.startsWith("compiler-"))).toHaveLength(2);
  });

  test("is another engine by its version, platform, architecture and V8", () => {
    expect(engineName(0xabc)).toBe(`${process.version}-${process.platform}-${process.arch}-abc`);
  });

  test("from 22 on has a compile cache of its own, which nobody else can fill", (context) => {
    const other = Number.parseInt(process.versions.node, 10) >= 22 ? { node: process.execPath } : nodeOf("24.19.0");
    if ("missing" in other) return context.skip(other.missing);
    const [temporary, home] = [folder({}), folder({})];
    const yaml = join(ROOT, "node_modules/js-yaml/index.js");
    const env = { PATH: process.env["PATH"] ?? "", TMPDIR: temporary };
    const forged = spawnSync(other.node, [FORGE, "module", join(temporary, "node-compile-cache"), yaml, marker], {
      encoding: "utf8",
      env,
    });
    expect(forged.stdout).toBe("1");
    const control = spawnSync(
      other.node,
      [
        "-e",
        `if (Number.parseInt(process.versions.v8, 10) <= 13) require("node:v8").setFlagsFromString("--semi-space-growth-factor=8");
         require("node:module").enableCompileCache(); require(${JSON.stringify(yaml)})`,
      ],
      { encoding: "utf8", env },
    );
    expect([control.status, existsSync(marker)]).toEqual([1, true]);
    renameSync(marker, `${marker}-node`);

    const tree = project({ "lastcall.config.yaml": "provider: runai\n" });
    expect(isFound(lastcall(CHECK, { cwd: tree, env: { HOME: home, TMPDIR: temporary }, node: other.node }))).toBe(
      true,
    );
    expect(isFound(lastcall(CHECK, { cwd: tree, env: { TMPDIR: temporary }, node: other.node }))).toBe(true);
    expect(existsSync(marker)).toBe(false);
  });
});
