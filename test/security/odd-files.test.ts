/** What is no file of the repository: devices that never end, pipes that never begin, what the system makes up, links to all of a disk. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "../cli/folder.js";
import { lastcall } from "../cli/run.js";

const CALL = 'export const users = () => fetch("https://x.run.ai/v1/k8s/users");\n';
const CHECK = ["check", "src", "--from", "2.22", "--to", "2.24", "--no-cache"];

const tree = (files: Readonly<Record<string, string>> = {}): string => {
  const root = folder({
    "tree/.git/HEAD": "",
    "tree/package.json": "{}",
    "tree/src/users.ts": CALL,
    "outside/far.ts": CALL,
    ...files,
  });
  return join(root, "tree");
};

/** Names that stand for nothing on Windows. */
describe.skipIf(process.platform === "win32")("in place of a file that is read beside the code", () => {
  const NAMES = ["package.json", ".gitignore", "tsconfig.json", "src/.gitignore", "src/more.ts"];

  test.each(NAMES)("%s may be a link to a device that never ends", async (name) => {
    const cwd = tree();
    rmSync(join(cwd, name), { force: true });
    symlinkSync("/dev/zero", join(cwd, name));
    expect((await lastcall(CHECK, { cwd })).stdout).toContain("src/users.ts:1");
  });

  test.each(NAMES)("%s may be a pipe that nobody fills", async (name) => {
    const cwd = tree();
    rmSync(join(cwd, name), { force: true });
    execFileSync("mkfifo", [join(cwd, name)]);
    expect((await lastcall(CHECK, { cwd })).stdout).toContain("src/users.ts:1");
  });

  test.each(["/dev/zero", "a pipe"])("a config or a baseline that is %s cannot be read", async (target) => {
    for (const name of ["lastcall.config.json", "baseline.json"]) {
      const cwd = tree();
      if (target === "a pipe") execFileSync("mkfifo", [join(cwd, name)]);
      else symlinkSync(target, join(cwd, name));
      const { exitCode, stderr } = await lastcall([...CHECK, "--baseline", "baseline.json"], { cwd });
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringMatching(new RegExp(`error: .*${name}.* cannot be read|error: .*cannot be read: ${name}`)),
      ]);
    }
  });

  test("a document that is a device is none", async () => {
    const cwd = tree();
    symlinkSync("/dev/zero", join(cwd, "api.yaml"));
    const { exitCode, stderr } = await lastcall(["diff", "api.yaml", "api.yaml"], { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("api.yaml is a device, not an OpenAPI document")]);
  });

  test.runIf(process.platform === "linux")(
    "what the system makes up is empty, whatever the environment holds",
    async () => {
      const cwd = tree();
      symlinkSync("/proc/self/environ", join(cwd, "src/environment.ts"));
      const { stdout, stderr } = await lastcall([...CHECK, "--format", "json"], { cwd });
      expect(`${stdout}${stderr}`).not.toContain(`"file": "src/environment.ts"`.replace(": ", ":"));
      expect(JSON.parse(stdout)).toMatchObject({ findings: [{ file: "src/users.ts" }] });
    },
  );
});

describe.skipIf(process.platform === "win32")("a link", () => {
  test.each(["/", "../..", "../../outside", "../../outside/far.ts"])(
    "to %s leads out of the repository: it is not followed, and named",
    async (target) => {
      const cwd = tree();
      const name = target.endsWith(".ts") ? "src/away.ts" : "src/away";
      symlinkSync(target, join(cwd, name));
      const { stdout } = await lastcall([...CHECK, "--format", "json"], { cwd });
      const { findings, troubledFiles } = JSON.parse(stdout) as Record<string, readonly { readonly file: string }[]>;
      expect([findings?.map(({ file }) => file), troubledFiles?.map(({ file }) => file)]).toEqual([
        ["src/users.ts"],
        [name],
      ]);
    },
  );

  test("to another folder of the repository is no trouble", async () => {
    const cwd = tree({ "tree/shared/far.ts": CALL });
    symlinkSync("../shared", join(cwd, "src/shared"));
    const { stdout } = await lastcall(["check", ".", ...CHECK.slice(2), "--format", "json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ file: "shared/far.ts" }, { file: "src/users.ts" }],
      troubledFiles: [],
    });
  });

  test("in a folder that was named may lead anywhere in it, in whatever repository", async () => {
    const cwd = tree({ "other/src/far.ts": CALL });
    mkdirSync(join(cwd, "../other/app"));
    symlinkSync("../src", join(cwd, "../other/app/linked"));
    const { stdout } = await lastcall(["check", "../other", ...CHECK.slice(2), "--format", "json"], { cwd });
    expect(stdout).toContain("src/far.ts");
    expect(JSON.parse(stdout)).toMatchObject({ troubledFiles: [] });
  });
});

describe("a package.json", () => {
  const checked = async (manifest: string, files: Readonly<Record<string, string>> = {}) =>
    lastcall(CHECK, { cwd: tree({ "tree/package.json": manifest, ...files }) });

  test.each(["exports", "imports"])("may nest the conditions of its %s as deep as it likes", async (field) => {
    const depth = 20_000;
    const { exitCode, stdout } = await checked(
      `{ "name": "deep", "${field}": ${'{ "#a": '.repeat(depth)}"./x.js"${"}".repeat(depth)} }`,
    );
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("src/users.ts:1")]);
  });

  // 2 to the power of 20 ways to each folder; and all of the disk
  test.each([["**/".repeat(40)], [`${"../".repeat(20)}**`], [`${"../".repeat(20)}${"*/".repeat(30)}`]])(
    "may name its workspaces by %s",
    async (pattern) => {
      const deep = { [`tree/${"a/".repeat(20)}package.json`]: '{ "name": "far" }' };
      const { exitCode, stdout } = await checked(JSON.stringify({ workspaces: [pattern] }), deep);
      expect([exitCode, stdout]).toEqual([1, expect.stringContaining("src/users.ts:1")]);
    },
    20_000,
  );
});
