/** Other versions of Node, which npm has as packages: for what must hold between versions. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../action/runner.js";

const PATCHES: Readonly<Record<string, readonly string[]>> = {
  "20": ["20.20.0", "20.20.2"],
  "22": ["22.23.2", "22.23.3"],
  "24": ["24.18.1", "24.19.0"],
};

export type Obtained = { readonly node: string } | { readonly missing: string };

/** A patch release beside the one that runs here: the same V8, and yet other code. */
export function neighbour(): Obtained {
  const version = process.versions.node;
  const other = PATCHES[version.replace(/\..*/, "")]?.find((patch) => patch !== version);
  return other === undefined ? { missing: `no patch release beside ${process.version} is listed` } : nodeOf(other);
}

/** Kept in `node_modules/.cache`, so that a clone asks the registry once. */
export function nodeOf(version: string): Obtained {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const folder = join(ROOT, "node_modules/.cache/other-nodes", version);
  const node = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), "{}");
    const npm = spawnSync(
      "npm",
      [
        "install",
        `${name}@${version}`,
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefer-offline",
        "--fetch-retries=0",
      ],
      { cwd: folder, encoding: "utf8", timeout: 45_000, shell: process.platform === "win32" },
    );
    if (!existsSync(node))
      return { missing: `npm has no ${name}@${version} here: ${npm.stderr.trim().split("\n")[0] ?? "no answer"}` };
  }
  return { node };
}
