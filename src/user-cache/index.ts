/**
 * What the tool keeps from one run to the next, in a folder of the user's own and nowhere else. Compiled code that V8
 * is given runs as it is, so it is only ever taken from where nobody but the user can write: never from the code that
 * is checked, from a folder that is shared, or through a link.
 */
import { join } from "node:path";
import { liesInTree, userCacheFolder, type Whose } from "./place.js";
import { openOwnFolder, openPrivateFolder } from "./private-folder.js";

export { type KeptFile, readKeptFile, readOwnFile, writeOwnFile } from "./own-file.js";
export { makeFolder } from "./private-folder.js";

interface UserCacheRequest extends Whose {
  /** absolute: folders whose content nobody vouches for, such as the one that is checked */
  readonly untrusted: readonly string[];
}

/** A private folder inside the user's cache folder, made when missing; `undefined`: there is none to be trusted. */
export function openUserCache(request: UserCacheRequest, ...names: readonly string[]): string | undefined {
  const base = userCacheFolder(request);
  if (base === undefined || request.untrusted.some((tree) => liesInTree(base, tree)) || !openOwnFolder(base))
    return undefined;
  let folder = base;
  for (const name of names) {
    folder = join(folder, name);
    if (!openPrivateFolder(folder)) return undefined;
  }
  return folder;
}

/** Of compiled code: a file for each command, version of the tool and version of Node in use. */
export const KEPT_COMPILED = 24;

/** What V8 makes of code depends on all of these; it looks at a part of them only, and a crash is what comes of the rest. */
export const engineName = (tag: number): string =>
  `${process.version}-${process.platform}-${process.arch}-${tag.toString(16)}`;
