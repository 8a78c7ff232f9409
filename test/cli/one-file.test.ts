/** Paths and globs choose what is reported, never what is understood: a file alone has the findings it has in a whole run. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/index.js";
import { ROOT } from "../action/runner.js";
import { folder } from "./folder.js";

const cwd = join(ROOT, "examples/workload-portal");
const options = { cwd, today: "2026-11-21", from: "2.22", to: "2.24", cache: false, allowEmpty: true } as const;
const keyOf = ({ file, fingerprint, severity }: { file: string; fingerprint: string; severity: string }): string =>
  `${file} ${fingerprint} ${severity}`;

test("every file alone has the findings of the whole run", async () => {
  const whole = (await check(".", options)).findings;
  const files = [...new Set(whole.map(({ file }) => file))];
  expect(files.length).toBeGreaterThan(4);
  const alone = [];
  for (const file of files) alone.push(...(await check(file, options)).findings);
  expect(alone.map(keyOf).sort()).toEqual(whole.map(keyOf).sort());
  // A field is read in a page, and the call that answers it stands elsewhere.
  expect(whole.some(({ file, call }) => call !== null && call.file !== file)).toBe(true);
});

test("so has a folder, a list of files and a glob", async () => {
  const whole = (await check(".", options)).findings.map(keyOf);
  const pages = whole.filter((key) => key.startsWith("src/pages/"));
  expect((await check("src/pages", options)).findings.map(keyOf)).toEqual(pages);
  expect((await check(".", { ...options, include: ["src/pages/**"] })).findings.map(keyOf)).toEqual(pages);
  expect((await check(["src/pages/gpuTable.ts", "src/runai/users.ts"], options)).findings.map(keyOf).sort()).toEqual(
    whole.filter((key) => /gpuTable|users\.ts/.test(key)).sort(),
  );
});

const document = (path: string): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Boats", version: "1" },
    servers: [{ url: "https://api.boats.example" }],
    paths: { [path]: { get: { responses: { "200": { description: "ok" } } } } },
  });

test("include and exclude of a config count from the config, and hold for a file that is named", async () => {
  const root = folder({
    ".git/HEAD": "",
    "base.json": document("/boats"),
    "target.json": document("/ships"),
    "lastcall.config.json": JSON.stringify({
      include: ["packages/*/src/**"],
      exclude: ["packages/a/src/generated/**"],
    }),
    "packages/a/package.json": "{}",
    "packages/a/src/boats.ts": 'fetch("https://api.boats.example/boats");\n',
    "packages/a/src/generated/boats.ts": 'fetch("https://api.boats.example/boats");\n',
    "packages/a/scripts/boats.ts": 'fetch("https://api.boats.example/boats");\n',
  });
  const found = async (at: string, ...paths: readonly string[]): Promise<readonly string[]> =>
    (
      await check(paths, {
        cwd: join(root, at),
        today: "2026-11-21",
        base: join(root, "base.json"),
        target: join(root, "target.json"),
        cache: false,
        allowEmpty: true,
      })
    ).findings.map(({ file }) => file);
  expect(await found("", ".")).toEqual(["packages/a/src/boats.ts"]);
  expect(await found("packages/a", ".")).toEqual(["src/boats.ts"]);
  expect(await found("", "packages/a/src/generated/boats.ts", "packages/a/src/boats.ts")).toEqual(["src/boats.ts"]);
});
