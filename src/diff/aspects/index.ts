import type { Aspect } from "../graph/pair.js";
import { additionalProperties } from "./additional-properties.js";
import { conditional } from "./conditional.js";
import { contains } from "./contains.js";
import { content } from "./content.js";
import { defaultValue } from "./default.js";
import { dependentRequired } from "./dependent-required.js";
import { dependentSchemas } from "./dependent-schemas.js";
import { deprecation } from "./deprecation.js";
import { discriminator } from "./discriminator.js";
import { enumeration } from "./enum.js";
import { format } from "./format.js";
import { items } from "./items.js";
import { maturity } from "./maturity.js";
import { maxContains } from "./max-contains.js";
import { maxItems } from "./max-items.js";
import { maxLength } from "./max-length.js";
import { maxProperties } from "./max-properties.js";
import { maximum } from "./maximum.js";
import { minContains } from "./min-contains.js";
import { minItems } from "./min-items.js";
import { minLength } from "./min-length.js";
import { minProperties } from "./min-properties.js";
import { minimum } from "./minimum.js";
import { about } from "./misplaced.js";
import { multipleOf } from "./multiple-of.js";
import { not } from "./not.js";
import { nullable } from "./nullable.js";
import { pattern } from "./pattern.js";
import { patternProperties } from "./pattern-properties.js";
import { prefixItems } from "./prefix-items.js";
import { properties } from "./properties.js";
import { propertyNames } from "./property-names.js";
import { readOnly } from "./read-only.js";
import { readOnlyPattern } from "./read-only-pattern.js";
import { required } from "./required.js";
import { type } from "./type.js";
import { unevaluatedItems } from "./unevaluated-items.js";
import { unevaluatedProperties } from "./unevaluated-properties.js";
import { unions } from "./union.js";
import { uniqueItems } from "./unique-items.js";
import { writeOnly } from "./write-only.js";

/**
 * In the order in which they look at a pair. What is said *about* a value comes first, then the two that may end
 * the comparison (`union` goes on in the branches, `type` finds nothing in common), then everything else.
 */
export const aspects: readonly Aspect[] = [
  deprecation,
  maturity,
  discriminator,
  nullable,
  unions,
  type,
  format,
  enumeration,
  defaultValue,
  ...about("string", [minLength, maxLength, pattern, content]),
  minimum,
  maximum,
  multipleOf,
  ...about("object", [
    properties,
    required,
    readOnly,
    readOnlyPattern,
    writeOnly,
    additionalProperties,
    unevaluatedProperties,
    patternProperties,
    propertyNames,
    minProperties,
    maxProperties,
    dependentRequired,
    dependentSchemas,
  ]),
  ...about("array", [
    items,
    prefixItems,
    unevaluatedItems,
    contains,
    minContains,
    maxContains,
    minItems,
    maxItems,
    uniqueItems,
  ]),
  conditional,
  not,
];
