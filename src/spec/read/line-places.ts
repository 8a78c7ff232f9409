import { lineOf, type PlacedLine } from "./json-lines.js";
import { jsonPlaces } from "./json-places.js";
import type { Positions } from "./positions.js";
import type { RawObject } from "./raw.js";

/**
 * Where the elements of a laid out snapshot (snapshot/layout.ts) stand: by its lines, and within a line by its text.
 * Only the lines that somebody asks about are looked into. `root`: what `readLines` made of the file.
 */
export function linePlaces(root: RawObject): Positions {
  const insides = new Map<PlacedLine, Positions>();
  const inside = (line: PlacedLine, text: string): Positions => {
    let places = insides.get(line);
    if (places === undefined) insides.set(line, (places = jsonPlaces(`{${text}}`)));
    return places;
  };
  return {
    of(pointer) {
      for (let depth = Math.min(pointer.length, MAX_DEPTH); depth > 0; depth -= 1) {
        const line = lineOf(root, pointer.slice(0, depth));
        if (line === undefined) continue;
        const text = depth === pointer.length ? undefined : line.text;
        return { line: line.row + 1, column: text === undefined ? 1 : inside(line, text).of(pointer.slice(depth - 1)).column - 1 };
      }
      return { line: 1, column: 1 };
    },
  };
}

/** `paths`, a path, a method */
const MAX_DEPTH = 3;
