import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { folder } from "../cli/folder.js";
import { ROOT } from "./runner.js";

/** The installation with a stand-in for npm and node that tells what it was asked. */
function install(checkout: string): { readonly status: number | null; readonly stdout: string } {
  const programs = folder({});
  for (const name of ["npm", "node"]) {
    writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*"\n`);
    chmodSync(join(programs, name), 0o755);
  }
  const { status, stdout } = spawnSync("bash", [join(checkout, "scripts/install-action.sh")], {
    encoding: "utf8",
    env: { ...process.env, PATH: [programs, process.env["PATH"]].join(delimiter) },
  });
  return { status, stdout };
}

function checkout(...made: readonly string[]): string {
  const at = folder({});
  mkdirSync(join(at, "scripts"));
  cpSync(join(ROOT, "scripts/install-action.sh"), join(at, "scripts/install-action.sh"));
  for (const name of made) {
    mkdirSync(join(at, name, ".."), { recursive: true });
    writeFileSync(join(at, name), "");
  }
  return at;
}

test.each<[name: string, made: readonly string[], asked: string]>([
  ["is a release: nothing is done", ["dist/standalone/program.cjs"], ""],
  ["is built and installed: nothing is done", ["dist/program.cjs", "node_modules/x"], ""],
  [
    "is built: dependencies, without their scripts",
    ["dist/program.cjs"],
    "npm ci --omit=dev --ignore-scripts --no-audit --no-fund\n",
  ],
  [
    "is neither: dependencies without their scripts, then our own build",
    [],
    "npm ci --ignore-scripts --no-audit --no-fund\nnode scripts/build.mjs\n",
  ],
])("a checkout that %s", (_, made, asked) => {
  expect(install(checkout(...made))).toEqual({ status: 0, stdout: asked });
});

test("the package runs nothing where it is installed, and holds what it needs", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const atInstallation = [
    "preinstall",
    "install",
    "postinstall",
    "prepare",
    "preprepare",
    "postprepare",
    "dependencies",
  ];
  expect(Object.keys(scripts).filter((name) => atInstallation.includes(name))).toEqual([]);
  expect(scripts["prepack"]).toBe("node scripts/build.mjs --types");

  const packed = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: ROOT, encoding: "utf8" });
  const [{ files }] = JSON.parse(packed.stdout) as [{ readonly files: readonly { readonly path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      "bin/lastcall.js",
      "bin/program.js",
      "dist/program.cjs",
      "dist/user-cache.cjs",
      "dist/index.js",
    ]),
  );
  expect(paths.filter((path) => /\.bin$|^(?:src|test|scripts)\/|\.cache/.test(path))).toEqual([]);
});
