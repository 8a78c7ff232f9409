/** What has no effect says so: options that fit nothing, files that are not read. */
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const document = JSON.stringify({
  openapi: "3.0.3",
  info: { title: "Boats", version: "1" },
  servers: [{ url: "https://api.boats.example" }],
  paths: { "/boats": { get: { responses: { "200": { description: "ok" } } } } },
});
const FILES = {
  "base.json": document,
  "target.json": document,
  "src/boats.ts": 'export const boats = () => fetch("https://api.boats.example/boats");\n',
};
const DOCUMENTS = ["--base", "base.json", "--target", "target.json"];

describe("diff --match", () => {
  test("that fits no path is refused, with the nearest one", async () => {
    const cwd = folder(FILES);
    const { exitCode, stderr } = await lastcall(["diff", "base.json", "target.json", "--match", "/baots"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--match /baots fits no path of either document");
    expect(stderr).toContain("Did you mean /boats?");
  });

  test("that fits a path without changes is fine", async () => {
    const cwd = folder(FILES);
    const { exitCode } = await lastcall(["diff", "base.json", "target.json", "--match", "/boa*"], { cwd });
    expect(exitCode).toBe(0);
  });
});

test.each(["from", "to", "supports"])("--%s beside two documents is refused", async (name) => {
  const cwd = folder({ ...FILES, "package.json": "{}" });
  const { exitCode, stderr } = await lastcall(["check", "src", ...DOCUMENTS, "--no-cache", `--${name}`, "2.22"], {
    cwd,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`--${name} has no meaning beside --base and --target`);
});

test.each([
  ["check", "--quiet", "--verbose"],
  ["check", "--verbose", "-q"],
  ["check", "--quiet", "--performance"],
  ["fix", "--quiet", "--verbose"],
  ["merge", "--quiet", "--verbose"],
])("%s %s %s: one cannot be quiet and talk", async (command, ...flags) => {
  const { exitCode, stdout, stderr } = await lastcall([command, "src", ...flags], { cwd: folder(FILES) });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(
    /^error: option '-q, --quiet' cannot be used with option '--\w+'\n {2}hint: See lastcall \w+ --help\n$/,
  );
});

test.each([
  ["lastcall.json", true],
  ["lastcall.config.ts", true],
  [".lastcallrc", true],
  ["lastcall-baseline.json", false],
  ["lastcall.ts", false],
])("a file %s that looks like a config: told %s", async (name, told) => {
  const cwd = folder({ ...FILES, "package.json": "{}", [name]: "{}" });
  const { stdout, stderr } = await lastcall(["check", "src", ...DOCUMENTS, "--no-cache"], { cwd });
  expect(`${stdout}${stderr}`.includes(`${name} is not read`)).toBe(told);
});

test.skipIf(process.platform === "win32").each<[whose: string, mode: number, told: boolean]>([
  ["a folder above", 0o755, true],
  ["a folder that all users share, such as /tmp", 0o1777, false],
])("what looks like a config in %s", async (_, mode, told) => {
  const files = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`project/${name}`, text]));
  const above = folder({ ...files, "project/package.json": "{}", "lastcall.yaml": "" });
  chmodSync(above, mode);
  const { stderr } = await lastcall(["check", "src", ...DOCUMENTS, "--no-cache", "--format", "junit"], {
    cwd: join(above, "project"),
  });
  expect(stderr.includes("lastcall.yaml is not read")).toBe(told);
});

test.each([
  ["agent", "stderr"],
  ["junit", "stderr"],
  ["github", "stderr"],
  ["pretty", "stdout"],
  ["json", "stdout"],
] as const)("what is not read is told beside %s: %s", async (format, where) => {
  const cwd = folder({ ...FILES, "package.json": "{}", ".lastcallrc": "{}" });
  const ended = await lastcall(["check", "src", ...DOCUMENTS, "--no-cache", "--format", format], { cwd });
  const told = (["stdout", "stderr"] as const).filter((stream) => ended[stream].includes(".lastcallrc is not read"));
  expect(told).toEqual([where]);
  const quiet = await lastcall(["check", "src", ...DOCUMENTS, "--no-cache", "--quiet", "--format", format], { cwd });
  expect(quiet.stderr).toBe("");
});

test("without a package or repository around, files are named from where one stands", async () => {
  const cwd = folder({ ...FILES, "target.json": document.replace('"/boats"', '"/ships"') });
  const { exitCode, stdout } = await lastcall(
    ["check", "src", ...DOCUMENTS, "--no-cache", "--format", "agent", "--include", "src/*.ts"],
    { cwd },
  );
  expect({ exitCode, at: stdout.split(" ")[0] }).toEqual({ exitCode: 1, at: "src/boats.ts:1:28:" });
});

describe("globs and servers on the command line", () => {
  const cwd = folder({
    ...FILES,
    "package.json": "{}",
    "dist/boats.js": "",
    "src/deep/ships.ts": 'fetch("https://api.boats.example/ships");\n',
  });
  const run = (...args: readonly string[]) =>
    lastcall(["check", "src", ...DOCUMENTS, "--no-cache", "--format", "agent", ...args], { cwd });

  test.each(["https://api.boats.example/v2", "${boats.ships}", "/ships"])(
    "--server %s, which the code has in another way, ends no run",
    async (value) => {
      const { exitCode, stderr } = await run("--server", value);
      expect({ exitCode, refused: stderr.includes("met by no request") }).toEqual({ exitCode: 0, refused: false });
    },
  );

  test.each([
    ["--include", "lib/**"],
    ["--include", "boats.js"],
    ["--exclude", "*.spec.ts"],
    ["--server", "https://api.ships.example"],
    ["--server", "${config.shipsUrl}"],
  ])("%s %s fits nothing: refused, unless that is said to be no trouble", async (option, value) => {
    const { exitCode, stdout, stderr } = await run(option, value);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`${option} ${value}`);
    expect(stderr).toContain("--allow-empty");
    expect((await run(option, value, "--allow-empty")).stderr).not.toContain(`error: ${option}`);
  });

  test.each([
    ["--include", "src/**"],
    ["--include", "*.ts"],
    ["--exclude", "src/deep"],
    ["--exclude", "dist/**"],
    ["--server", "api.boats.example"],
  ])("%s %s fits something", async (option, value) => {
    expect((await run(option, value)).stderr).not.toContain(option);
  });

  test("one of several that fits nothing is named", async () => {
    const { stderr } = await run("--include", "src/**", "--include", "scr/**");
    expect(stderr).toContain("--include scr/** fits no file");
  });
});

test.each([
  ["scr/**", true],
  ["src/*.tsx", true],
  ["./lib/", true],
  ["src/**", false],
  ["./src/boats.ts", false],
  ["boats.ts", false],
  ["!src/other.ts", false],
])("an override of %s that changes nothing is named: %s", async (glob, told) => {
  const cwd = folder({
    ...FILES,
    "package.json": "{}",
    "lastcall.config.json": JSON.stringify({
      overrides: [{ files: [glob], rules: { "removed-endpoint": "warning" } }],
    }),
  });
  const { stdout, stderr } = await lastcall(["check", "src", ...DOCUMENTS, "--no-cache"], { cwd });
  const said = `The override of "${glob}" fits no code and changes nothing`;
  expect(`${stdout}${stderr}`.replace(/\s+/g, " ").includes(said)).toBe(told);
});
