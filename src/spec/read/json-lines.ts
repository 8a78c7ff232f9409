import type { RawObject } from "./raw.js";

/**
 * Reads JSON that `layOut` (snapshot/layout.ts) has written and nobody has touched since: each line is parsed when
 * its key is first looked up, so that a contract that is asked of few operations costs few lines. What was read
 * stays: the same key gives the same object.
 */
export const readLines = (bytes: Buffer): RawObject => new Block(bytes, bytes.indexOf(NEWLINE) + 1, 0, false).value;

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

/** A line of the file. */
export interface PlacedLine {
  /** from 0 */
  readonly row: number;
  /** without the comma after it; undefined where the members of what starts here have lines of their own */
  readonly text: string | undefined;
}

/** The line that an element starts in; undefined for what has no line of its own. */
export const lineOf = (root: unknown, pointer: readonly string[]): PlacedLine | undefined => memberAt(root, pointer);

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

const [NEWLINE, QUOTE, COMMA, BACKSLASH, OPEN] = [0x0a, 0x22, 0x2c, 0x5c, 0x7b];

/** As the writer of snapshots has it, a `$ref` stands alone. */
const REFERENCE = Buffer.from('{"$ref":');

class Line implements ComponentLine, PlacedLine {
  #value: unknown;

  constructor(
    readonly bytes: Buffer,
    readonly start: number,
    readonly end: number,
    readonly row: number,
    /** how many members of its block come before it */
    readonly ordinal: number,
  ) {}

  get isPlain(): boolean {
    const { bytes, start } = this;
    return bytes[start] === OPEN && bytes.compare(REFERENCE, 0, REFERENCE.length, start, start + REFERENCE.length) !== 0;
  }

  get value(): unknown {
    this.#value ??= JSON.parse(this.bytes.toString("utf8", this.start, this.#close)) as unknown;
    return this.#value;
  }

  get words(): string {
    return this.bytes.toString("latin1", this.start, this.#close);
  }

  get text(): string {
    return this.bytes.toString("utf8", this.bytes.lastIndexOf(NEWLINE, this.start) + 1, this.#close);
  }

  get #close(): number {
    return this.bytes[this.end - 1] === COMMA ? this.end - 1 : this.end;
  }
}

/** Members with a line each, or a block of lines each. */
class Block implements PlacedLine {
  readonly text = undefined;
  #members: Map<string, Line | Block> | undefined;
  #after: After | undefined;
  #value: RawObject | undefined;

  /** `late`: its members are told apart when one of them is asked for, because most are not */
  constructor(
    readonly bytes: Buffer,
    /** of its first member */
    readonly start: number,
    /** of its own line, the one before that */
    readonly row: number,
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

  get after(): After {
    if (!this.late) void this.members;
    return (this.#after ??= afterBlock(this.bytes, this.start, this.row));
  }

  grandchildren(): readonly OperationLine[] {
    const found: OperationLine[] = [];
    for (const [path, item] of this.members) {
      if (item instanceof Block) for (const [method, line] of item.members) found.push({ path, method, line });
    }
    return found;
  }

  #read(): Map<string, Line | Block> {
    const { bytes } = this;
    const members = new Map<string, Line | Block>();
    let at = this.start;
    let row = this.row + 1;
    while (bytes[at] === QUOTE) {
      const colon = endOfKey(bytes, at);
      const key = keyAt(bytes, at, colon);
      const end = bytes.indexOf(NEWLINE, colon);
      // `"get":{` and the end of the line: the members have lines of their own.
      const opens = end === colon + 2 && bytes[colon + 1] === OPEN;
      const member = opens ? new Block(bytes, end + 1, row, this.late || key === "components") : new Line(bytes, colon + 1, end, row, members.size);
      members.set(key, member);
      ({ at, row } = member instanceof Block ? member.after : { at: end + 1, row: row + 1 });
    }
    this.#after = { at: bytes.indexOf(NEWLINE, at) + 1, row: row + 1 };
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

/** After the closing quote. */
function endOfKey(bytes: Buffer, start: number): number {
  let quote = bytes.indexOf(QUOTE, start + 1);
  while (isEscaped(bytes, quote)) quote = bytes.indexOf(QUOTE, quote + 1);
  return quote + 1;
}

function isEscaped(bytes: Buffer, quote: number): boolean {
  let slashes = 0;
  while (bytes[quote - 1 - slashes] === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

function keyAt(bytes: Buffer, start: number, end: number): string {
  const key = bytes.toString("utf8", start + 1, end - 1);
  return key.includes("\\") ? (JSON.parse(`"${key}"`) as string) : key;
}

/** Where the line after a block starts. */
interface After {
  readonly at: number;
  readonly row: number;
}

function afterBlock(bytes: Buffer, start: number, own: number): After {
  let at = start;
  let row = own + 1;
  for (let depth = 1; depth > 0 && at < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, at);
    if (bytes[at] !== QUOTE) depth -= 1;
    else if (bytes[end - 1] === OPEN) depth += 1;
    at = end + 1;
    row += 1;
  }
  return { at, row };
}
