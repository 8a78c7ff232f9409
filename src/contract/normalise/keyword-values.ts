/** What stands behind a keyword: a value of another kind is left out, and said so, instead of passing for absent. */
import { isExact } from "../read/exact-number.js";
import { isList, isObject } from "../read/raw.js";
import type { SchemaWord } from "./schema-words.js";

interface Kind {
  readonly name: string;
  readonly fits: (value: unknown) => boolean;
}

/** Without these it is unknown which fields and values a schema has; without any other, how long or large they may be. */
const DECISIVE: ReadonlySet<string> = new Set([
  "enum",
  "prefixItems",
  "allOf",
  "oneOf",
  "anyOf",
  "properties",
  "patternProperties",
]);

interface Misfit {
  readonly reason: string;
  /** what the schema has cannot be told without it */
  readonly decisive: boolean;
}

const LIST: Kind = { name: "a list", fits: isList };
const MAP: Kind = { name: "an object", fits: isObject };
const NUMBER: Kind = { name: "a number", fits: (value) => typeof value === "number" || isExact(value) };
const TEXT: Kind = { name: "a text", fits: (value) => typeof value === "string" };
/** 3.0 writes `exclusiveMinimum: true` */
const NUMBER_OR_SWITCH: Kind = {
  name: "a number",
  fits: (value) => NUMBER.fits(value) || typeof value === "boolean",
};

const SWITCH: Kind = { name: "true or false", fits: (value) => typeof value === "boolean" };
/** Any value, or several kinds of which who reads the word says what it cannot understand. */
const ANY: Kind = { name: "anything", fits: () => true };
/** That one is no schema is said where it is read. */
const SCHEMA = ANY;

/** A word that a schema may have and that has no row does not compile. */
const KINDS: { readonly [Word in SchemaWord]: Kind } = {
  type: ANY,
  format: TEXT,
  enum: LIST,
  const: ANY,
  default: ANY,
  deprecated: ANY,
  nullable: ANY,
  "x-nullable": ANY,
  readOnly: SWITCH,
  writeOnly: SWITCH,
  properties: MAP,
  patternProperties: MAP,
  required: LIST,
  additionalProperties: SCHEMA,
  unevaluatedProperties: SCHEMA,
  propertyNames: SCHEMA,
  minProperties: NUMBER,
  maxProperties: NUMBER,
  dependentRequired: MAP,
  dependentSchemas: MAP,
  items: SCHEMA,
  prefixItems: LIST,
  unevaluatedItems: SCHEMA,
  contains: SCHEMA,
  minContains: NUMBER,
  maxContains: NUMBER,
  minItems: NUMBER,
  maxItems: NUMBER,
  uniqueItems: SWITCH,
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: NUMBER_OR_SWITCH,
  exclusiveMaximum: NUMBER_OR_SWITCH,
  multipleOf: NUMBER,
  minLength: NUMBER,
  maxLength: NUMBER,
  pattern: TEXT,
  contentMediaType: TEXT,
  contentEncoding: TEXT,
  contentSchema: SCHEMA,
  allOf: LIST,
  $dynamicRef: TEXT,
  oneOf: LIST,
  anyOf: LIST,
  not: SCHEMA,
  if: SCHEMA,
  then: SCHEMA,
  else: SCHEMA,
  discriminator: ANY,
};
const KIND_OF: ReadonlyMap<string, Kind> = new Map(Object.entries(KINDS));

/** @example misfit("enum", "small") // { reason: "`enum` must be a list; it is left out", decisive: true } */
export function misfit(key: string, value: unknown): Misfit | undefined {
  const kind = KIND_OF.get(key);
  const decisive = DECISIVE.has(key);
  // What has no value (`pattern:` in YAML) says nothing.
  if (kind === undefined || value === null || value === undefined || kind.fits(value)) return undefined;
  return { reason: `\`${key}\` must be ${kind.name}; it is left out`, decisive };
}
