import { MAX_DEPTH } from "./limits.js";

export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

/**
 * Reads JSON for what `JSON.parse` does not tell: keys written twice, the place of a syntax error,
 * and nesting too deep to work with. Strings and numbers are only skipped over.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function faultInJson(text: string): JsonFault | undefined {
  try {
    new JsonScanner(text).document();
    return undefined;
  } catch (error) {
    if (error instanceof ScanFault) return error.fault;
    throw error;
  }
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

  document(): void {
    this.#space();
    this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#fail("text after the end of the document");
  }

  #value(): void {
    const character = this.#text[this.#at];
    if (character === "{") this.#object();
    else if (character === "[") this.#array();
    else if (character === '"') this.#string();
    else if (character !== undefined && "-0123456789".includes(character)) this.#number();
    else this.#word();
  }

  #object(): void {
    const keys = new Set<string>();
    this.#enter();
    if (!this.#skip("}")) {
      do {
        this.#space();
        const offset = this.#at;
        if (this.#text[offset] !== '"') this.#fail("a key in double quotes is missing");
        this.#string();
        const written = this.#text.slice(offset, this.#at);
        const key = written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
        if (keys.has(key)) this.#fail(`the key "${key}" is written twice`, offset);
        keys.add(key);
        if (!this.#skip(":")) this.#fail(`":" is missing after the key "${key}"`);
        this.#space();
        this.#value();
      } while (this.#skip(","));
      if (!this.#skip("}")) this.#fail('"," or "}" is missing');
    }
    this.#depth -= 1;
  }

  #array(): void {
    this.#enter();
    if (!this.#skip("]")) {
      do {
        this.#space();
        this.#value();
      } while (this.#skip(","));
      if (!this.#skip("]")) this.#fail('"," or "]" is missing');
    }
    this.#depth -= 1;
  }

  #enter(): void {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#fail(`nested deeper than ${MAX_DEPTH} levels`);
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
