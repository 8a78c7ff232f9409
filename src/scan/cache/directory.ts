import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The usual place: `node_modules/.cache/lastcall` of the project, where tools keep such things; else the user's cache
 * folder by the XDG rules, one folder per project; `undefined` where there is neither.
 */
export function cacheDirectory(root: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (existsSync(join(root, "node_modules"))) return join(root, "node_modules", ".cache", "lastcall");
  const home = env["HOME"] ?? env["USERPROFILE"];
  const base = env["XDG_CACHE_HOME"] ?? (home === undefined || home === "" ? undefined : join(home, ".cache"));
  return base === undefined || base === ""
    ? undefined
    : join(base, "lastcall", createHash("sha256").update(root).digest("hex").slice(0, 16));
}
