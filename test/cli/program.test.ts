import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { afterEach, beforeEach, expect, test } from "vitest";
import { engineName } from "../../src/user-cache/index.js";
import { ROOT } from "../action/runner.js";

interface Loaded {
  readonly program: { readonly answer: (of: number) => number; readonly self: string };
  readonly keep: () => void;
}
const { loadProgram } = createRequire(import.meta.url)(join(ROOT, "bin/program.js")) as {
  readonly loadProgram: (
    command: string | undefined,
    surroundings: { readonly env: Readonly<Record<string, string>>; readonly cwd: string },
    folder: string,
  ) => Loaded;
};

let folder: string;
let home: string;
const surroundings = (env: Readonly<Record<string, string>> = {}) => ({ env: { HOME: home, ...env }, cwd: folder });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lastcall-program-"));
  home = mkdtempSync(join(tmpdir(), "lastcall-home-"));
  writeProgram("of + 1", "one");
});
afterEach(() => {
  for (const place of [folder, home]) rmSync(place, { recursive: true });
});

const writeProgram = (body: string, digest: string): void =>
  writeFileSync(
    join(folder, "program.cjs"),
    `(function (module, require, self) { module.exports = { answer: (of) => ${body}, self }; })\n// ${digest}\n`,
  );

/** One run: what the program answers to 1, kept at the end. */
function run(command: string | undefined, env: Readonly<Record<string, string>> = {}): number {
  const { program, keep } = loadProgram(command, surroundings(env), folder);
  const answer = program.answer(1);
  keep();
  return answer;
}
const compiledFolder = (): string => join(home, ".cache/lastcall/compiled");
const compiled = (): readonly string[] => {
  try {
    return readdirSync(compiledFolder()).map(withoutTag).sort();
  } catch {
    return [];
  }
};
// V8's tag is of its flags too, of which `diff` has one more
const withoutTag = (name: string): string => name.replace(/-[0-9a-f]+\.bin$/, ".bin");
const fileOf = (command: string, digest: string): string =>
  join(
    compiledFolder(),
    readdirSync(compiledFolder()).find((name) => withoutTag(name) === nameOf(command, digest)) ?? "",
  );
const nameOf = (command: string, digest: string): string =>
  withoutTag(`${command}-${digest}-${engineName(cachedDataVersionTag())}.bin`);

test("compiled code is kept, and taken again as it is", () => {
  expect(run("check")).toBe(2);
  const kept = readFileSync(fileOf("check", "one"));
  expect(run("check")).toBe(2);
  expect(readFileSync(fileOf("check", "one")).equals(kept)).toBe(true);
});

test("each command has its own", () => {
  expect([run("check"), run("diff")]).toEqual([2, 2]);
  expect(compiled()).toEqual([nameOf("check", "one"), nameOf("diff", "one")]);
});

test("another program of the same length is another program", () => {
  expect(run("check")).toBe(2);
  writeProgram("of + 7", "two");
  expect(run("check")).toBe(8);
  expect(compiled()).toEqual([nameOf("check", "one"), nameOf("check", "two")]);
});

test.each([
  ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  [
    "changed in one place",
    (bytes: Buffer) => Buffer.from(bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte))),
  ],
  ["empty", () => Buffer.alloc(0)],
])("compiled code that is %s is made anew", (_, damage) => {
  run("check");
  const file = fileOf("check", "one");
  const damaged = damage(readFileSync(file));
  writeFileSync(file, damaged);
  expect(run("check")).toBe(2);
  expect(readFileSync(file).equals(damaged)).toBe(false);
  expect(run("check")).toBe(2);
});

test("where nothing can be kept, everything runs", () => {
  mkdirSync(join(home, ".cache"));
  writeFileSync(join(home, ".cache/lastcall"), "a file where the folder should be");
  expect(run("check")).toBe(2);
});

test.each([
  ["nobody named a command", undefined, {}],
  ["the command is a path", "../check", {}],
  ["Node's variable says so", "check", { NODE_DISABLE_COMPILE_CACHE: "1" }],
])("nothing is kept when %s", (_, command, env) => {
  expect(run(command, env)).toBe(2);
  expect(compiled()).toEqual([]);
});

test("the URL of the program names its content", () => {
  const { program } = loadProgram("check", surroundings(), folder);
  expect(program.self).toMatch(/^file:.*\/program\.cjs\?one$/);
});

test("what the program loads when it is asked for is there on a run of kept code too", () => {
  const document = join(folder, "api.yaml");
  writeFileSync(document, 'openapi: 3.0.3\ninfo: { title: A, version: "1" }\npaths: {}\n');
  const compare = () =>
    spawnSync(process.execPath, [join(ROOT, "bin/lastcall.js"), "diff", document, document], { encoding: "utf8" });
  for (const { status, stderr } of [compare(), compare()]) expect([status, stderr]).toEqual([0, ""]);
});
