/** Values that code expects of a field: in comparisons, in `switch`, in lists of what is allowed, as keys of a table. */

import { literalOf } from "../domain/strings.js";
import type { Value } from "../domain/value.js";
import { optionsOf } from "../domain/value.js";
import { isPartOf, type ts } from "../project/syntax.js";

const NO_FIELD = { through: undefined, path: [] } as const;
const namesIn = (path: readonly string[]): number => path.filter((step) => step !== "[]").length;

/** `at`: the expression of the constant, where the value stands unless it is written elsewhere on the spot. */
export function compareWith(field: Value, constant: Value, at: ts.Node): void {
  for (const option of optionsOf(field)) {
    const { through, path } = option.kind === "response" ? option : NO_FIELD;
    // an item of a list of values is compared for the list
    if (through === undefined || namesIn(path) !== namesIn(through.path)) continue;
    for (const one of optionsOf(constant)) {
      const literal = literalOf(one);
      if (literal === undefined || through.values.has(literal)) continue;
      const written = one.kind === "text" ? one.written : undefined;
      through.values.set(literal, written !== undefined && isPartOf(written, at) ? written : at);
    }
  }
}
