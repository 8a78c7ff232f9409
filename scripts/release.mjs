// Makes a release of the commit that is checked out: `npm run release -- owner/name`. It is a commit of its own, beside the
// main line: the package as it is published, ready to run. The Action needs nothing installed there, `npm install` from git
// and pre-commit build nothing. A tag, `v` and the version, leads to it; nothing is pushed.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildStandalone } from "./build-standalone.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Of no use to who installs the package, needed by who takes it from git. */
const BESIDE_THE_PACKAGE = [".pre-commit-hooks.yaml", "scripts/install-action.sh"];

/**
 * What a release commit holds, as files in `folder`.
 *
 * @param {string} folder
 * @param {{ repository: string, packed?: readonly string[] }} options
 *   `repository`: `owner/name`, which the package and its docs name then; `packed`: more arguments of `npm pack`
 */
export async function releaseTree(folder, { repository, packed = [] }) {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), "lastcall-release-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", scratch, ...packed], { cwd: ROOT, stdio: "ignore" });
  const [tarball = ""] = readdirSync(scratch);
  execFileSync("tar", ["-xzf", join(scratch, tarball), "-C", folder, "--strip-components=1"]);
  rmSync(scratch, { recursive: true });
  for (const name of BESIDE_THE_PACKAGE) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  await buildStandalone(join(folder, "dist/standalone"));
  writeManifest(join(folder, "package.json"), repository);
  nameOwner(folder, repository);
}

/** Nothing is left to be built there, and what it comes from is known now. */
function writeManifest(file, repository) {
  const { scripts: _, devDependencies: __, ...manifest } = JSON.parse(readFileSync(file, "utf8"));
  const home = `https://github.com/${repository}`;
  const origin = {
    repository: { type: "git", url: `git+${home}.git` },
    homepage: `${home}#readme`,
    bugs: { url: `${home}/issues` },
  };
  writeFileSync(file, `${JSON.stringify({ ...manifest, ...origin }, null, 2)}\n`);
}

function nameOwner(folder, repository) {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:md|ya?ml)$/.test(name)) continue;
    const text = readFileSync(join(folder, name), "utf8");
    const named = text.replaceAll("OWNER/lastcall", repository);
    if (named !== text) writeFileSync(join(folder, name), named);
  }
}

/**
 * The files of a folder as a commit after `HEAD` of a repository, with a tag; the branch that is checked out stays.
 *
 * @returns the commit's hash
 */
export function releaseCommit(folder, { version, repositoryFolder = ROOT }) {
  const index = join(mkdtempSync(join(tmpdir(), "lastcall-index-")), "index");
  const gitFolder = execFileSync("git", ["rev-parse", "--absolute-git-dir"], {
    cwd: repositoryFolder,
    encoding: "utf8",
  });
  const git = (...args) =>
    execFileSync("git", [`--git-dir=${gitFolder.trim()}`, `--work-tree=${folder}`, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, GIT_INDEX_FILE: index },
    }).trim();
  git("add", "--all", "--force", ".");
  const commit = git("commit-tree", git("write-tree"), "-p", "HEAD", "-m", `Release ${version}`);
  git("tag", `v${version}`, commit);
  return commit;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const repository = process.argv[2] ?? "";
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const tagged = execFileSync("git", ["tag", "--list", `v${version}`], { cwd: ROOT, encoding: "utf8" }).trim();
  const wrong = !/^[\w.-]+\/[\w.-]+$/.test(repository)
    ? "name the repository: npm run release -- owner/name"
    : tagged !== ""
      ? `${tagged} is there already: raise the version in package.json`
      : undefined;
  if (wrong !== undefined) {
    console.error(`error: ${wrong}`);
    process.exit(2);
  }
  const folder = mkdtempSync(join(tmpdir(), "lastcall-tree-"));
  await releaseTree(folder, { repository });
  const commit = releaseCommit(folder, { version });
  execFileSync("npm", ["pack", "--silent", folder], { cwd: ROOT, stdio: "ignore" });
  rmSync(folder, { recursive: true });
  console.log(`v${version} is ${commit}; lastcall-${version}.tgz is its package`);
}
