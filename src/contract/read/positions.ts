import type { Pointer } from "../contract.js";

interface LineAndColumn {
  /** from 1 */
  readonly line: number;
  /** from 1, UTF-16 code units */
  readonly column: number;
}

/** Where each element of a document stands; an element under a key stands at its key. */
export interface Positions {
  /** the deepest part of the pointer that is in the document; its start when nothing is */
  readonly of: (pointer: Pointer) => LineAndColumn;
}

/** Offsets to lines, for many look-ups in one text. */
export function lineIndex(text: string): (offset: number) => LineAndColumn {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
