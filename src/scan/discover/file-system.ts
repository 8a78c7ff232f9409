import { isUtf8 } from "node:buffer";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { readRegularFile } from "../../regular-file.js";
import { toForwardSlashes } from "./path.js";

/** The door to the disk. Paths are absolute with forward slashes. Nothing throws. */
export interface FileSystem {
  readonly list: (folder: string) => readonly Entry[] | undefined;
  readonly read: (file: string) => ReadResult;
  readonly kind: (path: string) => "file" | "folder" | "none";
  readonly stamp: (file: string) => FileStamp | undefined;
  readonly realPath: (path: string) => string | undefined;
}

export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

export interface FileStamp {
  readonly size: number;
  /** milliseconds */
  readonly modified: number;
  /** milliseconds; of the content, the name or the rights: nothing that runs without privileges can set it back */
  readonly changed: number;
}

export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: UnreadableReason };
export type UnreadableReason = "missing" | "unreadable" | "binary" | "too-large";

/** Hand-written files stay far below; what is above is bundled or minified and would cost more than all the rest. */
export const LARGEST_FILE = 4 * 1024 * 1024;

export const disk: FileSystem = {
  list: (folder) => {
    try {
      return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: entry.isFile() ? "file" : entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "other",
      }));
    } catch {
      return undefined;
    }
  },
  read: (file) => {
    try {
      return decode(readRegularFile(file, LARGEST_FILE));
    } catch (error) {
      if (isTooLarge(error)) return { ok: false, reason: "too-large" };
      return { ok: false, reason: isMissing(error) ? "missing" : "unreadable" };
    }
  },
  kind: (path) => {
    try {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat?.isDirectory() === true ? "folder" : stat?.isFile() === true ? "file" : "none";
    } catch {
      return "none";
    }
  },
  stamp: (file) => {
    try {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat === undefined ? undefined : { size: stat.size, modified: stat.mtimeMs, changed: stat.ctimeMs };
    } catch {
      return undefined;
    }
  },
  realPath: (path) => {
    try {
      return toForwardSlashes(realpathSync.native(path));
    } catch {
      return undefined;
    }
  },
};

/**
 * Old Windows tools write UTF-16. A NUL in what is no UTF-8 means that `.ts` is an MPEG transport stream, not TypeScript;
 * in a text it is a character like any other.
 */
function decode(bytes: Buffer): ReadResult {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { ok: true, text: bytes.toString("utf16le").slice(1) };
  if (bytes.subarray(0, 8192).includes(0) && !isUtf8(bytes)) return { ok: false, reason: "binary" };
  const text = bytes.toString("utf8");
  return { ok: true, text: text.startsWith("\uFEFF") ? text.slice(1) : text };
}

const isTooLarge = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EFBIG";
const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
