/** The disk as an editor sees it: what is open there counts with the text it has there; what was read is not read again. */
import { disk, type FileStamp, type FileSystem, type ReadResult } from "../scan/discover/file-system.js";
import { toForwardSlashes } from "../scan/discover/path.js";

interface Read {
  readonly stamp: FileStamp;
  readonly result: ReadResult;
}

/** Written so shortly before it was read, a file may have changed again within the clock's grain. */
const GRAIN = 20;

export class KeptFiles implements FileSystem {
  readonly #base: FileSystem;
  readonly #now: () => number;
  readonly #open = new Map<string, string>();
  readonly #read = new Map<string, Read>();
  readonly #lists = new Map<string, ReturnType<FileSystem["list"]>>();
  /** true: nothing but open texts has changed since they were read */
  trusting = false;

  /** `now`: milliseconds since 1970 */
  constructor(now: () => number, base: FileSystem = disk) {
    this.#now = now;
    this.#base = base;
  }

  /** `undefined`: closed, so that the disk counts again. True: it is another text than before. */
  open(path: string, text: string | undefined): boolean {
    const file = toForwardSlashes(path);
    const before = this.#open.get(file);
    if (text === undefined) this.#open.delete(file);
    // editors give texts without a byte order mark, and so does the disk
    else this.#open.set(file, text.startsWith("\uFEFF") ? text.slice(1) : text);
    return (before ?? this.#asRead(file)) !== (this.#open.get(file) ?? this.#asRead(file));
  }

  /** The text of the disk as it was read last: a file that is opened as it lies there is no other text. */
  #asRead(file: string): string | undefined {
    const known = this.#read.get(file)?.result;
    return known?.ok === true ? known.text : undefined;
  }

  isOpen(path: string): boolean {
    return this.#open.has(toForwardSlashes(path));
  }

  list(folder: string): ReturnType<FileSystem["list"]> {
    if (this.trusting && this.#lists.has(folder)) return this.#lists.get(folder);
    const entries = this.#base.list(folder);
    this.#lists.set(folder, entries);
    return entries;
  }

  kind(path: string): ReturnType<FileSystem["kind"]> {
    return this.#base.kind(path);
  }

  stamp(file: string): FileStamp | undefined {
    return this.#base.stamp(file);
  }

  realPath(path: string): string | undefined {
    return this.#base.realPath(path);
  }

  read(file: string): ReadResult {
    const open = this.#open.get(file);
    if (open !== undefined) return { ok: true, text: open };
    const known = this.#read.get(file);
    if (known !== undefined && this.trusting) return known.result;
    const stamp = this.#base.stamp(file);
    if (known !== undefined && stamp !== undefined && isSame(known.stamp, stamp)) return known.result;
    const result = this.#base.read(file);
    if (stamp !== undefined && Math.max(stamp.modified, stamp.changed) < this.#now() - GRAIN)
      this.#read.set(file, { stamp, result });
    else this.#read.delete(file);
    return result;
  }
}

const isSame = (one: FileStamp, other: FileStamp): boolean =>
  one.size === other.size && one.modified === other.modified && one.changed === other.changed;
