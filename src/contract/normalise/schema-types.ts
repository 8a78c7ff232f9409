import { type JsonValue, SCHEMA_TYPES, type SchemaType } from "../contract.js";
import { isExact, numberOf } from "../read/exact-number.js";
import { isList, type RawObject } from "../read/raw.js";

const TYPES: ReadonlySet<string> = new Set(SCHEMA_TYPES);
const isType = (value: unknown): value is SchemaType => typeof value === "string" && TYPES.has(value);

/** Words of programming languages that say which type was meant. */
const MEANT: ReadonlyMap<unknown, SchemaType> = new Map([
  ["int", "integer"],
  ["long", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["decimal", "number"],
  ["bool", "boolean"],
  ["str", "string"],
  ["list", "array"],
  ["dict", "object"],
]);

interface DeclaredTypes {
  readonly types: readonly SchemaType[] | undefined;
  /** what is written as `type` and is none */
  readonly unknown: readonly string[];
}

/** `type` of JSON Schema (a string or a list) in one order, so that `[null, string]` equals `[string, null]`. */
export function declaredTypes(raw: RawObject): DeclaredTypes {
  const written = raw.type;
  if (written === undefined) return { types: undefined, unknown: [] };
  const list = isList(written) ? written : [written];
  const meant = list.map((one) => MEANT.get(one) ?? one);
  const known = SCHEMA_TYPES.filter((type) => meant.includes(type));
  const unknown = list.filter((one) => !isType(one)).map(String);
  // An unknown type among known ones would narrow wrongly: better to know nothing.
  return { types: known.length === 0 || !meant.every(isType) ? undefined : known, unknown };
}

/** OpenAPI 3.0 `nullable`, and the extension that 2.0 documents use for it. */
export const isNullable = (raw: RawObject): boolean => raw.nullable === true || raw["x-nullable"] === true;

/** `const` is an enum of one. */
export function enumOf(raw: RawObject): readonly JsonValue[] | undefined {
  if (Object.hasOwn(raw, "const")) return [raw.const as JsonValue];
  return isList(raw.enum) ? (raw.enum as readonly JsonValue[]) : undefined;
}

/** The types of a list of values that says none itself. */
export function typesOfValues(values: readonly JsonValue[] | undefined): readonly SchemaType[] | undefined {
  if (values === undefined) return undefined;
  const found = new Set(values.map(typeOfValue));
  if (found.has("number")) found.delete("integer");
  return found.size === 0 ? undefined : SCHEMA_TYPES.filter((type) => found.has(type));
}

function typeOfValue(value: JsonValue): SchemaType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (isExact(value)) return "integer";
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    default:
      return "object";
  }
}

/** `type: number, enum: [1, 2]` are integers. A list that has nothing of its type is a slip, and the type is what is meant. */
export function narrowedToValues(
  types: readonly SchemaType[],
  values: readonly JsonValue[] | undefined,
): readonly SchemaType[] {
  const own = typesOfValues(values);
  if (own === undefined) return types;
  const both = own.filter((type) => types.includes(type) || (type === "integer" && types.includes("number")));
  // whoever lists null among the types, and not among the values, has one of two habits, and means null
  const left = types.includes("null") && !both.includes("null") ? [...both, "null" as const] : both;
  return both.length === own.length || left.length > 0 ? (left.some((type) => type !== "null") ? left : types) : types;
}

export interface Bounds {
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
  readonly exclusiveMaximum: number | undefined;
}

/** OpenAPI 3.0 says `minimum: 5, exclusiveMinimum: true` where JSON Schema 2020-12 says `exclusiveMinimum: 5`. */
export function boundsOf(raw: RawObject): Bounds {
  const minimum = finite(raw.minimum);
  const maximum = finite(raw.maximum);
  const low = raw.exclusiveMinimum === true;
  const high = raw.exclusiveMaximum === true;
  return {
    minimum: low ? undefined : minimum,
    maximum: high ? undefined : maximum,
    exclusiveMinimum: low ? minimum : finite(raw.exclusiveMinimum),
    exclusiveMaximum: high ? maximum : finite(raw.exclusiveMaximum),
  };
}

export const finite = (value: unknown): number | undefined => numberOf(value);
