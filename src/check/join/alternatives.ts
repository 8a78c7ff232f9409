/** The ways in which an object can satisfy a schema: one for each choice that its unions leave. */

import type { Schema } from "../../contract/contract.js";

export interface Alternative {
  /** but for what the server sets (`readOnly`) */
  readonly required: ReadonlySet<string>;
  /** names that have a description of their own */
  readonly described: ReadonlySet<string>;
}

/** Unions within unions multiply; beyond this many, what all have in common is all that is said. */
const MOST_ALTERNATIVES = 100;

/** `allOf` goes together with each branch of `oneOf` and of `anyOf`. */
export function alternativesOf(schema: Schema, above: ReadonlySet<Schema>): readonly Alternative[] {
  const own: Alternative = {
    required: new Set(schema.required.filter((name) => schema.properties.get(name)?.readOnly !== true)),
    described: new Set(schema.properties.keys()),
  };
  if (above.has(schema)) return [own];
  const within = new Set(above).add(schema);
  const groups = [
    ...schema.allOf.map((part) => alternativesOf(part, within)),
    ...[schema.oneOf, schema.anyOf]
      .filter((branches) => branches.length > 0)
      .map((branches) => branches.flatMap((branch) => alternativesOf(branch, within))),
  ];
  return groups.reduce<readonly Alternative[]>(
    (before, group) => (before.length * group.length > MOST_ALTERNATIVES ? before : together(before, group)),
    [own],
  );
}

const together = (some: readonly Alternative[], others: readonly Alternative[]): readonly Alternative[] =>
  some.flatMap((one) =>
    others.map((other) => ({
      required: new Set([...one.required, ...other.required]),
      described: new Set([...one.described, ...other.described]),
    })),
  );
