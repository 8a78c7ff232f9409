/** The ways in which an object can satisfy a schema: one for each choice that its unions leave. */

import type { Schema } from "../../contract/contract.js";

export interface Alternative {
  /** but for what the server sets (`readOnly`) */
  readonly required: ReadonlySet<string>;
  /** names that have a description of their own */
  readonly described: ReadonlySet<string>;
}

/** Unions within unions multiply: one that would make more is left out, and what the others ask for is all that is said. */
const MOST_ALTERNATIVES = 100;

/** `allOf` goes together with each branch of `oneOf` and of `anyOf`. `known`: what was worked out on the way. */
export function alternativesOf(
  schema: Schema,
  known = new Map<Schema, readonly Alternative[]>(),
): readonly Alternative[] {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const own: readonly Alternative[] = [
    {
      required: new Set(schema.required.filter((name) => schema.properties.get(name)?.readOnly !== true)),
      described: new Set(schema.properties.keys()),
    },
  ];
  // where it contains itself, it says nothing new there
  known.set(schema, own);
  const groups = [
    ...schema.allOf.map((part) => alternativesOf(part, known)),
    ...[schema.oneOf, schema.anyOf]
      .filter((branches) => branches.length > 0)
      .map((branches) => distinct(branches.flatMap((branch) => alternativesOf(branch, known)))),
  ];
  const all = groups.reduce(
    (some, group) => (some.length * group.length > MOST_ALTERNATIVES ? some : together(some, group)),
    own,
  );
  known.set(schema, all);
  return all;
}

const together = (some: readonly Alternative[], others: readonly Alternative[]): readonly Alternative[] =>
  some.flatMap((one) =>
    others.map((other) => ({
      required: new Set([...one.required, ...other.required]),
      described: new Set([...one.described, ...other.described]),
    })),
  );

const distinct = (all: readonly Alternative[]): readonly Alternative[] => [
  ...new Map(all.map((one) => [JSON.stringify([[...one.required], [...one.described]]), one])).values(),
];
