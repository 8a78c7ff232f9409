import type { Schema, SchemaFacts } from "../contract.js";

export const NO_SCHEMAS: ReadonlyMap<string, Schema> = new Map();
const NO_DEPENDENCIES: ReadonlyMap<string, readonly string[]> = new Map();
const NO_NAMES: readonly string[] = [];
const NO_LIST: readonly Schema[] = [];

type Facts = { -readonly [Key in keyof SchemaFacts]: SchemaFacts[Key] };

/**
 * What a schema says while it is being read. Every field at once and in one order: objects of one shape are far
 * cheaper to make and to read. A class, because V8 makes a literal of so many keys ten times as slowly.
 */
export class Draft implements Facts {
  deprecated: Facts["deprecated"] = false;
  sunset: Facts["sunset"] = undefined;
  since: Facts["since"] = undefined;
  replacement: Facts["replacement"] = NO_NAMES;
  notice: Facts["notice"] = undefined;
  maturity: Facts["maturity"] = "stable";
  unknownMaturity: Facts["unknownMaturity"] = undefined;
  unread: Facts["unread"] = false;
  types: Facts["types"] = undefined;
  orNull: Facts["orNull"] = false;
  format: Facts["format"] = undefined;
  enum: Facts["enum"] = undefined;
  deprecatedValues: Facts["deprecatedValues"] = undefined;
  replacedValues: Facts["replacedValues"] = undefined;
  extensibleEnum: Facts["extensibleEnum"] = false;
  default: Facts["default"] = undefined;
  readOnly: Facts["readOnly"] = false;
  writeOnly: Facts["writeOnly"] = false;
  properties: Facts["properties"] = NO_SCHEMAS;
  patternProperties: Facts["patternProperties"] = NO_SCHEMAS;
  required: Facts["required"] = NO_NAMES;
  additionalProperties: Facts["additionalProperties"] = undefined;
  unevaluatedProperties: Facts["unevaluatedProperties"] = undefined;
  propertyNames: Facts["propertyNames"] = undefined;
  minProperties: Facts["minProperties"] = undefined;
  maxProperties: Facts["maxProperties"] = undefined;
  dependentRequired: Facts["dependentRequired"] = NO_DEPENDENCIES;
  dependentSchemas: Facts["dependentSchemas"] = NO_SCHEMAS;
  items: Facts["items"] = undefined;
  prefixItems: Facts["prefixItems"] = NO_LIST;
  unevaluatedItems: Facts["unevaluatedItems"] = undefined;
  contains: Facts["contains"] = undefined;
  minContains: Facts["minContains"] = undefined;
  maxContains: Facts["maxContains"] = undefined;
  minItems: Facts["minItems"] = undefined;
  maxItems: Facts["maxItems"] = undefined;
  uniqueItems: Facts["uniqueItems"] = false;
  minimum: Facts["minimum"] = undefined;
  maximum: Facts["maximum"] = undefined;
  exclusiveMinimum: Facts["exclusiveMinimum"] = undefined;
  exclusiveMaximum: Facts["exclusiveMaximum"] = undefined;
  multipleOf: Facts["multipleOf"] = undefined;
  minLength: Facts["minLength"] = undefined;
  maxLength: Facts["maxLength"] = undefined;
  pattern: Facts["pattern"] = undefined;
  contentMediaType: Facts["contentMediaType"] = undefined;
  contentEncoding: Facts["contentEncoding"] = undefined;
  contentSchema: Facts["contentSchema"] = undefined;
  allOf: Facts["allOf"] = NO_LIST;
  oneOf: Facts["oneOf"] = NO_LIST;
  anyOf: Facts["anyOf"] = NO_LIST;
  not: Facts["not"] = undefined;
  if: Facts["if"] = undefined;
  then: Facts["then"] = undefined;
  else: Facts["else"] = undefined;
  discriminator: Facts["discriminator"] = undefined;
  subtypes: Facts["subtypes"] = NO_LIST;
}
