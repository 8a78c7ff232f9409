/** Walks a path of field names through the schema graph; cycles are harmless because the path is finite. */
import type { Schema, SchemaOrBoolean } from "./contract.js";
import { isPartlyUnread } from "./partly-unread.js";
import { occursIn } from "./pattern.js";

export interface FieldPlace {
  readonly schemas: readonly Schema[];
  /** marked in every alternative that has the field */
  readonly deprecated: boolean;
  readonly required: boolean;
}

/** A place the walk has reached: the node, and what its owner says about it. */
interface Reached {
  readonly schema: Schema;
  readonly required: boolean;
  /** another part of an `allOf` on the way says so of the same value */
  readonly deprecated?: boolean;
}

/** Where a walk stands. `open`: an alternative on the way cannot tell what it has. */
export interface Reach {
  readonly reached: readonly Reached[];
  readonly open: boolean;
}

/**
 * `places` are the alternatives to start from (media types, statuses); `undefined` is one without a schema.
 * `"open"`: the field is in none of them, but at least one cannot tell.
 */
export function fieldsAt(
  places: readonly (Schema | undefined)[],
  path: readonly string[],
): FieldPlace | "open" | undefined {
  let reach = reachOf(places);
  for (const segment of path) {
    reach = stepFrom(reach, segment);
    if (reach.reached.length === 0) break;
  }
  return placeAt(reach);
}

export const reachOf = (places: readonly (Schema | undefined)[]): Reach => ({
  reached: places.filter((place) => place !== undefined).map((schema) => ({ schema, required: false })),
  open: places.some((place) => place === undefined),
});

export function stepFrom({ reached, open }: Reach, segment: string): Reach {
  const steps = reached.map(({ schema }) => stepInto(schema, segment, undefined));
  return { reached: unique(steps.flatMap((step) => step.reached)), open: open || steps.some((step) => step.open) };
}

export function placeAt({ reached, open }: Reach): FieldPlace | "open" | undefined {
  if (reached.length === 0) return open ? "open" : undefined;
  return {
    schemas: reached.map((one) => one.schema),
    deprecated: areDeprecated(reached),
    required: reached.every((one) => one.required),
  };
}

const areDeprecated = (reached: readonly Reached[]): boolean =>
  reached.every((one) => one.deprecated === true || isDeprecated(one.schema));

const NOWHERE: Reach = { reached: [], open: false };
const ANYWHERE: Reach = { reached: [], open: true };

/** `above`: the compositions on the way; most schemas are none, and need no guard against cycles. */
function stepInto(schema: Schema, segment: string, above: Set<Schema> | undefined): Reach {
  if (above?.has(schema) === true) return NOWHERE;
  const own =
    segment === "[]" || /^\d+$/.test(segment)
      ? stepIntoItems(schema, segment)
      : segment === "{}"
        ? stepIntoValues(schema)
        : stepIntoProperty(schema, segment);
  if (own.reached.length > 0) return own;
  const isUnread = isPartlyUnread(schema);
  const seen = (above ?? new Set<Schema>()).add(schema);
  const together = schema.allOf.map((part) => stepInto(part, segment, seen));
  const composed = [
    ...together,
    ...[
      ...schema.oneOf,
      ...schema.anyOf,
      ...[schema.then, schema.else].filter(isSchema),
      ...schema.dependentSchemas.values(),
    ].map((part) => stepInto(part, segment, seen)),
  ];
  // All parts of `allOf` describe the one value: what one of them says of it holds (JSON Schema 2020-12, Validation 9.3).
  const deprecated = together.some((step) => step.reached.length > 0 && areDeprecated(step.reached));
  // The name may be listed as required in one part and described in another.
  const required = schema.required.includes(segment) || schema.allOf.some((part) => part.required.includes(segment));
  const reached = composed
    .flatMap((step) => step.reached)
    .map((one) => ({
      ...one,
      ...(required && { required }),
      ...(deprecated && { deprecated }),
    }));
  // An untyped part of a composition says nothing by itself: {allOf: [Pod, {description}]} is as closed as Pod.
  if (composed.length > 0)
    return { reached, open: own.open || (reached.length === 0 && (isUnread || composed.every((step) => step.open))) };
  if (isUnread) return ANYWHERE;
  return isFreeForm(schema) ? ANYWHERE : own;
}

function stepIntoProperty(schema: Schema, name: string): Reach {
  const property = schema.properties.get(name);
  if (property !== undefined)
    return { reached: [{ schema: property, required: schema.required.includes(name) }], open: false };
  for (const [pattern, value] of schema.patternProperties) {
    const fits = occursIn(pattern, name);
    if (fits === undefined) return ANYWHERE;
    if (fits) return { reached: [{ schema: value, required: false }], open: false };
  }
  return fromSchemaOrBoolean(schema.additionalProperties);
}

function stepIntoValues(schema: Schema): Reach {
  const values = [...schema.patternProperties.values()];
  if (isSchema(schema.additionalProperties)) values.push(schema.additionalProperties);
  if (values.length > 0) return { reached: values.map((value) => ({ schema: value, required: false })), open: false };
  // An unknown key of a known object may be any of its properties.
  return schema.properties.size > 0 || schema.additionalProperties === true ? ANYWHERE : NOWHERE;
}

function stepIntoItems(schema: Schema, segment: string): Reach {
  const fixed =
    segment === "[]" ? schema.prefixItems : [schema.prefixItems[Number(segment)]].filter((item) => item !== undefined);
  const items = [...fixed, ...(isSchema(schema.items) ? [schema.items] : [])];
  if (items.length > 0) return { reached: items.map((item) => ({ schema: item, required: false })), open: false };
  if (segment !== "[]" && schema.types?.includes("array") !== true) return stepIntoProperty(schema, segment);
  return schema.types?.includes("array") === true ? ANYWHERE : NOWHERE;
}

function fromSchemaOrBoolean(value: SchemaOrBoolean | undefined): Reach {
  if (value === true) return ANYWHERE;
  return isSchema(value) ? { reached: [{ schema: value, required: false }], open: false } : NOWHERE;
}

/** `{}` and `type: object` without any property: everything may be inside. */
function isFreeForm(schema: Schema): boolean {
  const object = schema.types === undefined || schema.types.includes("object");
  const shaped =
    schema.properties.size > 0 ||
    schema.patternProperties.size > 0 ||
    schema.additionalProperties !== undefined ||
    schema.items !== undefined ||
    schema.enum !== undefined;
  return object && !shaped;
}

/** On the node, or through `allOf` on the target of a `$ref` that stands beside other keywords. */
function isDeprecated(schema: Schema, seen = new Set<Schema>()): boolean {
  if (schema.deprecated) return true;
  if (seen.has(schema)) return false;
  seen.add(schema);
  return schema.allOf.some((part) => isDeprecated(part, seen));
}

function unique(reached: readonly Reached[]): readonly Reached[] {
  const byNode = new Map<Schema, Reached>();
  for (const one of reached) {
    const other = byNode.get(one.schema);
    byNode.set(
      one.schema,
      other === undefined
        ? one
        : {
            schema: one.schema,
            required: one.required && other.required,
            deprecated: one.deprecated === true && other.deprecated === true,
          },
    );
  }
  return [...byNode.values()];
}

const isSchema = (value: SchemaOrBoolean | undefined): value is Schema => typeof value === "object";
