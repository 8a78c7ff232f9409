import { isAscii } from "node:buffer";
import { endOfString } from "./json-places.js";
import type { RawObject } from "./raw.js";

/**
 * Reads JSON that `layOut` (snapshot/layout.ts) has written and nobody has touched since: each line is parsed when
 * its key is first looked up, so that a contract that is asked of few operations costs few lines. What was read
 * stays: the same key gives the same object.
 */
export function readLines(bytes: Buffer): RawObject {
  const file = new LinedFile(bytes);
  return new Block(file, file.text.indexOf("\n") + 1, false).value;
}

/** One operation of a shipped snapshot, parsed when its value is asked for. */
export interface OperationLine {
  /** as written: `/users/{userId}` */
  readonly path: string;
  /** as written: `get` */
  readonly method: string;
  readonly line: { readonly value: unknown };
}

/** A component of a shipped snapshot that is an object and no reference, known before it is parsed. */
export interface ComponentLine {
  readonly value: unknown;
  /** as written, each byte a character: enough to tell whether two are the same */
  readonly words: string;
}

/** `["components", "schemas", "User"]`; undefined for what has no line of its own, or only refers to something else. */
export function componentLine(root: unknown, pointer: readonly string[]): ComponentLine | undefined {
  if (pointer[0] !== "components") return undefined;
  const found = memberAt(root, pointer);
  return found instanceof Line && found.isPlain ? found : undefined;
}

function memberAt(root: unknown, pointer: readonly string[]): Line | Block | undefined {
  let found: Line | Block | undefined = typeof root === "object" && root !== null ? blocks.get(root) : undefined;
  for (const token of pointer) found = found instanceof Block ? found.members.get(token) : undefined;
  return found;
}

/** The operations below `paths`, if that is a block of lines. */
export const operationLines = (paths: unknown): readonly OperationLine[] | undefined =>
  typeof paths === "object" && paths !== null ? blocks.get(paths)?.grandchildren() : undefined;

/** How many members of its block come before a line; undefined for what has no line of its own. */
export function ordinalOf(root: unknown, pointer: readonly string[]): number | undefined {
  const found = memberAt(root, pointer);
  return found instanceof Line ? found.ordinal : undefined;
}

/** Its bytes as characters, because Node finds things in a text in a fraction of the time that it takes in a `Buffer`. */
class LinedFile {
  readonly text: string;
  readonly #plain: boolean;

  constructor(bytes: Buffer) {
    this.text = bytes.toString("latin1");
    this.#plain = isAscii(bytes);
  }

  /** A part of `text` as it was meant. */
  decoded(part: string): string {
    return this.#plain || !BEYOND_ASCII.test(part) ? part : Buffer.from(part, "latin1").toString("utf8");
  }
}

const BEYOND_ASCII = /[\x80-\xff]/;

/** As the writer of snapshots has it, a `$ref` stands alone. */
const REFERENCE = '{"$ref":';

class Line implements ComponentLine {
  #value: unknown;

  constructor(
    readonly file: LinedFile,
    readonly start: number,
    readonly end: number,
    /** how many members of its block come before it */
    readonly ordinal: number,
  ) {}

  get isPlain(): boolean {
    const { text } = this.file;
    return text.startsWith("{", this.start) && !text.startsWith(REFERENCE, this.start);
  }

  get value(): unknown {
    this.#value ??= JSON.parse(this.text) as unknown;
    return this.#value;
  }

  get text(): string {
    return this.file.decoded(this.words);
  }

  get words(): string {
    const { text } = this.file;
    return text.slice(this.start, text.startsWith(",", this.end - 1) ? this.end - 1 : this.end);
  }
}

/** Members with a line each, or a block of lines each. */
class Block {
  #members: Map<string, Line | Block> | undefined;
  #after: number | undefined;
  #value: RawObject | undefined;

  /** `late`: its members are told apart when one of them is asked for, because most are not */
  constructor(
    readonly file: LinedFile,
    /** of its first member */
    readonly start: number,
    readonly late: boolean,
  ) {}

  /** As an object: places in a `Map` are made in a fraction of the time that as many getters take. */
  get value(): RawObject {
    if (this.#value === undefined) {
      this.#value = new Proxy(Object.create(null) as RawObject, new Face(this));
      blocks.set(this.#value, this);
    }
    return this.#value;
  }

  get members(): ReadonlyMap<string, Line | Block> {
    return (this.#members ??= this.#read());
  }

  /** where the line after it starts */
  get after(): number {
    if (!this.late) void this.members;
    return (this.#after ??= afterBlock(this.file.text, this.start));
  }

  grandchildren(): readonly OperationLine[] {
    const found: OperationLine[] = [];
    for (const [path, item] of this.members) {
      if (item instanceof Block) for (const [method, line] of item.members) found.push({ path, method, line });
    }
    return found;
  }

  #read(): Map<string, Line | Block> {
    const { file } = this;
    const { text } = file;
    const members = new Map<string, Line | Block>();
    let at = this.start;
    while (text.startsWith('"', at)) {
      const colon = endOfString(text, at);
      const key = keyAt(file, at, colon);
      const end = text.indexOf("\n", colon);
      // `"get":{` and the end of the line: the members have lines of their own.
      const opens = end === colon + 2 && text.startsWith("{", colon + 1);
      const member = opens
        ? new Block(file, end + 1, this.late || key === "components")
        : new Line(file, colon + 1, end, members.size);
      members.set(key, member);
      at = member instanceof Block ? member.after : end + 1;
    }
    this.#after = text.indexOf("\n", at) + 1;
    return members;
  }
}

/** A block by the object that stands for it. */
const blocks = new WeakMap<object, Block>();

class Face implements ProxyHandler<RawObject> {
  constructor(readonly block: Block) {}

  get(_: RawObject, key: string | symbol): unknown {
    return typeof key === "string" ? this.block.members.get(key)?.value : undefined;
  }

  has(_: RawObject, key: string | symbol): boolean {
    return typeof key === "string" && this.block.members.has(key);
  }

  ownKeys(): string[] {
    return [...this.block.members.keys()];
  }

  getOwnPropertyDescriptor(_: RawObject, key: string | symbol): PropertyDescriptor | undefined {
    // A getter: whoever asks whether a key is there does not want its line parsed.
    return this.has(_, key) ? { configurable: true, enumerable: true, get: () => this.get(_, key) } : undefined;
  }
}

function keyAt(file: LinedFile, start: number, end: number): string {
  const key = file.decoded(file.text.slice(start + 1, end - 1));
  return key.includes("\\") ? (JSON.parse(`"${key}"`) as string) : key;
}

function afterBlock(text: string, start: number): number {
  let at = start;
  for (let depth = 1; depth > 0 && at < text.length; ) {
    const end = text.indexOf("\n", at);
    if (!text.startsWith('"', at)) depth -= 1;
    else if (text.startsWith("{", end - 1)) depth += 1;
    at = end + 1;
  }
  return at;
}
