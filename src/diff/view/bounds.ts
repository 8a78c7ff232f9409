import type { Schema } from "../../contract/contract.js";
import type { Bound, View } from "./view.js";

/** The strictest lower bound of a view; for integers `> 4` is `>= 5`. */
export function lowerBound(view: View): Bound | undefined {
  return strictest(view, (node) => [node.minimum, node.exclusiveMinimum], 1);
}

export function upperBound(view: View): Bound | undefined {
  return strictest(view, (node) => [node.maximum, node.exclusiveMaximum], -1);
}

/** `direction` 1: higher is stricter; -1: lower is stricter. Positive result: `a` is stricter. */
export function compareBounds(a: Bound | undefined, b: Bound | undefined, direction: 1 | -1): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1);
  if (a.value !== b.value) return direction * (a.value - b.value);
  return (a.exclusive ? 1 : 0) - (b.exclusive ? 1 : 0);
}

function strictest(
  view: View,
  read: (node: Schema) => readonly [inclusive: number | undefined, exclusive: number | undefined],
  direction: 1 | -1,
): Bound | undefined {
  const integersOnly = view.types?.value.size === 1 && view.types.value.has("integer");
  let best: Bound | undefined;
  for (const from of view.nodes) {
    const [inclusive, exclusive] = read(from);
    for (const [value, isExclusive] of [
      [inclusive, false],
      [exclusive, true],
    ] as const) {
      if (value === undefined) continue;
      const bound =
        isExclusive && integersOnly && Number.isInteger(value)
          ? { value: value + direction, exclusive: false, from }
          : { value, exclusive: isExclusive, from };
      if (compareBounds(bound, best, direction) > 0) best = bound;
    }
  }
  return best;
}
