// Loaded at every start: nothing but `fs` and `path`, which Node has loaded by then.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { isOwn } from "./private-folder.js";

const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

export interface KeptFile {
  readonly bytes: Buffer;
  /** milliseconds since 1970 */
  readonly writtenAt: number;
}

/**
 * A file that this user wrote and nobody else may change. What was opened is what is looked at, so nothing can be put
 * in its place in between. `undefined`: there is no such file.
 */
export const readOwnFile = (file: string): KeptFile | undefined => readWhen(file, (facts) => isOwn(facts));

/** A file whoever wrote it, for what proves itself; links and pipes are not followed. */
export const readKeptFile = (file: string): KeptFile | undefined => readWhen(file, () => true);

function readWhen(file: string, acceptable: (facts: Stats) => boolean): KeptFile | undefined {
  try {
    const opened = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const facts = fstatSync(opened);
      return facts.isFile() && acceptable(facts)
        ? { bytes: readFileSync(opened), writtenAt: facts.mtimeMs }
        : undefined;
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
}

/**
 * Writes a file for this user alone, whole or not at all, whoever else writes it too. That it cannot be written only
 * costs time. Of the files of its kind beside it the newest `keep` stay.
 */
export function writeOwnFile(folder: string, name: string, content: string | Uint8Array, keep: number): void {
  const file = join(folder, name);
  const unfinished = `${file}.${process.pid}-${process.hrtime.bigint()}`;
  try {
    writeFileSync(unfinished, content, { mode: 0o600, flag: "wx" });
    renameSync(unfinished, file);
    dropOldest(folder, keep);
  } catch {
    try {
      rmSync(unfinished, { force: true });
    } catch {
      // the folder is none: nothing was written
    }
  }
}

function dropOldest(folder: string, keep: number): void {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^[a-z]+-.*\.bin$/.test(entry.name),
  );
  if (files.length <= keep) return;
  const aged = files.map(({ name }) => ({ name, written: lstatSync(join(folder, name)).mtimeMs }));
  aged.sort((one, other) => other.written - one.written);
  for (const { name } of aged.slice(keep)) rmSync(join(folder, name), { force: true });
}
