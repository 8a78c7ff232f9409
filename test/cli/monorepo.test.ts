/** Two packages, one baseline: written, checked and pruned from either folder and from the root, and nothing is lost. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const document = (...paths: readonly string[]): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Boats", version: "1" },
    servers: [{ url: "https://api.boats.example" }],
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { "200": { description: "ok" } } } }])),
  });
const call = (path: string): string => `export const it = () => fetch("https://api.boats.example${path}");\n`;

const repository = (): string =>
  folder({
    ".git/HEAD": "",
    "package.json": JSON.stringify({ workspaces: ["packages/*"] }),
    "lastcall.config.json": JSON.stringify({
      apis: [{ name: "boats", specs: { "1": "specs/1.json", "2": "specs/2.json" }, from: "1", to: "2" }],
      baseline: "lastcall-baseline.json",
    }),
    "specs/1.json": document("/boats", "/ships", "/ports"),
    "specs/2.json": document("/ports"),
    "lastcall-baseline.json": '{ "schemaVersion": 1, "accepted": [], "findings": [] }',
    "packages/a/package.json": '{ "name": "a" }',
    "packages/a/src/boats.ts": call("/boats"),
    "packages/b/package.json": '{ "name": "b" }',
    "packages/b/src/ships.ts": call("/ships"),
    "packages/b/src/ports.ts": call("/ports"),
  });

const entriesOf = (root: string): readonly string[] =>
  (JSON.parse(readFileSync(join(root, "lastcall-baseline.json"), "utf8")) as { findings: { file: string }[] }).findings
    .map(({ file }) => file)
    .sort();
const run = async (root: string, at: string, ...args: readonly string[]): Promise<number> => {
  const { exitCode, stderr } = await lastcall([...args, "--no-cache"], { cwd: join(root, at) });
  if (exitCode === 2) throw new Error(stderr);
  return exitCode;
};

/** Two packages that grew out of one have the same code: names and calls tell nothing apart. */
test("the same call in both packages is two findings, whoever looks from where", async () => {
  const root = repository();
  writeFileSync(join(root, "packages/b/src/ships.ts"), call("/boats"));
  for (const [at, path] of [
    ["", "."],
    ["packages/b", "."],
    ["packages/a", "../b"],
    ["packages/a", "."],
  ] as const) {
    await run(root, at, "baseline", "write", path);
    expect([at, path, entriesOf(root)]).toEqual([at, path, BOTH]);
    expect([await run(root, "packages/b", "check"), await run(root, "", "check")]).toEqual([0, 0]);
  }
  await run(root, "packages/b", "baseline", "prune");
  expect(entriesOf(root)).toEqual(BOTH);
  writeFileSync(join(root, "packages/a/src/boats.ts"), call("/ports"));
  await run(root, "packages/b", "baseline", "prune");
  expect(entriesOf(root)).toEqual(BOTH);
  await run(root, "packages/a", "baseline", "prune");
  expect(entriesOf(root)).toEqual(BOTH.slice(1));
  writeFileSync(join(root, "packages/a/src/boats.ts"), call("/boats"));
  expect([await run(root, "packages/b", "check"), await run(root, "packages/a", "check")]).toEqual([0, 1]);
});

const BOTH = ["packages/a/src/boats.ts", "packages/b/src/ships.ts"];

describe.each<[story: string, steps: readonly (readonly [at: string, path: string])[]]>([
  ["from the root", [["", "."]]],
  [
    "from the root, package by package",
    [
      ["", "packages/a"],
      ["", "packages/b"],
    ],
  ],
  [
    "from each folder",
    [
      ["packages/a", "."],
      ["packages/b", "."],
    ],
  ],
  [
    "from one folder for the other",
    [
      ["packages/a", "../b"],
      ["packages/b", "../a/src"],
    ],
  ],
  [
    "from the folders of the source",
    [
      ["packages/b/src", "."],
      ["packages/a/src", "boats.ts"],
    ],
  ],
])("written %s", (_, steps) => {
  test("it holds both, is met from everywhere, and pruned where the call is gone", async () => {
    const root = repository();
    for (const [at, path] of steps) await run(root, at, "baseline", "write", path);
    expect(entriesOf(root)).toEqual(BOTH);
    for (const [at, path] of [
      ["", "."],
      ["", "packages/a"],
      ["packages/b", "."],
      ["packages/b/src", "../../a"],
    ] as const)
      expect([at, path, await run(root, at, "check", path)]).toEqual([at, path, 0]);

    writeFileSync(join(root, "packages/b/src/ships.ts"), call("/ports"));
    await run(root, "packages/a", "baseline", "prune", ".");
    expect(entriesOf(root)).toEqual(BOTH);
    await run(root, "packages/b", "baseline", "prune", ".");
    expect(entriesOf(root)).toEqual(BOTH.slice(0, 1));
    expect(await run(root, "", "check", ".")).toBe(0);
  });
});
