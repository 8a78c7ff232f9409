/** The same API written another way: none of these changes what it takes or answers. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Part = Readonly<Record<string, Json>>;

const isPart = (value: Json | undefined): value is Part =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every schema of a document, from within: `change` gets one whose parts were changed before. */
export function mapSchemas(document: unknown, change: (schema: Part) => Json): Part {
  const walk = (value: Json, place: "schema" | "schemas" | "other" | "data"): Json => {
    if (place === "data") return value;
    if (Array.isArray(value)) return value.map((one) => walk(one as Json, place)) as Json;
    if (!isPart(value)) return value;
    if (place === "schemas") return mapped(value, () => "schema");
    const inner = mapped(value, (key) => placeOf(key, place));
    return place === "schema" ? change(inner) : inner;
    function mapped(part: Part, to: (key: string) => "schema" | "schemas" | "other" | "data"): Part {
      return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, walk(one, to(key))]));
    }
  };
  return walk(document as Json, "other") as Part;
}

const SCHEMA_MAPS = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);
const SCHEMAS = new Set([
  "allOf",
  "oneOf",
  "anyOf",
  "prefixItems",
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
]);
const DATA = new Set(["example", "examples", "default", "enum", "const", "mapping"]);

function placeOf(key: string, above: "schema" | "other"): "schema" | "schemas" | "other" | "data" {
  if (DATA.has(key)) return "data";
  if (above === "schema") return SCHEMA_MAPS.has(key) ? "schemas" : SCHEMAS.has(key) ? "schema" : "data";
  return key === "schema" ? "schema" : key === "schemas" || key === "definitions" ? "schemas" : "other";
}

/** 3.0 → 3.1: null among the types, numeric exclusive bounds, `contentEncoding` instead of formats of bytes. */
export function to31(document: unknown): Part {
  return { ...mapSchemas(document, schemaTo31), openapi: "3.1.0" };
}

function schemaTo31(schema: Part): Json {
  const { nullable, exclusiveMinimum, exclusiveMaximum, format, ...rest } = schema;
  const result: Record<string, Json> = { ...rest };
  if (format === "byte") result.contentEncoding = "base64";
  else if (format === "binary") result.contentMediaType = "application/octet-stream";
  else if (format !== undefined) result.format = format;
  for (const [key, flag, bound] of [
    ["exclusiveMinimum", exclusiveMinimum, "minimum"],
    ["exclusiveMaximum", exclusiveMaximum, "maximum"],
  ] as const) {
    if (flag === undefined || flag === false) continue;
    result[key] = flag === true ? (result[bound] ?? 0) : flag;
    if (flag === true) delete result[bound];
  }
  if (nullable !== true) return result;
  if (typeof result.type === "string") result.type = [result.type, "null"];
  if (Array.isArray(result.enum) && !result.enum.includes(null)) result.enum = [...(result.enum as Json[]), null];
  const composition = (["allOf", "oneOf", "anyOf"] as const).find((key) => result[key] !== undefined);
  if (result.$ref !== undefined || composition === "allOf") return { anyOf: [withoutNull(result), { type: "null" }] };
  if (composition !== undefined && result.type === undefined)
    result[composition] = [...(result[composition] as readonly Json[]), { type: "null" }];
  return result;
}

const withoutNull = (schema: Part): Part =>
  Array.isArray(schema.type) ? { ...schema, type: schema.type.find((type) => type !== "null") as Json } : schema;

export const to32 = (document: unknown): Part => ({ ...to31(document), openapi: "3.2.0" });

/** Every list of values as a `oneOf` of constants (3.1). */
export const enumsAsConstants = (document: unknown): Part =>
  mapSchemas(to31(document), (schema) => {
    const { enum: values, type, ...rest } = schema;
    if (!Array.isArray(values) || values.length < 2 || values.some((one) => typeof one !== "string" && one !== null))
      return schema;
    if (type !== undefined && ![type].flat().includes("string")) return schema;
    if (rest.oneOf !== undefined || new Set(values).size < values.length) return schema;
    const said = values.filter((one) => one !== null);
    // beside `type: string` a null in the list is none that may come
    const nullable = type === undefined ? values.includes(null) : Array.isArray(type) && type.includes("null");
    return {
      ...rest,
      oneOf: [...said.map((value) => ({ const: value as Json })), ...(nullable ? [{ type: "null" }] : [])],
    };
  });

/**
 * Types that a list of values or properties imply are left out. Of objects only where no part of a composition may be
 * null: there, `type: object` forbids it and its absence does not.
 */
export const withoutImpliedTypes = (document: unknown): Part => {
  const nullable = /"nullable":true|"null"/.test(JSON.stringify(document));
  return mapSchemas(document, (schema) => {
    const { type, ...rest } = schema;
    const values =
      Array.isArray(rest.enum) && rest.enum.length > 0 && rest.enum.every((one) => typeof one === "string");
    const implied =
      (type === "string" && values && rest.nullable !== true && rest.format === undefined) ||
      (type === "object" &&
        !nullable &&
        isPart(rest.properties) &&
        Object.keys(rest.properties).length > 0 &&
        rest.nullable !== true &&
        rest.oneOf === undefined &&
        rest.anyOf === undefined);
    return implied ? rest : schema;
  });
};

/** `$ref`s in `allOf` are replaced by what they lead to, one level deep. */
export function allOfInlined(document: unknown): Part {
  const root = document as Part;
  const target = (reference: Json): Json | undefined => {
    const tokens = typeof reference === "string" && reference.startsWith("#/") ? reference.slice(2).split("/") : [];
    let at: Json | undefined = tokens.length === 0 ? undefined : root;
    for (const token of tokens)
      at = isPart(at) ? at[decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
    return at;
  };
  return mapSchemas(document, (schema) => {
    if (!Array.isArray(schema.allOf)) return schema;
    const parts = schema.allOf.map((part) => {
      const found = isPart(part as Json) ? target((part as Part).$ref ?? null) : undefined;
      return isPart(found) && found.discriminator === undefined ? found : (part as Json);
    });
    return { ...schema, allOf: parts };
  });
}
