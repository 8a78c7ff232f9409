/** What stands behind a keyword: a value of another kind is left out, and said so, instead of passing for absent. */
import { isExact } from "../read/exact-number.js";
import { isList, isObject } from "../read/raw.js";

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

export interface Misfit {
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

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ...["enum", "required", "prefixItems", "allOf", "oneOf", "anyOf"].map((key) => [key, LIST] as const),
  ...["properties", "patternProperties", "dependentSchemas", "dependentRequired"].map((key) => [key, MAP] as const),
  ...[
    "minimum",
    "maximum",
    "minProperties",
    "maxProperties",
    "minContains",
    "maxContains",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "multipleOf",
  ].map((key) => [key, NUMBER] as const),
  ...["exclusiveMinimum", "exclusiveMaximum"].map((key) => [key, NUMBER_OR_SWITCH] as const),
  ...["format", "pattern", "contentMediaType", "contentEncoding"].map((key) => [key, TEXT] as const),
]);

/** @example misfit("enum", "small") // { reason: "`enum` must be a list; it is left out", decisive: true } */
export function misfit(key: string, value: unknown): Misfit | undefined {
  const kind = KINDS.get(key);
  const decisive = DECISIVE.has(key);
  // What has no value (`pattern:` in YAML) says nothing.
  if (kind === undefined || value === null || value === undefined || kind.fits(value)) return undefined;
  return { reason: `\`${key}\` must be ${kind.name}; it is left out`, decisive };
}
