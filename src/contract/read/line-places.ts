import type { Pointer } from "../contract.js";
import { lineOf } from "./json-lines.js";
import type { Positions } from "./positions.js";
import { isList, isObject, type RawObject, valueAt } from "./raw.js";

/**
 * Where the elements of a laid out snapshot (snapshot/layout.ts) stand: by its lines, and within a line by what it
 * says, which is written as `JSON.stringify` writes it. `root`: what `readLines` made of the file.
 */
export function linePlaces(root: RawObject): Positions {
  return {
    of(pointer) {
      for (let depth = Math.min(pointer.length, MAX_DEPTH); depth > 0; depth -= 1) {
        const line = lineOf(root, pointer.slice(0, depth));
        if (line === undefined) continue;
        if (depth === pointer.length || line.inside === undefined) return { line: line.row + 1, column: 1 };
        const way = new Way(line.inside, pointer.slice(depth));
        return {
          line: line.row + 1,
          column: way.length === 0 ? 1 : lengthOf(pointer[depth - 1]) + 1 + way.placeOf(way.length) + 1,
        };
      }
      return { line: 1, column: 1 };
    },
  };
}

/** `paths`, a path, a method */
const MAX_DEPTH = 3;

const lengthOf = (value: unknown): number => JSON.stringify(value).length;

/** From a value down to the deepest part of a pointer that it has, and where that stands in its text. */
class Way {
  readonly #values: unknown[];

  constructor(
    readonly start: { readonly value: unknown; readonly text: string },
    readonly tokens: Pointer,
  ) {
    this.#values = [start.value];
    for (const token of tokens) {
      const value = valueAt(this.#values.at(-1), token);
      if (value === undefined) break;
      this.#values.push(value);
    }
  }

  get length(): number {
    return this.#values.length - 1;
  }

  /** Of the key of a member, or of the value of an item, after so many steps. */
  placeOf(steps: number): number {
    const [above, value] = [this.#values[steps - 1], this.#values[steps]];
    const token = this.tokens[steps - 1] ?? "";
    if (isList(above)) return this.#insideOf(steps - 1) + (token === "0" ? 1 : lengthOf(above.slice(0, Number(token))));
    // What is written once in the whole text need not be counted to. A key inside of a text has other quotes.
    const { text } = this.start;
    const written = `${JSON.stringify(token)}:${JSON.stringify(value)}`;
    const found = text.indexOf(written);
    return found >= 0 && !text.includes(written, found + 1)
      ? found
      : this.#insideOf(steps - 1) + 1 + lengthBefore(token, above);
  }

  #insideOf(steps: number): number {
    if (steps === 0) return 0;
    return this.placeOf(steps) + (isList(this.#values[steps - 1]) ? 0 : lengthOf(this.tokens[steps - 1]) + 1);
  }
}

/** Of the members that come before one, with their commas. */
function lengthBefore(token: string, above: unknown): number {
  let length = 0;
  for (const key of isObject(above) ? Object.keys(above) : []) {
    if (key === token) break;
    length += lengthOf(key) + 1 + lengthOf((above as RawObject)[key]) + 1;
  }
  return length;
}
