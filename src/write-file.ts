/** Writing for a user, whole or not at all; what the file system refuses is said, not thrown. */
// not from "node:fs/promises": Node loads these when one is first asked for, and most runs write nothing
import { promises as fs, type Stats } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isInside } from "./inside.js";
import { type Outcome, ok, problem } from "./outcome.js";

interface WriteOptions {
  readonly mode?: "replace" | "append";
  /**
   * absolute: a folder whose content may be somebody else's. A link in it, `report.json → ~/.bashrc`, does not lead the
   * writing out of it, nor does a link in place of a file that lies elsewhere
   */
  readonly within?: string;
}

/**
 * `path` is absolute; `shown` is how the user knows it. Folders on the way are made. Whatever stops the write, a full
 * disk or a kill, leaves the file as it was.
 */
export async function writeText(
  path: string,
  shown: string,
  text: string,
  { mode = "replace", within }: WriteOptions = {},
): Promise<Outcome<void>> {
  try {
    if (within !== undefined && (await leadsOut(path, within)))
      return problem(`${shown} is not written: a symbolic link leads from there to another folder`, {
        hint: "Remove the link, or name the place that it leads to.",
      });
    await makeFolder(dirname(path));
    await (mode === "append" ? append(path, text) : replace(path, text));
    return ok(undefined);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return problem(`${shown} cannot be written: ${REASONS[code] ?? code}`, {
      hint:
        code === "ENOSPC" || code === "EDQUOT"
          ? "Nothing was changed. Make room, and run it again."
          : "Name a file in a folder that may be written.",
    });
  }
}

async function leadsOut(path: string, within: string): Promise<boolean> {
  // `/dev/stdout` is a link on most systems
  if (/^\/(?:dev|proc)\//.test(path)) return false;
  const folder = isInside(within, path) ? within : dirname(path);
  return !isInside(await realPlace(folder), await realPlace(path));
}

/** As many links as systems follow before they call it a loop. */
const MOST_LINKS = 40;

/** Where a path leads, links followed; what is not there yet lies where its folder leads. */
async function realPlace(path: string, links = MOST_LINKS): Promise<string> {
  try {
    return await fs.realpath(path);
  } catch {
    if (dirname(path) === path) return path;
    const folder = await realPlace(dirname(path), links);
    // a link that leads nowhere yet: writing would make what it names
    const target = links === 0 ? undefined : await fs.readlink(path).catch(() => undefined);
    return target === undefined ? join(folder, basename(path)) : realPlace(resolve(folder, target), links - 1);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  EEXIST: "a part of its path is a file",
  ENOTDIR: "a part of its path is a file",
  ENOENT: "its folder cannot be made",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota of the disk is used up",
  EFBIG: "it is larger than files may be",
  EIO: "the disk reports a fault",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "it is a symbolic link that leads to itself",
};

/** The text is written beside the file, brought to the disk, and takes the file's place in one step. */
async function replace(path: string, text: string): Promise<void> {
  const before = await statsOf(path);
  // A pipe, a terminal, `/dev/stdout`: there is nothing to keep, and nothing that could be put in its place.
  if (/^\/(?:dev|proc)\//.test(path) || (before !== undefined && !before.isFile())) return fs.writeFile(path, text);
  // What may not be written is not replaced either, though its folder would allow it.
  if (before !== undefined) await fs.access(path, fs.constants.W_OK);
  // A link stays a link: what it leads to is replaced.
  const target = before === undefined ? path : await fs.realpath(path);
  const unfinished = join(dirname(target), unfinishedName(target));
  try {
    const file = await fs.open(unfinished, "wx", before === undefined ? 0o666 : before.mode & 0o777);
    try {
      await file.writeFile(text);
      await synced(file);
    } finally {
      await file.close();
    }
    if (before !== undefined) await fs.chmod(unfinished, before.mode & 0o777);
    await fs.rename(unfinished, target);
  } catch (error) {
    await fs.rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target));
  await sweep(target);
}

/** `.lastcall-baseline.json.1f0c….unfinished`: hidden, and no name that any command looks for. */
// the global: a run that writes nothing does not load it
const unfinishedName = (target: string): string => `${unfinishedStart(target)}${crypto.randomUUID()}${UNFINISHED}`;
// A name may have 255 bytes.
const unfinishedStart = (target: string): string => `.${basename(target).slice(0, 50)}.`;
const UNFINISHED = ".unfinished";
const UUID_LENGTH = 36;
/** milliseconds; no write takes that long */
const ABANDONED = 10 * 60 * 1000;

/** What a killed run left beside the file. */
async function sweep(target: string): Promise<void> {
  const start = unfinishedStart(target);
  const length = start.length + UUID_LENGTH + UNFINISHED.length;
  const left = (await fs.readdir(dirname(target)).catch(() => [])).filter(
    (name) => name.startsWith(start) && name.endsWith(UNFINISHED) && name.length === length,
  );
  const now = left.length === 0 ? undefined : await fs.lstat(target).catch(() => undefined);
  for (const name of now === undefined ? [] : left) {
    const file = join(dirname(target), name);
    const stats = await fs.lstat(file).catch(() => undefined);
    if (stats?.isFile() === true && now !== undefined && now.mtimeMs - stats.mtimeMs > ABANDONED)
      await fs.rm(file, { force: true }).catch(() => undefined);
  }
}

/** A part of a line at the end of the file would be no better than nothing: it is taken back. */
async function append(path: string, text: string): Promise<void> {
  const file = await fs.open(path, "a");
  try {
    const before = await file.stat();
    try {
      await file.writeFile(text);
    } catch (error) {
      if (before.isFile()) await file.truncate(before.size).catch(() => undefined);
      throw error;
    }
  } finally {
    await file.close();
  }
}

/** Yarn's Plug'n'Play puts handles of its own before the disk, which have no `sync`: what is written is whole all the same. */
async function synced(file: fs.FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
  }
}

/** The new name is on the disk only when its folder is. Not every system can do that, and the file is whole either way. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await fs.open(folder, "r");
    try {
      await synced(handle);
    } finally {
      await handle.close();
    }
  } catch {
    // Windows opens no folders
  }
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await fs.stat(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Node's own recursive `mkdir` never ends where a file system takes no folders, such as `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await fs.mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" && dirname(folder) !== folder) {
      await makeFolder(dirname(folder));
      return void (await fs.mkdir(folder));
    }
    if (
      !(await fs.stat(folder).then(
        (facts) => facts.isDirectory(),
        () => false,
      ))
    )
      throw error;
  }
}
