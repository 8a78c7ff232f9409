import type { Schema } from "./contract.js";

/**
 * Whether what a schema is composed of is known only in part: what an unread member of `allOf` asks for, an unread branch of
 * `oneOf` takes, or an unread `then` adds may be anything, so that nothing is absent.
 */
export function isPartlyUnread(schema: Schema): boolean {
  let known = answers.get(schema);
  if (known === undefined) {
    known = holdsUnread(schema, new Set());
    answers.set(schema, known);
  }
  return known;
}

const answers = new WeakMap<Schema, boolean>();

function holdsUnread(schema: Schema, seen: Set<Schema>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  return schema.unread || composedOf(schema).some((part) => holdsUnread(part, seen));
}

const composedOf = ({ allOf, oneOf, anyOf, then, else: otherwise, dependentSchemas }: Schema): readonly Schema[] => [
  ...allOf,
  ...oneOf,
  ...anyOf,
  ...[then, otherwise].filter((part) => typeof part === "object"),
  ...dependentSchemas.values(),
];
