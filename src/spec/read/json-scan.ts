import type { Pointer } from "../contract.js";
import { lineIndex, type Positions } from "./positions.js";
import { MAX_DEPTH } from "./limits.js";

/** `offset` is that of the key for an object's member, of the value otherwise. */
export interface JsonPlace {
  readonly offset: number;
  readonly members?: Map<string, JsonPlace>;
  readonly items?: JsonPlace[];
}

export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

/**
 * Reads JSON for what `JSON.parse` does not tell: where things stand, keys written twice, the place of a
 * syntax error, and nesting too deep to work with. Strings and numbers are only skipped over.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function scanJson(text: string): { ok: true; root: JsonPlace } | { ok: false; fault: JsonFault } {
  const scanner = new JsonScanner(text);
  try {
    return { ok: true, root: scanner.document() };
  } catch (error) {
    if (error instanceof ScanFault) return { ok: false, fault: error.fault };
    throw error;
  }
}

export function jsonPositions(text: string, root: JsonPlace): Positions {
  const lineOf = lineIndex(text);
  return {
    of(pointer: Pointer) {
      let place = root;
      for (const token of pointer) {
        const next: JsonPlace | undefined = place.members?.get(token) ?? place.items?.[Number(token)];
        if (next === undefined) break;
        place = next;
      }
      return lineOf(place.offset);
    },
  };
}

class ScanFault extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.message);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;

class JsonScanner {
  #at = 0;
  #depth = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonPlace {
    this.#space();
    const root = this.#value(this.#at);
    this.#space();
    if (this.#at < this.#text.length) this.#fail("text after the end of the document");
    return root;
  }

  #value(offset: number): JsonPlace {
    const character = this.#text[this.#at];
    if (character === "{") return { offset, members: this.#object() };
    if (character === "[") return { offset, items: this.#array() };
    if (character === '"') this.#string();
    else if (character !== undefined && "-0123456789".includes(character)) this.#number();
    else this.#word();
    return { offset };
  }

  #object(): Map<string, JsonPlace> {
    const members = new Map<string, JsonPlace>();
    this.#enter();
    if (this.#skip("}")) return this.#leave(members);
    do {
      this.#space();
      const offset = this.#at;
      if (this.#text[offset] !== '"') this.#fail("a key in double quotes is missing");
      this.#string();
      const written = this.#text.slice(offset, this.#at);
      const key = written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
      if (members.has(key)) this.#fail(`the key "${key}" is written twice`, offset);
      if (!this.#skip(":")) this.#fail(`":" is missing after the key "${key}"`);
      this.#space();
      members.set(key, this.#value(offset));
    } while (this.#skip(","));
    if (!this.#skip("}")) this.#fail('"," or "}" is missing');
    return this.#leave(members);
  }

  #array(): JsonPlace[] {
    const items: JsonPlace[] = [];
    this.#enter();
    if (this.#skip("]")) return this.#leave(items);
    do {
      this.#space();
      items.push(this.#value(this.#at));
    } while (this.#skip(","));
    if (!this.#skip("]")) this.#fail('"," or "]" is missing');
    return this.#leave(items);
  }

  #enter(): void {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#fail(`nested deeper than ${MAX_DEPTH} levels`);
  }

  #leave<T>(result: T): T {
    this.#depth -= 1;
    return result;
  }

  #skip(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    // Most places have no space or one; the pattern is for the rest.
    const code = this.#text.charCodeAt(this.#at);
    if (code > 0x20) return;
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #string(): void {
    const start = this.#at;
    let at = start + 1;
    for (;;) {
      PLAIN.lastIndex = at;
      PLAIN.test(this.#text);
      at = PLAIN.lastIndex;
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return;
      }
      if (Number.isNaN(code)) this.#fail("a string has no end", start);
      if (code !== 0x5c) this.#fail("a control character (or the end of the line) inside a string", at);
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(this.#text)) this.#fail("an unknown escape in a string", at);
      at = ESCAPE.lastIndex;
    }
  }

  #number(): void {
    NUMBER.lastIndex = this.#at;
    if (!NUMBER.test(this.#text)) this.#fail("a number is malformed");
    this.#at = NUMBER.lastIndex;
  }

  #word(): void {
    for (const word of ["true", "false", "null"]) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return;
      }
    }
    this.#fail(this.#at < this.#text.length ? "a value is expected here" : "the document ends too early");
  }

  #fail(message: string, offset = this.#at): never {
    throw new ScanFault({ offset: Math.min(offset, this.#text.length), message });
  }
}
