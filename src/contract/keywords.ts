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
const isTrue = (value: boolean): boolean => value;
const isThere = (value: unknown): boolean => value !== undefined;
const isListed = (list: readonly unknown[]): boolean => list.length > 0;
const isNamed = (map: ReadonlyMap<string, unknown>): boolean => map.size > 0;

type Filled = Exclude<keyof SchemaFacts, (typeof SAID)[number] | NeverAlone>;
/** Facts that speak beside another one only; of `allOf`, what it holds counts instead. */
type NeverAlone =
  | "deprecatedValues"
  | "replacedValues"
  | "since"
  | "replacement"
  | "notice"
  | "unknownMaturity"
  | "subtypes"
  | "allOf";

/** And all others, each with when it says something: a fact that has no row in either table does not compile. */
const FILLED: { readonly [Key in Filled]: (value: SchemaFacts[Key]) => boolean } = {
  if: isThere,
  then: isThere,
  else: isThere,
  discriminator: isThere,
  deprecated: isTrue,
  readOnly: isTrue,
  writeOnly: isTrue,
  uniqueItems: isTrue,
  extensibleEnum: isTrue,
  maturity: (level) => level !== "stable",
  properties: isNamed,
  patternProperties: isNamed,
  dependentRequired: isNamed,
  dependentSchemas: isNamed,
  required: isListed,
  prefixItems: isListed,
  oneOf: isListed,
  anyOf: isListed,
  orNull: isTrue,
  unread: isTrue,
};
const FILLED_NAMES = Object.keys(FILLED) as readonly Filled[];

export type Keyword = (typeof SAID)[number] | Filled;
export const KEYWORDS: readonly Keyword[] = [...SAID, ...FILLED_NAMES];

/** One bit per keyword, in two halves because an integer operation has 32 bits. */
export interface Keywords {
  readonly said: number;
  readonly filled: number;
}

/** Which keywords a schema has. */
export function keywordsOf(node: SchemaFacts): Keywords {
  let said = 0;
  SAID.forEach((key, bit) => {
    if (node[key] !== undefined) said |= 1 << bit;
  });
  let filled = node.unknownMaturity === undefined ? 0 : bitsOf(["maturity"]).filled;
  FILLED_NAMES.forEach((key, bit) => {
    if ((FILLED[key] as (value: unknown) => boolean)(node[key])) filled |= 1 << bit;
  });
  return { said, filled };
}

export function bitsOf(keywords: readonly Keyword[]): Keywords {
  let said = 0;
  let filled = 0;
  for (const keyword of keywords) {
    const bit = (SAID as readonly Keyword[]).indexOf(keyword);
    if (bit >= 0) said |= 1 << bit;
    else filled |= 1 << (FILLED_NAMES as readonly Keyword[]).indexOf(keyword);
  }
  return { said, filled };
}
