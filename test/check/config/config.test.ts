import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { chooseApis } from "../../../src/check/api/choose.js";
import { loadConfig } from "../../../src/check/config/locate.js";
import { printConfig } from "../../../src/check/config/print.js";
import { resolveSettings } from "../../../src/check/config/settings.js";

const folders: string[] = [];
async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lastcall-config-"));
  folders.push(folder);
  await mkdir(join(folder, ".git"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function load(files: Readonly<Record<string, string>>, from = "."): Promise<unknown> {
  const folder = await project(files);
  const loaded = await loadConfig(undefined, join(folder, from), folder);
  return loaded.ok ? loaded.value?.config : loaded.problem;
}

describe("every form is found and read", () => {
  test.each([
    ["lastcall.config.json", '{ "from": "2.22", "rules": { "unlisted-endpoint": "off" } }'],
    [
      "lastcall.config.jsonc",
      '// what runs now\n{ "from": "2.22", /* quiet */ "rules": { "unlisted-endpoint": "off", }, }',
    ],
    ["lastcall.config.yaml", 'from: "2.22"\nrules:\n  unlisted-endpoint: off\n'],
    ["package.json", '{ "name": "x", "lastcall": { "from": "2.22", "rules": { "unlisted-endpoint": "off" } } }'],
  ])("%s", async (name, text) => {
    expect(await load({ [name]: text })).toEqual({ from: "2.22", rules: { "unlisted-endpoint": "off" } });
  });

  test("comments and last commas are left out, at every place", async () => {
    const text = '{ "servers": ["https://a.example", /* b */ ], // last\n "include": ["src/**",], }';
    expect(await load({ "lastcall.config.jsonc": text })).toEqual({
      servers: ["https://a.example"],
      include: ["src/**"],
    });
  });

  test("comments that are strings stay", async () => {
    expect(
      await load({ "lastcall.config.json": '{ "servers": ["https://api.example", "/* no comment */"] }' }),
    ).toEqual({ servers: ["https://api.example", "/* no comment */"] });
  });

  test("a YAML version is a text, also where it looks like a number", async () => {
    expect(
      await load({
        "lastcall.config.yaml": "from: 2.20\nto: 3.0\napis:\n  - name: shop\n    specs:\n      2.20: old.yaml\n",
      }),
    ).toEqual({
      from: "2.20",
      to: "3.0",
      apis: [{ name: "shop", specs: { "2.20": "old.yaml" } }],
    });
  });

  test("upward to the root of the repository, the nearest one wins", async () => {
    const files = {
      "lastcall.config.json": '{ "from": "2.21" }',
      "packages/web/lastcall.config.json": '{ "from": "2.22" }',
      "packages/api/src/x.ts": "",
    };
    expect(await load(files, "packages/web")).toEqual({ from: "2.22" });
    expect(await load(files, "packages/api/src")).toEqual({ from: "2.21" });
  });

  test("not beyond the repository", async () => {
    expect(
      await load({ "lastcall.config.json": '{ "from": "2.21" }', "nested/.git/HEAD": "" }, "nested"),
    ).toBeUndefined();
  });

  test("a package.json without the key is none", async () => {
    expect(await load({ "package.json": '{ "dependencies": { "lastcall": "1.0.0" } }' })).toBeUndefined();
  });
});

describe("what is wrong is said in one line, at its place", () => {
  test.each([
    [
      "a mistyped key",
      "lastcall.config.json",
      '{\n  "fail-on": "error"\n}',
      {
        message: 'unknown key "fail-on"',
        hint: 'Did you mean "failOn"?',
        file: "lastcall.config.json",
        line: 2,
        column: 3,
      },
    ],
    [
      "a mistyped rule, in YAML",
      "lastcall.config.yaml",
      "from: '2.22'\nrules:\n  removed-endpoints: off\n",
      {
        message: 'unknown rule "removed-endpoints" in rules',
        hint: 'Did you mean "removed-endpoint"?',
        file: "lastcall.config.yaml",
        line: 3,
        column: 3,
      },
    ],
    [
      "a mistyped key of an API, which is then missing",
      "lastcall.config.json",
      '{ "apis": [\n  { "nam": "shop", "specs": { "1": "a.json" } }\n] }',
      {
        message: 'unknown key "nam" in apis[0] (and 1 more problem)',
        hint: 'Did you mean "name"?',
        file: "lastcall.config.json",
        line: 2,
        column: 5,
      },
    ],
    [
      "a release whose name leads elsewhere",
      "lastcall.config.json",
      '{ "apis": [{ "name": "shop", "specs": { "../old": "a.json" } }] }',
      {
        message: 'apis[0].specs: the name "../old" must start with a letter or digit and hold no slashes',
        hint: undefined,
        file: "lastcall.config.json",
        line: 1,
        column: 41,
      },
    ],
    [
      "a level that does not exist",
      "lastcall.config.json",
      '{ "rules": { "removed-endpoint": "fatal" } }',
      {
        message: 'rules.removed-endpoint: invalid option: expected one of "off"|"info"|"warning"|"error"',
        file: "lastcall.config.json",
        line: 1,
        column: 14,
      },
    ],
    [
      "a level as another tool calls it",
      "lastcall.config.json",
      '{ "rules": { "removed-endpoint": "warn" } }',
      {
        message: 'rules.removed-endpoint: invalid option: expected one of "off"|"info"|"warning"|"error"',
        hint: 'Did you mean "warning"?',
        file: "lastcall.config.json",
        line: 1,
        column: 14,
      },
    ],
    [
      "a mistyped key of a release, which may be a text as well",
      "lastcall.config.json",
      '{ "apis": [{ "name": "shop", "specs": { "1": "a.json" }, "releases": [{ "versio": "1" }] }] }',
      {
        message: 'unknown key "versio" in apis[0].releases[0]',
        hint: 'Did you mean "version"?',
        file: "lastcall.config.json",
        line: 1,
        column: 73,
      },
    ],
    [
      "a key that is needed",
      "lastcall.config.json",
      '{ "apis": [{ "specs": { "1": "a.json" } }] }',
      { message: "apis[0].name is missing", file: "lastcall.config.json", line: 1, column: 12 },
    ],
    [
      "a version as a number",
      "lastcall.config.json",
      '{ "from": 2.20 }',
      {
        message: "from: invalid input: expected string, received number",
        hint: "Put it in quotes: a version such as 2.20 is a text, as a number it would be 2.2.",
        file: "lastcall.config.json",
        line: 1,
        column: 3,
      },
    ],
    [
      "a release in an API's list",
      "lastcall.config.json",
      '{ "apis": [{ "name": "shop", "specs": { "1": "a.json" }, "releases": ["1", { "version": 2 }] }] }',
      {
        message: "apis[0].releases[1].version: invalid input: expected string, received number",
        hint: "Put it in quotes: a version such as 2.20 is a text, as a number it would be 2.2.",
        file: "lastcall.config.json",
        line: 1,
        column: 78,
      },
    ],
    [
      "a slip in a client of one's own",
      "lastcall.config.json",
      '{ "clients": [{ "name": "acme", "calls": [{ "members": ["get"], "method": "get", "url": ["0"] }] }] }',
      { message: "clients[0].calls[0].method: must be upper case", file: "lastcall.config.json", line: 1, column: 65 },
    ],
    [
      "a glob as a Windows path",
      "lastcall.config.json",
      '{\n  "overrides": [{ "files": ["src\\\\legacy\\\\**"], "rules": {} }]\n}',
      {
        message: "overrides[0].files[0]: must part its folders by forward slashes, on every system",
        file: "lastcall.config.json",
        line: 2,
        column: 29,
      },
    ],
    [
      "inside a package.json",
      "package.json",
      '{\n  "name": "x",\n  "lastcall": {\n    "form": "2.22"\n  }\n}',
      { message: 'unknown key "form"', hint: 'Did you mean "from"?', file: "package.json", line: 4, column: 5 },
    ],
  ])("%s", async (_, name, text, expected) => {
    expect(await load({ [name]: text })).toEqual(expected);
  });

  test("YAML that means something else than it looks", async () => {
    expect(await load({ "lastcall.config.yaml": "from: '2.22'\nfrom: '2.23'\n" })).toEqual({
      message: "lastcall.config.yaml is not valid YAML: duplicated mapping key",
      hint: "`lastcall init` writes a config to start from.",
      file: "lastcall.config.yaml",
      line: 2,
      column: 1,
    });
    const bomb = [
      "a: &a [x, x, x, x, x, x, x, x, x]",
      ..."bcdefghij"
        .split("")
        .map(
          (name, at) =>
            `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefghij"[at] ?? ""}`).join(", ")}]`,
        ),
    ].join("\n");
    expect(await load({ "lastcall.config.yaml": bomb })).toMatchObject({
      message: "lastcall.config.yaml cannot be used: its YAML aliases stand for more than 5,000,000 values",
    });
    // 1.2, not 1.1: `off` and `no` are words.
    expect(await load({ "lastcall.config.yaml": "rules:\n  unlisted-endpoint: off\n" })).toEqual({
      rules: { "unlisted-endpoint": "off" },
    });
  });

  test("broken YAML and JSON name the line", async () => {
    expect(await load({ "lastcall.config.yaml": "rules:\n  a: [1\nb: 2\n" })).toMatchObject({
      file: "lastcall.config.yaml",
      line: 3,
    });
    expect(await load({ "lastcall.config.json": '{\n  "from": "2.22"\n  "to": "2.24"\n}' })).toMatchObject({
      file: "lastcall.config.json",
      line: 3,
      column: 3,
    });
    expect(await load({ "lastcall.config.json": '{ "from": "2.22"' })).toMatchObject({
      file: "lastcall.config.json",
      line: 1,
    });
  });

  test("a problem beside a key that stands there twice", async () => {
    expect(await load({ "lastcall.config.json": '{\n  "to": "2.24",\n  "form": "2.22",\n  "to": "2.23"\n}' })).toEqual({
      message: 'unknown key "form"',
      hint: 'Did you mean "from"?',
      file: "lastcall.config.json",
      line: 4,
      column: 3,
    });
  });

  test("two configs in one folder", async () => {
    expect(await load({ "lastcall.config.json": "{}", "lastcall.config.yaml": "" })).toEqual({
      message: "two configs in one folder: lastcall.config.json and lastcall.config.yaml",
      hint: "Keep one of them, or name it with --config.",
    });
  });

  test("a config that was named and is not there", async () => {
    const folder = await project({});
    expect(await loadConfig("other.json", folder, folder)).toMatchObject({
      ok: false,
      problem: { message: "no config at other.json" },
    });
  });
});

describe("flag > environment > config > default", () => {
  const environment = { cwd: "/project", today: "2026-11-20" };
  const config = {
    config: { from: "2.21", to: "2.23", failOn: "warning", tsconfig: "tsconfig.app.json" } as const,
    file: "/project/web/lastcall.config.json",
    folder: "/project/web",
    shown: "lastcall.config.json",
    locate: () => Promise.resolve({ line: 3, column: 5 }),
  };

  test("each value and where it came from", () => {
    const resolved = resolveSettings(
      { to: "2.24" },
      { ...environment, env: { LASTCALL_TO: "3.0", LASTCALL_FROM: "2.22", LASTCALL_BASELINE: "b.json" } },
      config,
    );
    expect(resolved).toMatchObject({
      ok: true,
      value: {
        settings: {
          to: "2.24",
          from: "2.22",
          failOn: "warning",
          deployment: "self-hosted",
          asOf: "2026-11-20",
          tsconfig: "/project/web/tsconfig.app.json",
          baseline: "/project/b.json",
        },
        origins: {
          to: { kind: "flag" },
          from: { kind: "environment", variable: "LASTCALL_FROM" },
          failOn: { kind: "config", file: "/project/web/lastcall.config.json" },
          deployment: { kind: "default" },
          asOf: { kind: "default" },
        },
      },
    });
  });

  test("a release that is none is complained about where it was said", async () => {
    const resolved = resolveSettings({ to: "2.24" }, { ...environment, env: { LASTCALL_SUPPORTS: ">=2.22" } }, config);
    const from = resolveSettings({}, { ...environment, env: { LASTCALL_TO: "3.0" } }, config);
    if (!resolved.ok || !from.ok) throw new Error("no settings");
    expect(await resolved.value.settings.placeOf("to")).toEqual({ by: "--to" });
    expect(await from.value.settings.placeOf("to")).toEqual({ by: "LASTCALL_TO" });
    expect(await from.value.settings.placeOf("from")).toEqual({
      by: '"from"',
      file: "lastcall.config.json",
      line: 3,
      column: 5,
    });
  });

  test("rules of the command line go on top of those of the config", () => {
    const resolved = resolveSettings({ rules: { "removed-endpoint": "warning" } }, environment, {
      ...config,
      config: { rules: { "removed-endpoint": "off", "deprecated-api": "error" } },
    });
    expect(resolved).toMatchObject({
      ok: true,
      value: { settings: { rules: { "removed-endpoint": "warning", "deprecated-api": "error" } } },
    });
  });

  test("a range given by flag leaves the releases of the config aside, and the other way round", () => {
    expect(resolveSettings({ supports: ">=2.22" }, environment, config)).toMatchObject({
      ok: true,
      value: { settings: { supports: ">=2.22", from: undefined, to: undefined } },
    });
    expect(resolveSettings({ to: "2.24" }, environment, { ...config, config: { supports: ">=2.22" } })).toMatchObject({
      ok: true,
      value: { settings: { supports: undefined, to: "2.24" } },
    });
  });

  test.each([
    [{ base: "a.json" }, "--base and --target go together; --target is missing"],
    [
      { supports: ">=2.22", to: "2.24" },
      "--supports asks about a whole range; it cannot be combined with --from or --to",
    ],
    [{ asOf: "2026-02-30" }, '"2026-02-30" is no day to judge by'],
  ])("%j", (options, message) => {
    expect(resolveSettings(options, environment, undefined)).toMatchObject({ ok: false, problem: { message } });
  });

  test("releases of an API's own leave the range that the config has for all aside", () => {
    const resolved = resolveSettings({}, environment, {
      ...config,
      config: { supports: ">=2.22", apis: [{ name: "runai", from: "2.22" }, { name: "shop" }] },
    });
    const choices = resolved.ok ? chooseApis(resolved.value) : resolved;
    expect(choices).toMatchObject({
      ok: true,
      value: [
        { settings: { supports: undefined, from: "2.22" } },
        { settings: { supports: ">=2.22", from: undefined } },
      ],
    });
  });

  test("an environment variable is checked like the rest", () => {
    expect(resolveSettings({}, { ...environment, env: { LASTCALL_FAIL_ON: "eror" } }, undefined)).toEqual({
      ok: false,
      problem: { message: '"eror" is no value of LASTCALL_FAIL_ON', hint: 'Did you mean "error"?' },
    });
  });

  test("printed, with origins", async () => {
    const folder = await project({
      "lastcall.config.json": '{ "from": "2.22", "apis": [{ "name": "shop", "specs": { "1": "shop.json" } }] }',
      "src/x.ts": "",
    });
    const printed = await printConfig(["src"], {
      cwd: folder,
      today: "2026-11-20",
      env: { LASTCALL_FAIL_ON: "never" },
      maxWarnings: 3,
    });
    expect(printed.ok && printed.value.filter((setting) => setting.origin !== "default")).toEqual([
      { name: "from", value: "2.22", origin: "lastcall.config.json" },
      { name: "failOn", value: "never", origin: "LASTCALL_FAIL_ON" },
      { name: "maxWarnings", value: 3, origin: "flag" },
      {
        name: "apis",
        value: [{ name: "shop", specs: { "1": join(folder, "shop.json") } }],
        origin: "lastcall.config.json",
      },
    ]);
  });
});
