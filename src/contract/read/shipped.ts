import { readFileSync } from "node:fs";
import { isLaidOut } from "../snapshot/mark.js";
import { readLines } from "./json-lines.js";
import { jsonPlaces } from "./json-places.js";
import type { Library } from "./library.js";
import type { Positions } from "./positions.js";

/**
 * A snapshot that came with this package, which nobody has edited: its bytes are kept as they are, and turned into
 * text line by line, when a line is asked for. `undefined`: it is no such file after all, or cannot be read.
 * Without waiting, because most runs never ask a release's contract, and whoever does is in the middle of a question.
 */
export function openShipped(path: string, file: string): Library | undefined {
  const bytes = bytesOf(path);
  if (bytes === undefined || !isLaidOut(bytes)) return undefined;
  const lines = readLines(bytes);
  let places: Positions | undefined;
  const positions = (): Positions => (places ??= jsonPlaces(bytes.toString("utf8")));
  return {
    root: { file, root: lines, mayReferElsewhere: false, positions },
    document: (_, reference) => ({ message: `${reference} was not read` }),
    locate: (origin) => {
      const { line, column } = positions().of(origin.pointer);
      return { file: origin.file, pointer: origin.pointer, line, column };
    },
  };
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
