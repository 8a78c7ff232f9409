/** What a schema looks like beyond its type: only what few others look like tells one field from another. */
import type { Schema } from "../../contract/contract.js";

export interface Shape {
  readonly sameAs: (other: Shape) => boolean;
  readonly text?: string;
  readonly properties?: ReadonlySet<string>;
}

/** Fewer properties in common are a coincidence: `{ id, name }` is everywhere. */
const SEVERAL = 3;

/** The shapes of a schema that nothing of what stays beside it has. */
export function distinctiveShapes(
  schema: Schema | undefined,
  beside: readonly (Schema | undefined)[],
): readonly Shape[] {
  if (schema === undefined) return [];
  return shapesOf(schema).filter(
    (shape) => !beside.some((other) => other !== undefined && shapesOf(other).some((its) => shape.sameAs(its))),
  );
}

/** The types but for `null`; of a reference with siblings its target's, of a choice those of its branches. */
export function typesOf(schema: Schema | undefined, seen = new Set<Schema>()): string {
  const parts = partsOf(schema, seen);
  const own = parts.flatMap((part) => part.types ?? []);
  const types =
    own.length > 0
      ? own
      : parts.flatMap((part) => [...part.oneOf, ...part.anyOf].flatMap((branch) => typesOf(branch, seen).split(",")));
  return [...new Set(types.filter((type) => type !== "null" && type !== ""))].sort().join();
}

function shapesOf(schema: Schema): readonly Shape[] {
  const parts = partsOf(schema);
  const texts: string[] = [];
  for (const part of parts) {
    if (part.enum !== undefined && part.enum.length > 1)
      texts.push(JSON.stringify(part.enum.map((value) => JSON.stringify(value)).sort()));
    if (part.pattern !== undefined) texts.push(`pattern ${part.pattern}`);
    if (part.format !== undefined && !USUAL_FORMATS.has(part.format)) texts.push(`format ${part.format}`);
  }
  const properties = new Set(
    parts.flatMap((part) => [...part.properties].map(([name, property]) => `${name} ${typesOf(property)}`)),
  );
  const items = parts.find((part) => typeof part.items === "object")?.items;
  const inside =
    typeof items === "object" && items !== schema
      ? partsOf(items).flatMap((part) => [...part.properties].map(([name, property]) => `${name} ${typesOf(property)}`))
      : [];
  return [
    ...texts.map(textShape),
    ...[properties, new Set(inside)].filter((names) => names.size >= SEVERAL).map(objectShape),
  ];
}

const textShape = (text: string): Shape => ({ text, sameAs: (other) => other.text === text });

const objectShape = (properties: ReadonlySet<string>): Shape => ({
  properties,
  sameAs: ({ properties: others }) => {
    if (others === undefined) return false;
    const shared = [...properties].filter((property) => others.has(property)).length;
    return shared >= SEVERAL && shared / Math.max(properties.size, others.size) >= 0.6;
  },
});

/** They say how a value is written down; what is meant differs from field to field. */
const USUAL_FORMATS = new Set([
  "date",
  "date-time",
  "time",
  "duration",
  "int32",
  "int64",
  "float",
  "double",
  "decimal",
  "byte",
  "binary",
  "uuid",
  "uri",
  "url",
  "uri-reference",
  "password",
]);

/** The node and what holds for the same value: its `allOf`, and the one branch of a choice that is there to allow `null`. */
function partsOf(schema: Schema | undefined, seen = new Set<Schema>()): readonly Schema[] {
  if (schema === undefined || seen.has(schema)) return [];
  seen.add(schema);
  const choices = [schema.oneOf, schema.anyOf].map((branches) =>
    branches.filter((branch) => branch.types?.join() !== "null"),
  );
  return [
    schema,
    ...[...schema.allOf, ...choices.filter((branches) => branches.length === 1).flat()].flatMap((part) =>
      partsOf(part, seen),
    ),
  ];
}
