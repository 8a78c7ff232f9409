/** Where a run keeps what the next one may take up again, and why that may be believed. */
import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, ok, problem } from "../outcome.js";
import type { ScanCacheOptions } from "../scan/index.js";
import { makeFolder, openUserCache } from "../user-cache/index.js";
import { type Seal, SHORTEST_SECRET, sealOfSecret, sealOfUser } from "../user-cache/seal.js";
import { VERSION } from "../version.js";
import type { CheckEnvironment, CheckOptions } from "./options.js";

/** For machines that start empty and restore the folder of results: a secret that only trusted runs are given. */
const CACHE_KEY_VARIABLE = "LASTCALL_CACHE_KEY";

export interface Caches {
  readonly results: ScanCacheOptions | undefined;
  readonly compiled: string | undefined;
}

const NONE: Caches = { results: undefined, compiled: undefined };

/**
 * `folder` is where the user wants results to be kept. Wherever they lie, they count only if they were sealed with the
 * user's own key or with the secret of `LASTCALL_CACHE_KEY`: a folder that the checked code brought along says nothing.
 */
export function openCaches(
  root: string,
  folder: string | undefined,
  { cache, cwd, env }: Pick<CheckOptions, "cache"> & Pick<CheckEnvironment, "cwd" | "env">,
): Outcome<Caches> {
  if (env === undefined) return ok(NONE);
  const whose = { env, platform: process.platform, untrusted: [root, cwd] };
  const compiled = env["NODE_DISABLE_COMPILE_CACHE"] === undefined ? openUserCache(whose, "compiled") : undefined;
  if (cache === false) return ok({ results: undefined, compiled });
  const secret = env[CACHE_KEY_VARIABLE];
  if (secret !== undefined && secret !== "" && secret.length < SHORTEST_SECRET)
    return problem(`${CACHE_KEY_VARIABLE} is too short: it has fewer than ${SHORTEST_SECRET} characters`, {
      hint: "Make a random one: openssl rand -hex 32",
    });
  const own = openUserCache(whose, "results");
  const ofUser = (): Seal | undefined => (own === undefined ? undefined : sealOfUser(own));
  const seal = secret === undefined || secret === "" ? ofUser() : sealOfSecret(secret);
  if (folder === undefined)
    return ok({ results: resultsIn(openUserCache(whose, "results", nameOf(root)), seal), compiled });
  const directory = namedFolder(folder);
  return directory.ok ? ok({ results: resultsIn(directory.value, seal), compiled }) : directory;
}

const resultsIn = (directory: string | undefined, seal: Seal | undefined): ScanCacheOptions | undefined =>
  directory === undefined || seal === undefined ? undefined : { directory, seal, toolVersion: VERSION };

const nameOf = (root: string): string => createHash("sha256").update(root).digest("hex").slice(0, 16);

/** A folder of its own in the one that was named. A link would lead the writing elsewhere. */
function namedFolder(folder: string): Outcome<string> {
  const own = join(folder, "lastcall");
  try {
    makeFolder(own);
    if ([folder, own].every((path) => lstatSync(path).isDirectory())) return ok(own);
  } catch {
    // said below
  }
  return problem(`the cache folder ${folder} cannot be used`, {
    hint: "Name a folder that may be written and is no symbolic link.",
  });
}
