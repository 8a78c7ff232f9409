/** Where the code names what a finding is about. */

import type { CodePlace, FieldUse } from "../../scan/call.js";

/** Where a use names a field on its path: in `a.b.c` each has a place of its own. Undefined where it is only passed through. */
export function placeOfField(use: FieldUse, path: readonly string[]): CodePlace | undefined {
  const deeper = namesIn(use.path) - namesIn(path);
  return deeper === 0 ? use.at : use.above?.at(-deeper);
}

export const placeOfValue = (use: FieldUse, value: string): CodePlace =>
  use.valuePlaces?.find((written) => written.value === value)?.at ?? use.at;

/** `[]` and `{}` are no names: an item stands where its list does. */
const namesIn = (path: readonly string[]): number => path.filter((step) => step !== "[]" && step !== "{}").length;
