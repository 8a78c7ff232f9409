import type { Contract } from "../contract.js";

/** What makes a schema of its own out of a `$ref` when it stands beside it. */
const REMARKS = ["deprecated", "nullable", "x-nullable", "default", "readOnly", "writeOnly"] as const;
const LIMITS = [
  "type",
  "format",
  "enum",
  "const",
  "properties",
  "patternProperties",
  "required",
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
  "minProperties",
  "maxProperties",
  "dependentRequired",
  "dependentSchemas",
  "items",
  "prefixItems",
  "unevaluatedItems",
  "contains",
  "minContains",
  "maxContains",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "contentMediaType",
  "contentEncoding",
  "contentSchema",
  "allOf",
  "oneOf",
  "anyOf",
  "not",
  "if",
  "then",
  "else",
  "discriminator",
  "$dynamicRef",
] as const;
const BEFORE_3_1: ReadonlySet<string> = new Set(REMARKS);
const SINCE_3_1: ReadonlySet<string> = new Set([...REMARKS, ...LIMITS]);

/**
 * Before 3.1, what stands beside a `$ref` shall be ignored; what says something *about* the value (`nullable`,
 * `deprecated`) is meant all the same by who writes it there.
 * @see https://spec.openapis.org/oas/v3.0.4#reference-object
 */
export const countsBesideReference = (key: string, openapi: Contract["openapi"]): boolean =>
  (openapi === "2.0" || openapi === "3.0" ? BEFORE_3_1 : SINCE_3_1).has(key);
