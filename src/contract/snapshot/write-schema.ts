import type { JsonValue, Schema, SchemaOrBoolean } from "../contract.js";
import type { Dialect } from "./components.js";
import { type Json, sorted } from "./layout.js";
import { writeMarks } from "./write-marks.js";

/** Says how a schema inside another one is written: in place, or as a reference. */
export type WriteInner = (schema: Schema) => Json;

/** The keywords of one schema. 3.0 has `nullable` and boolean exclusive bounds where 3.1 has types and numbers. */
export function writeSchema(schema: Schema, dialect: Dialect, inner: WriteInner): Json {
  const orBoolean = (value: SchemaOrBoolean | undefined): Json | undefined => {
    if (typeof value !== "boolean") return value === undefined ? undefined : inner(value);
    if (dialect === "3.1") return value;
    return value ? {} : { not: {} };
  };
  const map = (schemas: ReadonlyMap<string, Schema>) =>
    schemas.size === 0 ? undefined : sorted(Array.from(schemas, ([name, one]) => [name, inner(one)] as const));
  const list = (schemas: readonly Schema[]) => (schemas.length === 0 ? undefined : schemas.map(inner));
  const { additionalProperties } = schema;
  return {
    ...writeTypes(schema, dialect),
    format: schema.format,
    enum: schema.enum as Json | undefined,
    "x-enum-deprecated": schema.deprecatedValues as Json | undefined,
    "x-extensible-enum": schema.extensibleEnum ? true : undefined,
    default: schema.default as Json | undefined,
    ...writeMarks(schema),
    // Beside a deprecated part, silence would mean "as deprecated as the part".
    ...(!schema.deprecated && schema.allOf.some((part) => part.deprecated) ? { deprecated: false } : {}),
    readOnly: schema.readOnly ? true : undefined,
    writeOnly: schema.writeOnly ? true : undefined,
    required: schema.required.length === 0 ? undefined : [...new Set(schema.required)].sort(),
    properties: map(schema.properties),
    patternProperties: map(schema.patternProperties),
    additionalProperties:
      typeof additionalProperties === "boolean" ? additionalProperties : orBoolean(additionalProperties),
    unevaluatedProperties: orBoolean(schema.unevaluatedProperties),
    propertyNames: orBoolean(schema.propertyNames),
    minProperties: schema.minProperties,
    maxProperties: schema.maxProperties,
    dependentRequired:
      schema.dependentRequired.size === 0
        ? undefined
        : sorted(Array.from(schema.dependentRequired, ([name, names]) => [name, [...names]])),
    dependentSchemas: map(schema.dependentSchemas),
    items: orBoolean(schema.items),
    prefixItems: list(schema.prefixItems),
    unevaluatedItems: orBoolean(schema.unevaluatedItems),
    contains: orBoolean(schema.contains),
    minContains: schema.minContains,
    maxContains: schema.maxContains,
    minItems: schema.minItems,
    maxItems: schema.maxItems,
    uniqueItems: schema.uniqueItems ? true : undefined,
    ...writeBounds(schema, dialect),
    multipleOf: schema.multipleOf,
    minLength: schema.minLength,
    maxLength: schema.maxLength,
    pattern: schema.pattern,
    contentMediaType: schema.contentMediaType,
    contentEncoding: schema.contentEncoding,
    contentSchema: orBoolean(schema.contentSchema),
    allOf: list(schema.allOf),
    oneOf: list(branches(schema.oneOf, dialect)),
    anyOf: list(branches(schema.anyOf, dialect)),
    not: orBoolean(schema.not),
    if: orBoolean(schema.if),
    then: orBoolean(schema.then),
    else: orBoolean(schema.else),
    discriminator:
      schema.discriminator === undefined
        ? undefined
        : {
            propertyName: schema.discriminator.propertyName,
            defaultMapping: schema.discriminator.defaultMapping,
            mapping: schema.discriminator.mapping.size === 0 ? undefined : sorted(schema.discriminator.mapping),
          },
  };
}

/** 3.0 has no type "null": a branch for it is what `nullable` beside the branches was read as. */
export const isNull = (schema: Schema): boolean => schema.types?.length === 1 && schema.types[0] === "null";

const branches = (schemas: readonly Schema[], dialect: Dialect): readonly Schema[] =>
  dialect === "3.1" ? schemas : schemas.filter((branch) => !isNull(branch));

function writeTypes(schema: Schema, dialect: Dialect): { type?: Json; nullable?: true } {
  const types = schema.types ?? [];
  const [only] = types;
  const orNull = schema.orNull ? ({ nullable: true } as const) : {};
  if (dialect === "3.1")
    return {
      ...(types.length === 0 ? {} : { type: types.length === 1 && only !== undefined ? only : [...types] }),
      ...orNull,
    };
  const branchIsNull = [...schema.oneOf, ...schema.anyOf].some(isNull);
  const named = types.find((type) => type !== "null");
  return {
    ...(named === undefined ? {} : { type: named }),
    ...(types.includes("null") || branchIsNull || schema.orNull ? { nullable: true } : {}),
  };
}

function writeBounds(schema: Schema, dialect: Dialect): Record<string, JsonValue | undefined> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (dialect === "3.1") return { minimum, maximum, exclusiveMinimum, exclusiveMaximum };
  return {
    minimum: exclusiveMinimum ?? minimum,
    maximum: exclusiveMaximum ?? maximum,
    exclusiveMinimum: exclusiveMinimum === undefined ? undefined : true,
    exclusiveMaximum: exclusiveMaximum === undefined ? undefined : true,
  };
}
