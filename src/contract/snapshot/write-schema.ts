import type { JsonValue, Schema, SchemaFacts, SchemaOrBoolean } from "../contract.js";
import type { Dialect } from "./components.js";
import { type Json, sorted } from "./layout.js";
import { UNREAD_KEY } from "./mark.js";
import { writeMarks } from "./write-marks.js";

/** Says how a schema inside another one is written: in place, or as a reference. */
type WriteInner = (schema: Schema) => Json;

interface How {
  readonly dialect: Dialect;
  readonly inner: WriteInner;
}
type Written = Record<string, Json | undefined>;
type Write = (schema: Schema, how: How) => Written;

/** The keywords of one schema. 3.0 has `nullable` and boolean exclusive bounds where 3.1 has types and numbers. */
export function writeSchema(schema: Schema, dialect: Dialect, inner: WriteInner): Json {
  const written: Written = {};
  for (const write of Object.values(WRITERS)) Object.assign(written, write(schema, { dialect, inner }));
  return written;
}

/** Words of a document about which a snapshot stays silent, and what is worked out of others when it is read. */
type Unwritten = "notice" | "subtypes";
/** Facts that are written together with another one. */
type WrittenWithAnother = "orNull" | "sunset" | "since" | "replacement" | "maturity" | "unknownMaturity" | OtherBounds;
type OtherBounds = "maximum" | "exclusiveMinimum" | "exclusiveMaximum";

const plain =
  (key: keyof Schema): Write =>
  (schema) => ({ [key]: schema[key] as Json | undefined });
const flag =
  (key: "readOnly" | "writeOnly" | "uniqueItems"): Write =>
  (schema) => ({ [key]: schema[key] ? true : undefined });
const mapOf =
  (key: "properties" | "patternProperties" | "dependentSchemas"): Write =>
  (schema, { inner }) => ({
    [key]:
      schema[key].size === 0
        ? undefined
        : sorted(Array.from(schema[key], ([name, one]) => [name, inner(one)] as const)),
  });
const listOf =
  (key: "prefixItems" | "allOf" | "oneOf" | "anyOf"): Write =>
  (schema, { dialect, inner }) => {
    const list = key === "oneOf" || key === "anyOf" ? branches(schema[key], dialect) : schema[key];
    return { [key]: list.length === 0 ? undefined : list.map(inner) };
  };
const orBoolean =
  (key: keyof Schema): Write =>
  (schema, { dialect, inner }) => {
    const value = schema[key] as SchemaOrBoolean | undefined;
    if (typeof value !== "boolean") return { [key]: value === undefined ? undefined : inner(value) };
    // before 3.1 a boolean stands beside `additionalProperties` alone
    return { [key]: dialect === "3.1" || key === "additionalProperties" ? value : value ? {} : { not: {} } };
  };

/** In the order in which they are written; a fact that has no row does not compile. */
const WRITERS: { readonly [Key in Exclude<keyof SchemaFacts, Unwritten | WrittenWithAnother>]: Write } = {
  unread: ({ unread }) => ({ [UNREAD_KEY]: unread ? true : undefined }),
  types: (schema, { dialect }) => writeTypes(schema, dialect),
  format: plain("format"),
  enum: plain("enum"),
  deprecatedValues: (schema) => ({ "x-enum-deprecated": schema.deprecatedValues }),
  replacedValues: ({ replacedValues }) => ({
    "x-enum-replaced":
      replacedValues &&
      Object.fromEntries([...replacedValues].map(([from, { value, renamed }]) => [from, { value, renamed }])),
  }),
  extensibleEnum: (schema) => ({ "x-extensible-enum": schema.extensibleEnum ? true : undefined }),
  default: plain("default"),
  deprecated: (schema) => ({
    ...writeMarks(schema),
    // Beside a deprecated part, silence would mean "as deprecated as the part".
    ...(!schema.deprecated && schema.allOf.some((part) => part.deprecated) ? { deprecated: false } : {}),
  }),
  readOnly: flag("readOnly"),
  writeOnly: flag("writeOnly"),
  required: ({ required }) => ({ required: required.length === 0 ? undefined : [...new Set(required)].sort() }),
  properties: mapOf("properties"),
  patternProperties: mapOf("patternProperties"),
  additionalProperties: orBoolean("additionalProperties"),
  unevaluatedProperties: orBoolean("unevaluatedProperties"),
  propertyNames: orBoolean("propertyNames"),
  minProperties: plain("minProperties"),
  maxProperties: plain("maxProperties"),
  dependentRequired: ({ dependentRequired }) => ({
    dependentRequired:
      dependentRequired.size === 0
        ? undefined
        : sorted(Array.from(dependentRequired, ([name, names]) => [name, [...names]])),
  }),
  dependentSchemas: mapOf("dependentSchemas"),
  items: orBoolean("items"),
  prefixItems: listOf("prefixItems"),
  unevaluatedItems: orBoolean("unevaluatedItems"),
  contains: orBoolean("contains"),
  minContains: plain("minContains"),
  maxContains: plain("maxContains"),
  minItems: plain("minItems"),
  maxItems: plain("maxItems"),
  uniqueItems: flag("uniqueItems"),
  minimum: (schema, { dialect }) => writeBounds(schema, dialect),
  multipleOf: plain("multipleOf"),
  minLength: plain("minLength"),
  maxLength: plain("maxLength"),
  pattern: plain("pattern"),
  contentMediaType: plain("contentMediaType"),
  contentEncoding: plain("contentEncoding"),
  contentSchema: orBoolean("contentSchema"),
  allOf: listOf("allOf"),
  oneOf: listOf("oneOf"),
  anyOf: listOf("anyOf"),
  not: orBoolean("not"),
  if: orBoolean("if"),
  then: orBoolean("then"),
  else: orBoolean("else"),
  discriminator: ({ discriminator }) => ({
    discriminator:
      discriminator === undefined
        ? undefined
        : {
            propertyName: discriminator.propertyName,
            defaultMapping: discriminator.defaultMapping,
            mapping: discriminator.mapping.size === 0 ? undefined : sorted(discriminator.mapping),
          },
  }),
};

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
