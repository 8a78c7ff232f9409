import { jsonPlaces } from "./json-places.js";
import type { Positions } from "./positions.js";

const [NEWLINE, QUOTE, OPEN] = [0x0a, 0x22, 0x7b];
const COLON_AFTER_QUOTE = Buffer.from('":');

interface PlacedLine {
  /** from 1 */
  readonly number: number;
  readonly text: string;
  inside: Positions | undefined;
}

/**
 * Where the elements of a laid out snapshot (snapshot/layout.ts) stand: by its lines, and within a line by its text.
 * Only the lines that somebody asks about are looked into.
 */
export function linePlaces(bytes: Buffer): Positions {
  let starts: ReadonlyMap<string, readonly [number: number, offset: number]> | undefined;
  const lines = new Map<string, PlacedLine>();
  const lineAt = (path: string): PlacedLine | undefined => {
    const known = lines.get(path);
    if (known !== undefined) return known;
    const place = (starts ??= startsOf(bytes)).get(path);
    if (place === undefined) return undefined;
    const [number, offset] = place;
    const text = bytes.toString("utf8", offset, bytes.indexOf(NEWLINE, offset)).replace(/,$/, "");
    const line = { number, text, inside: undefined };
    lines.set(path, line);
    return line;
  };
  return {
    of(pointer) {
      for (let depth = Math.min(pointer.length, MAX_DEPTH); depth > 0; depth -= 1) {
        const line = lineAt(pathOf(pointer.slice(0, depth)));
        if (line === undefined) continue;
        if (depth === pointer.length || line.text.endsWith(":{")) return { line: line.number, column: 1 };
        line.inside ??= jsonPlaces(`{${line.text}}`);
        return { line: line.number, column: line.inside.of(pointer.slice(depth - 1)).column - 1 };
      }
      return { line: 1, column: 1 };
    },
  };
}

/** `paths`, a path, a method */
const MAX_DEPTH = 3;
const pathOf = (pointer: readonly string[]): string => pointer.join("\n");

/** The key that a line starts with, as written, with its quotes. */
const writtenKey = (text: string): string => /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0] ?? "";

function keyAt(bytes: Buffer, start: number, end: number): string {
  const colon = bytes.indexOf(COLON_AFTER_QUOTE, start + 1);
  const written = bytes.toString("utf8", start, colon + 1);
  // a quote and a colon inside of a key are rare enough to be looked for twice
  return JSON.parse(written.includes("\\") ? writtenKey(bytes.toString("utf8", start, end)) : written) as string;
}

/** Number and offset of each line, by the keys that lead to it. */
function startsOf(bytes: Buffer): ReadonlyMap<string, readonly [number: number, offset: number]> {
  const starts = new Map<string, readonly [number, number]>();
  const above: string[] = [];
  let number = 0;
  for (let offset = 0; offset < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, offset);
    number += 1;
    if (bytes[offset] === QUOTE) {
      const opens = bytes[end - 1] === OPEN;
      const key = keyAt(bytes, offset, end);
      starts.set(pathOf([...above, key]), [number, offset]);
      if (opens) above.push(key);
    } else if (number > 1) above.pop();
    offset = end === -1 ? bytes.length : end + 1;
  }
  return starts;
}
