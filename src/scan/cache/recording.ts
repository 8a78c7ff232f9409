import { createHash } from "node:crypto";
import type { Entry, FileSystem, ReadResult } from "../discover/file-system.js";

/** Everything a scan asked the disk, and what it was told. A scan is a function of its request and these answers. */
export interface Recorded {
  /** path, size, times of modification and change, digest of what was read or why it could not be */
  readonly reads: readonly (readonly [path: string, size: number, modified: number, changed: number, digest: string])[];
  readonly lists: readonly (readonly [folder: string, digest: string])[];
  readonly kinds: readonly (readonly [path: string, kind: string])[];
}

interface RecordingFileSystem extends FileSystem {
  readonly recorded: () => Recorded;
}

export function recordingFileSystem(base: FileSystem): RecordingFileSystem {
  const reads = new Map<string, Recorded["reads"][number]>();
  const lists = new Map<string, readonly Entry[] | undefined>();
  const kinds = new Map<string, ReturnType<FileSystem["kind"]>>();
  return {
    ...base,
    list: (folder) => {
      if (!lists.has(folder)) lists.set(folder, base.list(folder));
      return lists.get(folder);
    },
    kind: (path) => {
      const kind = kinds.get(path) ?? base.kind(path);
      kinds.set(path, kind);
      return kind;
    },
    read: (file) => {
      const stamp = base.stamp(file);
      const result = base.read(file);
      reads.set(file, [file, stamp?.size ?? -1, stamp?.modified ?? -1, stamp?.changed ?? -1, digestOfRead(result)]);
      return result;
    },
    recorded: () => ({
      reads: [...reads.values()],
      lists: [...lists].map(([folder, entries]) => [folder, digestOfList(entries)]),
      kinds: [...kinds],
    }),
  };
}

/**
 * Would the disk answer the same today? An unchanged size and unchanged times stand for unchanged bytes, unless the
 * file was written so late that it may have changed again within the clock's grain. The time of modification alone can
 * be set by anybody (`touch -r`, `rsync -t`, archives); the time of change cannot.
 */
export function stillTrue(recorded: Recorded, base: FileSystem, writtenAt: number): boolean {
  const GRAIN = 20;
  return (
    recorded.lists.every(([folder, digest]) => digestOfList(base.list(folder)) === digest) &&
    recorded.kinds.every(([path, kind]) => base.kind(path) === kind) &&
    recorded.reads.every(([file, size, modified, changed, digest]) => {
      const stamp = base.stamp(file);
      const same =
        stamp !== undefined && stamp.size === size && stamp.modified === modified && stamp.changed === changed;
      if (same && Math.max(modified, changed) < writtenAt - GRAIN) return true;
      if (stamp === undefined && size === -1) return true;
      return digestOfRead(base.read(file)) === digest;
    })
  );
}

const digestOfRead = (result: ReadResult): string => (result.ok ? digest(result.text) : result.reason);
const digestOfList = (entries: readonly Entry[] | undefined): string =>
  entries === undefined
    ? "none"
    : digest(
        entries
          .map((entry) => `${entry.kind} ${entry.name}`)
          .sort()
          .join("\n"),
      );

export const digest = (text: string): string => createHash("sha1").update(text).digest("base64");
