import { dirname, join, posix, win32 } from "node:path";
import { isInside } from "../inside.js";
import { isThere } from "./private-folder.js";

export interface Whose {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * The user's own cache folder for this tool, by the habits of the system: `XDG_CACHE_HOME` everywhere, else
 * `~/Library/Caches` (macOS), `%LOCALAPPDATA%` (Windows), `~/.cache`. A relative path is none (XDG Base Directory
 * Specification): it would start in the folder that is checked.
 */
export function userCacheFolder({ env, platform }: Whose): string | undefined {
  const paths = platform === "win32" ? win32 : posix;
  const absolute = (path: string | undefined): string | undefined =>
    path !== undefined && paths.isAbsolute(path) ? path : undefined;
  const inHome = (...names: readonly string[]): string | undefined => {
    const home = absolute(env["HOME"]) ?? absolute(env["USERPROFILE"]);
    return home === undefined ? undefined : paths.join(home, ...names);
  };
  const usual = (): string | undefined => {
    switch (platform) {
      case "darwin":
        return inHome("Library", "Caches");
      case "win32":
        return absolute(env["LOCALAPPDATA"]) ?? inHome("AppData", "Local");
      default:
        return inHome(".cache");
    }
  };
  const base = absolute(env["XDG_CACHE_HOME"]) ?? usual();
  return base === undefined ? undefined : paths.join(base, "lastcall");
}

/**
 * Does `folder` lie in the tree that is checked, or in the repository around it? CI systems like to put caches there,
 * and what a commit brings along would lie among them.
 */
export function liesInTree(folder: string, tree: string): boolean {
  return isInside(repositoryOf(tree) ?? tree, folder);
}

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (isThere(join(at, ".git"))) return at;
    if (dirname(at) === at) return undefined;
  }
}
