/**
 * The first minute, in the words of `docs/getting-started.md`: its commands, one after another, in a shell, in a project
 * that has nothing yet. What would ask a registry or a git host is stood in for; the package is the one that is published.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "./action/runner.js";
import { folder } from "./cli/folder.js";

const GUIDE = readFileSync(join(ROOT, "docs/getting-started.md"), "utf8");

/** The command lines of the first `sh` block below a heading. */
function commandsOf(heading: string, at = 0): readonly string[] {
  const section = GUIDE.slice(GUIDE.indexOf(`\n## ${heading}\n`)).slice(1);
  const blocks = [...section.slice(0, section.indexOf("\n## ", 1)).matchAll(/^```sh[^\n]*\n([^]*?)^```$/gm)];
  return (blocks[at]?.[1] ?? "").trim().split("\n");
}

/** Who clones has the repository; who installs a packed file has what is in it, and of the packages what its lockfile names. */
const STAND_INS = {
  git: `const { symlinkSync } = require("node:fs");
    const [command, , into] = process.argv.slice(2);
    if (command !== "clone") throw new Error(command);
    symlinkSync(process.env.ROOT, into);`,
  npm: `const { execFileSync } = require("node:child_process");
    const { mkdirSync, readFileSync, symlinkSync, writeFileSync } = require("node:fs");
    const { dirname, join, resolve } = require("node:path");
    const args = process.argv.slice(2);
    if (args[0] === "--prefix" && args[2] === "ci") process.exit();
    if (args[0] === "pack")
      execFileSync(process.env.NPM, ["pack", "--ignore-scripts", resolve(args[1])], { stdio: "inherit" });
    if (args[0] === "install") {
      const tarball = args.at(-1);
      const { packages } = JSON.parse(readFileSync(join(process.env.ROOT, "package-lock.json"), "utf8"));
      for (const [path, { dev, devOptional, optional, peer }] of Object.entries(packages)) {
        if (path === "" || [dev, devOptional, optional, peer].includes(true)) continue;
        mkdirSync(dirname(path), { recursive: true });
        symlinkSync(join(process.env.ROOT, path), path);
      }
      mkdirSync("node_modules/lastcall");
      execFileSync("tar", ["-xzf", tarball, "-C", "node_modules/lastcall", "--strip-components=1"]);
      mkdirSync("node_modules/.bin");
      symlinkSync("../lastcall/bin/lastcall.js", "node_modules/.bin/lastcall");
      writeFileSync("package.json", JSON.stringify({ devDependencies: { lastcall: "file:" + tarball } }));
    }`,
};

interface Said {
  readonly exitCode: number | null;
  readonly text: string;
}

/** A project of the example's code, and a shell in it with the stand-ins first in its path. */
class Newcomer {
  readonly project = folder({ "app/package.json": "{}", "app/.git/HEAD": "", "app/package-lock.json": "{}" });
  readonly cwd = join(this.project, "app");
  readonly #env: Readonly<Record<string, string>>;

  constructor() {
    const programs = folder({});
    for (const [name, code] of Object.entries(STAND_INS)) {
      writeFileSync(join(programs, `${name}.cjs`), code);
      writeFileSync(join(programs, name), `#!/bin/sh\nexec "${process.execPath}" "${programs}/${name}.cjs" "$@"\n`);
      chmodSync(join(programs, name), 0o755);
    }
    const path = process.env["PATH"] ?? "";
    this.#env = {
      PATH: [programs, path].join(delimiter),
      HOME: this.project,
      ROOT,
      NPM: execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim(),
      npm_config_offline: "true",
    };
    cpSync(join(ROOT, "examples/workload-portal/src"), join(this.cwd, "src"), { recursive: true });
    cpSync(join(ROOT, "test/fixtures/cli/playground"), this.cwd, { recursive: true });
  }

  type(line: string): Said {
    const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
      cwd: this.cwd,
      env: this.#env,
      encoding: "utf8",
    });
    return { exitCode: status, text: `${stdout}${stderr}` };
  }

  read(file: string): unknown {
    return JSON.parse(readFileSync(join(this.cwd, file), "utf8"));
  }
}

const newcomers = { runai: new Newcomer(), another: new Newcomer() };

// programs of a shell, and links that Windows makes for administrators alone
describe.skipIf(process.platform === "win32")("a newcomer's minute", () => {
  beforeAll(() => {
    const { runai, another } = newcomers;
    const lines = commandsOf("Install");
    for (const line of lines) expect(runai.type(line), line).toMatchObject({ exitCode: 0 });
    // the other one is given the packed file by a colleague
    const [install = "", packed = ""] = /^npm install .* \.\/(\S+)$/.exec(lines.at(-1) ?? "") ?? [];
    copyFileSync(join(runai.cwd, packed), join(another.cwd, packed));
    expect(another.type(install)).toMatchObject({ exitCode: 0 });
  }, 60_000);

  test("with Run:ai: the first answer, then the same without options", () => {
    const { runai } = newcomers;
    const [check = ""] = commandsOf("1. Check your code");
    const first = runai.type(check);
    expect(first.exitCode).toBe(1);
    expect(first.text).toMatch(/^7 errors, 6 warnings\n {2}runai 2\.22 → 2\.24/);
    expect(first.text).toContain("do    Use `GET /api/v1/users` instead");

    const [init = "", again = ""] = commandsOf("4. Keep it");
    const set = runai.type(init);
    expect(set.exitCode).toBe(0);
    expect(set.text).toContain(`Next: ${again}\n`);
    expect(runai.type(again)).toEqual(first);
    expect(runai.read("lastcall.config.json")).toMatchObject({ provider: "runai", from: "2.22" });
  });

  test("with another API: two documents; then one that changes", () => {
    const { another } = newcomers;
    const [twoDocuments = ""] = commandsOf("Another API");
    const first = another.type(twoDocuments);
    expect(first.exitCode).toBe(1);
    expect(first.text).toContain("removed-endpoint  src/billing/client.ts:13:26");

    const [init = "", check = ""] = commandsOf("Another API", 1);
    const set = another.type(init);
    expect(set.exitCode).toBe(0);
    expect(set.text).toContain("found 2 calls of 2 operations in src\n");
    expect(set.text).toContain(`Next: ${check}\n`);
    expect(another.type(check)).toMatchObject({ exitCode: 0 });

    copyFileSync(join(another.cwd, "new.yaml"), join(another.cwd, "openapi.yaml"));
    const [update = ""] = commandsOf("Another API", 2);
    const changed = another.type(update);
    expect(changed.exitCode).toBe(1);
    expect(changed.text).toContain("src/billing/client.ts:13:26  removed-endpoint");
  });
});
