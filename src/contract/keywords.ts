import type { SchemaFacts } from "./contract.js";

/** Keywords that a node has as soon as they are not undefined. */
const SAID = [
  "types",
  "format",
  "enum",
  "default",
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
  "minProperties",
  "maxProperties",
  "items",
  "unevaluatedItems",
  "contains",
  "minContains",
  "maxContains",
  "minItems",
  "maxItems",
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
  "not",
  "sunset",
] as const satisfies readonly (keyof SchemaFacts)[];
/** And those that every node has, and that say something when they are true or not empty. */
const FILLED = [
  "if",
  "then",
  "else",
  "discriminator",
  "deprecated",
  "readOnly",
  "writeOnly",
  "uniqueItems",
  "extensibleEnum",
  "maturity",
  "properties",
  "patternProperties",
  "dependentRequired",
  "dependentSchemas",
  "required",
  "prefixItems",
  "oneOf",
  "anyOf",
  "orNull",
  "unread",
] as const satisfies readonly (keyof SchemaFacts)[];

export type Keyword = (typeof SAID)[number] | (typeof FILLED)[number];

/** One bit per keyword, in two halves because an integer operation has 32 bits. */
export interface Keywords {
  readonly said: number;
  readonly filled: number;
}

/** Which keywords a schema has; `allOf` is none of them: what it holds counts instead. */
export function keywordsOf(node: SchemaFacts): Keywords {
  // written out: this is asked of every node of a document, and each of these has a place of its own in the code
  const said =
    flag(0, node.types !== undefined) |
    flag(1, node.format !== undefined) |
    flag(2, node.enum !== undefined) |
    flag(3, node.default !== undefined) |
    flag(4, node.additionalProperties !== undefined) |
    flag(5, node.unevaluatedProperties !== undefined) |
    flag(6, node.propertyNames !== undefined) |
    flag(7, node.minProperties !== undefined) |
    flag(8, node.maxProperties !== undefined) |
    flag(9, node.items !== undefined) |
    flag(10, node.unevaluatedItems !== undefined) |
    flag(11, node.contains !== undefined) |
    flag(12, node.minContains !== undefined) |
    flag(13, node.maxContains !== undefined) |
    flag(14, node.minItems !== undefined) |
    flag(15, node.maxItems !== undefined) |
    flag(16, node.minimum !== undefined) |
    flag(17, node.maximum !== undefined) |
    flag(18, node.exclusiveMinimum !== undefined) |
    flag(19, node.exclusiveMaximum !== undefined) |
    flag(20, node.multipleOf !== undefined) |
    flag(21, node.minLength !== undefined) |
    flag(22, node.maxLength !== undefined) |
    flag(23, node.pattern !== undefined) |
    flag(24, node.contentMediaType !== undefined) |
    flag(25, node.contentEncoding !== undefined) |
    flag(26, node.contentSchema !== undefined) |
    flag(27, node.not !== undefined) |
    flag(28, node.sunset !== undefined);
  const filled =
    flag(0, node.if !== undefined) |
    flag(1, node.then !== undefined) |
    flag(2, node.else !== undefined) |
    flag(3, node.discriminator !== undefined) |
    flag(4, node.deprecated) |
    flag(5, node.readOnly) |
    flag(6, node.writeOnly) |
    flag(7, node.uniqueItems) |
    flag(8, node.extensibleEnum) |
    flag(9, node.maturity !== "stable" || node.unknownMaturity !== undefined) |
    flag(10, node.properties.size > 0) |
    flag(11, node.patternProperties.size > 0) |
    flag(12, node.dependentRequired.size > 0) |
    flag(13, node.dependentSchemas.size > 0) |
    flag(14, node.required.length > 0) |
    flag(15, node.prefixItems.length > 0) |
    flag(16, node.oneOf.length > 0) |
    flag(17, node.anyOf.length > 0) |
    flag(18, node.orNull) |
    flag(19, node.unread);
  return { said, filled };
}

const flag = (bit: number, is: boolean): number => (is ? 1 << bit : 0);

export function bitsOf(keywords: readonly Keyword[]): Keywords {
  let said = 0;
  let filled = 0;
  for (const keyword of keywords) {
    const bit = (SAID as readonly Keyword[]).indexOf(keyword);
    if (bit >= 0) said |= 1 << bit;
    else filled |= 1 << (FILLED as readonly Keyword[]).indexOf(keyword);
  }
  return { said, filled };
}
