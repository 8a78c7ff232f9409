/** A copy of the project to break or extend: tests read the sources, the documents and the built program of their own tree. */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LEFT_OUT = new Set([".git", "node_modules", "dist", "coverage", ".cache"]);

/** Whoever asked removes the folder. */
export function copyOfProject(root: string, name: string): string {
  const copy = mkdtempSync(join(tmpdir(), `lastcall-${name}-`));
  for (const entry of readdirSync(root))
    if (!LEFT_OUT.has(entry)) cpSync(join(root, entry), join(copy, entry), { recursive: true });
  // a link to the folder would hand an `npm ci` in the copy the original
  linkFolder(join(root, "node_modules"), join(copy, "node_modules"));
  // reports name files from the root of the repository
  spawnSync("git", ["init", "--quiet"], { cwd: copy, stdio: "ignore" });
  return copy;
}

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkFile(source, target);
  }
}

function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // another disk, or a file system without hard links
    copyFileSync(from, to);
  }
}
