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
  const inside = new Map<number, ReadonlyMap<string, Place>>();
  let lineOf: ReturnType<typeof lineIndex> | undefined;
  return {
    of(pointer) {
      let offset = skipSpace(text, 0);
      let value = offset;
      for (const token of pointer) {
        let places = inside.get(value);
        if (places === undefined) {
          places = placesIn(text, value);
          inside.set(value, places);
        }
        const place = places.get(token);
        if (place === undefined) break;
        ({ offset, value } = place);
      }
      lineOf ??= lineIndex(text);
      return lineOf(offset);
    },
  };
}

/** The members or items of the object or list that starts at an offset; none of a plain value. */
function placesIn(text: string, start: number): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const opening = text[start];
  if (opening !== "{" && opening !== "[") return places;
  let at = skipSpace(text, start + 1);
  while (at < text.length && text[at] !== "}" && text[at] !== "]") {
    const offset = at;
    let name = String(places.size);
    if (opening === "{") {
      at = endOfString(text, at);
      name = JSON.parse(text.slice(offset, at)) as string;
      at = skipSpace(text, skipSpace(text, at) + 1);
    }
    places.set(name, { offset, value: at });
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return places;
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

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}
