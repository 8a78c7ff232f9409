import type { Contract, SchemaFacts } from "../contract.js";

/** Words about the value that a `$ref` leads to: beside one they count in every version. */
const ABOUT_THE_VALUE = {
  deprecated: ["deprecated"],
  orNull: ["nullable", "x-nullable"],
  default: ["default"],
  readOnly: ["readOnly"],
  writeOnly: ["writeOnly"],
} as const satisfies Partial<Readonly<Record<keyof SchemaFacts, readonly string[]>>>;
/** What is worked out of words that others have, or of prose. */
type WorkedOut =
  | "sunset"
  | "since"
  | "replacement"
  | "notice"
  | "maturity"
  | "unknownMaturity"
  | "deprecatedValues"
  | "replacedValues"
  | "extensibleEnum"
  | "unread"
  | "subtypes";

/** By the fact that a schema has in the end, the words of a document that say it; a fact that has no row does not compile. */
const WORDS = {
  types: ["type"],
  format: ["format"],
  enum: ["enum", "const"],
  properties: ["properties"],
  patternProperties: ["patternProperties"],
  required: ["required"],
  additionalProperties: ["additionalProperties"],
  unevaluatedProperties: ["unevaluatedProperties"],
  propertyNames: ["propertyNames"],
  minProperties: ["minProperties"],
  maxProperties: ["maxProperties"],
  dependentRequired: ["dependentRequired"],
  dependentSchemas: ["dependentSchemas"],
  items: ["items"],
  prefixItems: ["prefixItems"],
  unevaluatedItems: ["unevaluatedItems"],
  contains: ["contains"],
  minContains: ["minContains"],
  maxContains: ["maxContains"],
  minItems: ["minItems"],
  maxItems: ["maxItems"],
  uniqueItems: ["uniqueItems"],
  minimum: ["minimum"],
  maximum: ["maximum"],
  exclusiveMinimum: ["exclusiveMinimum"],
  exclusiveMaximum: ["exclusiveMaximum"],
  multipleOf: ["multipleOf"],
  minLength: ["minLength"],
  maxLength: ["maxLength"],
  pattern: ["pattern"],
  contentMediaType: ["contentMediaType"],
  contentEncoding: ["contentEncoding"],
  contentSchema: ["contentSchema"],
  allOf: ["allOf", "$dynamicRef"],
  oneOf: ["oneOf"],
  anyOf: ["anyOf"],
  not: ["not"],
  if: ["if"],
  then: ["then"],
  else: ["else"],
  discriminator: ["discriminator"],
} as const satisfies {
  readonly [Key in Exclude<keyof SchemaFacts, keyof typeof ABOUT_THE_VALUE | WorkedOut>]: readonly string[];
};

/** By fact, the words that say it. */
export const SCHEMA_WORDS = { ...ABOUT_THE_VALUE, ...WORDS };
export type SchemaWord = (typeof SCHEMA_WORDS)[keyof typeof SCHEMA_WORDS][number];

const BEFORE_3_1: ReadonlySet<string> = new Set(Object.values(ABOUT_THE_VALUE).flat());
const SINCE_3_1: ReadonlySet<string> = new Set(Object.values(SCHEMA_WORDS).flat());

/**
 * Before 3.1, what stands beside a `$ref` shall be ignored; what says something *about* the value (`nullable`,
 * `deprecated`) is meant all the same by who writes it there.
 * @see https://spec.openapis.org/oas/v3.0.4#reference-object
 */
export const countsBesideReference = (key: string, openapi: Contract["openapi"]): boolean =>
  (openapi === "2.0" || openapi === "3.0" ? BEFORE_3_1 : SINCE_3_1).has(key);
