/** Paths and globs choose what is reported, never what is understood: a file alone has the findings it has in a whole run. */
import { readFileSync, writeFileSync } from "node:fs";
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

/** The client lies in one package of a workspace, its calls in another; either may hold the only config. */
const workspace = (list: Readonly<Record<string, string>>, config = "lastcall.config.json"): string =>
  folder({
    ".git/HEAD": "",
    ...list,
    "specs/1.json": document("/boats"),
    "specs/2.json": document("/ships"),
    [config]: JSON.stringify({
      apis: [
        {
          name: "boats",
          specs: Object.fromEntries(
            ["1", "2"].map((version) => [
              version,
              config.includes("/") ? `../../specs/${version}.json` : `specs/${version}.json`,
            ]),
          ),
          from: "1",
          to: "2",
        },
      ],
    }),
    "packages/client/package.json": '{ "name": "@acme/client", "main": "src/index.ts" }',
    "packages/client/src/index.ts":
      'export class Client {\n  constructor(private readonly base: string) {}\n  load(path: string) {\n    return fetch(this.base + path);\n  }\n}\nexport const client = new Client("https://api.boats.example");\n',
    "packages/web/package.json": '{ "name": "web", "dependencies": { "@acme/client": "workspace:*" } }',
    "packages/web/src/boats.ts":
      'import { client } from "@acme/client";\nexport const boats = () => client.load("/boats");\n',
  });

test.each<readonly [story: string, list: Readonly<Record<string, string>>, config: string | undefined]>([
  ["npm, Yarn and Bun", { "package.json": '{ "workspaces": ["packages/*"] }' }, undefined],
  ["pnpm", { "package.json": "{}", "pnpm-workspace.yaml": "packages:\n  - packages/*\n" }, undefined],
  ["lerna", { "package.json": "{}", "lerna.json": '{ "packages": ["packages/*"] }' }, undefined],
  ["a config of its own", { "package.json": '{ "workspaces": ["packages/*"] }' }, "packages/web/lastcall.config.json"],
])("a call through the client of a package beside it: %s", async (_, list, config) => {
  const root = workspace(list, config);
  const found = async (at: string, path: string): Promise<readonly string[]> => {
    const { findings, root: from } = await check(path, { cwd: join(root, at), today: "2026-11-21", cache: false });
    return findings.map(({ ruleId, file, line }) => `${ruleId} ${join(at, from, file)}:${line}`);
  };
  const told = ["removed-endpoint packages/web/src/boats.ts:2"];
  if (config === undefined) expect(await found("", ".")).toEqual(told);
  expect(await found("", "packages/web/src/boats.ts")).toEqual(told);
  expect(await found("", "packages/web")).toEqual(told);
  expect(await found("packages/web", ".")).toEqual(told);
  expect(await found("packages/web/src", "boats.ts")).toEqual(told);
});

test("overrides of a config below the workspace hold, and the configs of other packages are no matter", async () => {
  const root = workspace({ "package.json": '{ "workspaces": ["packages/*"] }' }, "packages/web/lastcall.config.json");
  const config = join(root, "packages/web/lastcall.config.json");
  const { apis } = JSON.parse(readFileSync(config, "utf8")) as { apis: unknown };
  const overrides = [{ files: ["src/**"], rules: { "removed-endpoint": "warning" } }];
  writeFileSync(config, JSON.stringify({ apis, overrides }));
  writeFileSync(join(root, "packages/client/lastcall.config.json"), "{}");
  writeFileSync(
    join(root, "packages/client/src/ports.ts"),
    'export const ports = () => fetch("https://api.boats.example/boats");\n',
  );
  const { findings, remarks } = await check(".", {
    cwd: join(root, "packages/web"),
    today: "2026-11-21",
    cache: false,
  });
  expect(findings.map(({ severity, file }) => `${severity} ${file}`)).toEqual(["warning packages/web/src/boats.ts"]);
  expect(remarks).toEqual([]);
});

test("a package that no workspace lists stands for itself", async () => {
  const root = workspace({ "package.json": '{ "workspaces": ["apps/*"] }' });
  const { root: from } = await check("packages/web/src/boats.ts", {
    ...{ cwd: root, today: "2026-11-21", cache: false, allowEmpty: true },
  });
  expect(from).toBe("packages/web");
});
