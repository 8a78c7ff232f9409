import type { Contract, SchemaFacts } from "../contract.js";

/** What makes a schema of its own out of a `$ref` when it stands beside it. */
const REMARKS = ["deprecated", "nullable", "x-nullable", "default", "readOnly", "writeOnly"] as const;
type Remark = "deprecated" | "orNull" | "default" | "readOnly" | "writeOnly";
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
const WORDS: { readonly [Key in Exclude<keyof SchemaFacts, Remark | WorkedOut>]: readonly string[] } = {
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
};
const BEFORE_3_1: ReadonlySet<string> = new Set(REMARKS);
const SINCE_3_1: ReadonlySet<string> = new Set([...REMARKS, ...Object.values(WORDS).flat()]);

/**
 * Before 3.1, what stands beside a `$ref` shall be ignored; what says something *about* the value (`nullable`,
 * `deprecated`) is meant all the same by who writes it there.
 * @see https://spec.openapis.org/oas/v3.0.4#reference-object
 */
export const countsBesideReference = (key: string, openapi: Contract["openapi"]): boolean =>
  (openapi === "2.0" || openapi === "3.0" ? BEFORE_3_1 : SINCE_3_1).has(key);
