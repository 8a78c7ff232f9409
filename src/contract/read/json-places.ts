import { lineIndex, type Positions } from "./positions.js";

interface Place {
  /** of the key for a member, of the value for an item */
  readonly offset: number;
  readonly value: number;
}

/**
 * Where the elements of sound JSON stand, found on the way down to each: what nobody asks for is skipped over,
 * which costs a fraction of indexing it.
 */
export function jsonPlaces(text: string): Positions {
  const inside = new Map<number, Inside>();
  let lineOf: ReturnType<typeof lineIndex> | undefined;
  return {
    of(pointer) {
      let offset = skipSpace(text, 0);
      let value = offset;
      for (const token of pointer) {
        let holder = inside.get(value);
        if (holder === undefined) inside.set(value, (holder = new Inside(placesIn(text, value))));
        const place = holder.of(token);
        if (place === undefined) break;
        ({ offset, value } = place);
      }
      lineOf ??= lineIndex(text);
      return lineOf(offset);
    },
  };
}

/** What stands in an object or a list, read as far as somebody has asked. */
class Inside {
  readonly #met = new Map<string, Place>();

  constructor(readonly rest: Iterator<readonly [token: string, place: Place]>) {}

  of(token: string): Place | undefined {
    const known = this.#met.get(token);
    if (known !== undefined) return known;
    for (let next = this.rest.next(); next.done !== true; next = this.rest.next()) {
      const [met, place] = next.value;
      this.#met.set(met, place);
      if (met === token) return place;
    }
    return undefined;
  }
}

/** The members or items of the object or list that starts at an offset; none of a plain value. */
function* placesIn(text: string, start: number): Generator<readonly [token: string, place: Place], void> {
  const opening = text[start];
  if (opening !== "{" && opening !== "[") return;
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index += 1) {
    const offset = at;
    let token = String(index);
    if (opening === "{") {
      at = endOfString(text, at);
      token = JSON.parse(text.slice(offset, at)) as string;
      at = skipSpace(text, skipSpace(text, at) + 1);
    }
    yield [token, { offset, value: at }];
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
}

const [QUOTE, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5b, 0x5d, 0x7b, 0x7d];

function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== "{" && first !== "[") {
    const end = /[\s,}\]]|$/g;
    end.lastIndex = start;
    return end.exec(text)?.index ?? text.length;
  }
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      continue;
    }
    at += 1;
    if (code === OPEN_OBJECT || code === OPEN_LIST) depth += 1;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

/** The offset after the closing quote. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** The offset of what comes after blanks and line ends; the end of the text has no code, which compares as no. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}
