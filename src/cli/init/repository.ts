import { readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { CONFIG_NAMES } from "../../check/config/locate.js";
import { exists } from "../../check/files.js";
import { type PackageManager, packageManagerOf } from "./package-program.js";

/** What `init` goes by: names of files, and what `package.json` and `yarn.lock` say of the package manager. */
export interface Repository {
  /** absolute: the nearest folder with `.git`, else the folder asked about */
  readonly root: string;
  /** from the root to the folder asked about, with forward slashes; empty: it is the root */
  readonly folder: string;
  readonly config: string | undefined;
  readonly tsconfig: boolean;
  /** where the code lives, relative to the folder: `["src"]`, `["apps", "packages"]`, `["."]` */
  readonly code: readonly string[];
  readonly continuousIntegration: "github" | "gitlab";
  readonly baseline: boolean;
  readonly packageManager: PackageManager;
}

const CODE_FOLDERS = ["src", "app", "apps", "packages", "lib", "server", "client"];

export async function lookAround(folder: string): Promise<Repository> {
  const names = new Set(await readdir(folder));
  const root = repositoryRoot(folder);
  const code = CODE_FOLDERS.filter((name) => names.has(name));
  return {
    root,
    folder: relative(root, folder).replaceAll("\\", "/"),
    config: CONFIG_NAMES.find((name) => names.has(name)),
    tsconfig: names.has("tsconfig.json"),
    code: code.length > 0 ? code : ["."],
    continuousIntegration: exists(join(root, ".gitlab-ci.yml")) && !exists(join(root, ".github")) ? "gitlab" : "github",
    baseline: names.has("lastcall-baseline.json"),
    packageManager: await packageManagerOf(folder, root),
  };
}

function repositoryRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (exists(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}
