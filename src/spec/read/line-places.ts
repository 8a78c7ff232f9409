import { offsetOf } from "./json-lines.js";
import { jsonPlaces } from "./json-places.js";
import type { Positions } from "./positions.js";
import type { RawObject } from "./raw.js";

const NEWLINE = 0x0a;

interface PlacedLine {
  /** from 1 */
  readonly number: number;
  readonly text: string;
  inside: Positions | undefined;
}

/**
 * Where the elements of a laid out snapshot (snapshot/layout.ts) stand: by its lines, and within a line by its text.
 * Only the lines that somebody asks about are looked into. `root`: what `readLines` made of the bytes.
 */
export function linePlaces(bytes: Buffer, root: RawObject): Positions {
  let ends: readonly number[] | undefined;
  const lines = new Map<number, PlacedLine>();
  const lineAt = (pointer: readonly string[]): PlacedLine | undefined => {
    const offset = offsetOf(root, pointer);
    if (offset === undefined) return undefined;
    ends ??= endsOf(bytes);
    const number = lineWith(ends, offset);
    let line = lines.get(number);
    if (line === undefined) {
      const text = bytes.toString("utf8", (ends[number - 1] ?? -1) + 1, ends[number]).replace(/,$/, "");
      lines.set(number, (line = { number: number + 1, text, inside: undefined }));
    }
    return line;
  };
  return {
    of(pointer) {
      for (let depth = Math.min(pointer.length, MAX_DEPTH); depth > 0; depth -= 1) {
        const line = lineAt(pointer.slice(0, depth));
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

function endsOf(bytes: Buffer): readonly number[] {
  const ends: number[] = [];
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, end + 1)) ends.push(end);
  return ends;
}

/** The index of the line with an offset in it, its newline included. */
function lineWith(ends: readonly number[], offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
