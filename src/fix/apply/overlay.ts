/**
 * Files as they would be after edits, for everybody who reads through a file system. What was read once is not read again,
 * so that all edits of a run are of the same texts.
 */
import type { FileStamp, FileSystem, ReadResult } from "../../scan/discover/file-system.js";

export type Texts = ReadonlyMap<string, string>;

export class Overlay implements FileSystem {
  readonly #below: FileSystem;
  readonly #read = new Map<string, ReadResult>();
  /** by absolute path with forward slashes */
  texts: Texts = new Map();

  constructor(below: FileSystem) {
    this.#below = below;
  }

  read(file: string): ReadResult {
    const text = this.texts.get(file);
    return text === undefined ? this.readBelow(file) : { ok: true, text };
  }

  /** As it was before any edit. */
  readBelow(file: string): ReadResult {
    const known = this.#read.get(file);
    if (known !== undefined) return known;
    const result = this.#below.read(file);
    this.#read.set(file, result);
    return result;
  }

  stamp(file: string): FileStamp | undefined {
    const [text, stamp] = [this.texts.get(file), this.#below.stamp(file)];
    return text === undefined || stamp === undefined ? stamp : { ...stamp, size: Buffer.byteLength(text) };
  }

  list(folder: string): ReturnType<FileSystem["list"]> {
    return this.#below.list(folder);
  }

  kind(path: string): ReturnType<FileSystem["kind"]> {
    return this.#below.kind(path);
  }

  realPath(path: string): string | undefined {
    return this.#below.realPath(path);
  }
}
