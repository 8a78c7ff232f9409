// Loaded at every start: nothing but `fs` and `path`, which Node has loaded by then.
import { lstatSync, mkdirSync, type Stats } from "node:fs";
import { dirname } from "node:path";

const OTHERS_WRITE = 0o022;
const OTHERS_AT_ALL = 0o077;

/**
 * Makes a folder that only this user can reach, with those above it, or takes one that is there. Refused are a symbolic
 * link, a folder of somebody else and one that others may open: what lies in it may be from them. A checkout makes no
 * folders of mode 0700, so none that a commit brought along passes either. Windows has no such modes; the user's own
 * folders are closed to others there.
 */
export function openPrivateFolder(folder: string): boolean {
  return openFolder(folder, OTHERS_AT_ALL);
}

/** As `openPrivateFolder`, but others may look in, if not write: the folder around the private ones. */
export function openOwnFolder(folder: string): boolean {
  return openFolder(folder, OTHERS_WRITE);
}

function openFolder(folder: string, forbidden: number): boolean {
  try {
    makeFolder(folder);
    const facts = lstatSync(folder);
    return facts.isDirectory() && isOwn(facts, forbidden);
  } catch {
    return false;
  }
}

/** Of this user, and nothing in its mode that is forbidden. */
export function isOwn({ uid, mode }: Stats, forbidden = OTHERS_WRITE): boolean {
  const me = process.getuid?.();
  return me === undefined || (uid === me && (mode & forbidden) === 0);
}

export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * With those above it; throws where that cannot be done. Node's own recursive `mkdir` never ends where a file system
 * takes no folders, such as `/proc`.
 */
export function makeFolder(folder: string): void {
  if (isThere(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // another run made it meanwhile
    if (!isThere(folder)) throw error;
  }
}
