import type { Contract, Discriminator, JsonValue, Schema, SchemaFacts, SchemaOrBoolean } from "../contract.js";
import { isList, isObject, type RawObject } from "../read/raw.js";
import { UNREAD_KEY } from "../snapshot/mark.js";
import { misfit } from "./keyword-values.js";
import { marksOf, UNMARKED } from "./marks.js";
import { child, elements, type Node, type ObjectNode, type Reading, strings, text } from "./node.js";
import { deprecatedValuesInProse, replacedValuesInProse } from "./prose.js";
import { Draft } from "./schema-draft.js";
import { admitsNull, inheritedMarks, leadsNowhere, partsOf } from "./schema-intent.js";
import {
  boundsOf,
  declaredTypes,
  enumOf,
  finite,
  isNullable,
  narrowedToValues,
  typesOfValues,
} from "./schema-types.js";
import { countsBesideReference } from "./schema-words.js";
import type { Subtypes } from "./subtypes.js";
import { valuesOfBranches } from "./value-branches.js";

/** What reading one schema needs of who makes the others. */
export interface SchemaMaker {
  readonly reading: Reading;
  readonly whole: boolean;
  readonly openapi: Contract["openapi"];
  readonly subtypes: Subtypes;
  node(node: Node): Schema;
  /** one that does not stand in the document as such */
  made(node: Node, facts: SchemaFacts): Schema;
  orBoolean(node: ObjectNode, key: string): SchemaOrBoolean | undefined;
  map(node: ObjectNode, key: string): ReadonlyMap<string, Schema>;
}

/** What the keywords of a schema say, whichever version they are written in. */
export function factsOf(maker: SchemaMaker, node: ObjectNode): SchemaFacts {
  const draft = new Draft();
  const raw = node.value;
  const marks = marksOf(raw, "field");
  if (marks !== UNMARKED) Object.assign(draft, marks);
  // of a snapshot, whose source could not be read here
  if (raw[UNREAD_KEY] === true) draft.unread = true;
  const besideReference = raw.$ref !== undefined;
  if (!besideReference || countsBesideReference("type", maker.openapi)) readTypes(maker, draft, node);
  // An absent key costs nothing, and most schemas have two or three.
  for (const key of Object.keys(raw))
    if (!besideReference || countsBesideReference(key, maker.openapi)) readKeyword(maker, draft, node, key);
  if (maker.whole && isObject(raw.properties) && typeof raw.properties.$ref === "string")
    draft.unread ||= maker.reading.isLost(child(node, "properties"));
  const composed = besideReference || raw.allOf !== undefined || isDynamic(raw);
  if (composed) readParts(maker, draft, node);
  readBranches(maker, draft, node);
  if (draft.enum !== undefined) {
    draft.deprecatedValues ??= deprecatedValuesOf(raw, draft.enum);
    draft.replacedValues = replacedValuesOf(raw, draft.enum);
  }
  draft.types = draft.types === undefined ? typesOfValues(draft.enum) : narrowedToValues(draft.types, draft.enum);
  readEncoded(draft);
  if (isNullable(raw)) admitNull(maker, draft, node, composed);
  if (draft.types?.includes("null") === true && draft.enum !== undefined) {
    // `[string, null]` says it already; 3.0 documents list null in the enum or not, and mean the same.
    const values = draft.enum.filter((value) => value !== null);
    draft.enum = values.length === 0 ? undefined : values;
  }
  if (!composed) closeWhatIsWhole(draft);
  if (!draft.deprecated && draft.allOf.length > 0) {
    const { deprecated, sunset, since, replacement, notice } = inheritedMarks(maker.reading, node);
    if (deprecated) Object.assign(draft, { deprecated, sunset, since, replacement, notice });
  }
  if (draft.discriminator !== undefined && draft.oneOf.length + draft.anyOf.length === 0)
    draft.subtypes = maker.subtypes.of(node).map((one) => maker.node(one));
  return draft;
}

function readParts(maker: SchemaMaker, draft: Draft, node: ObjectNode): void {
  const raw = node.value;
  const parts =
    raw.$ref !== undefined && !countsBesideReference("allOf", maker.openapi)
      ? partsOf(node).slice(0, 1)
      : partsOf(node);
  const dynamic = isDynamic(raw) ? maker.reading.dynamic(node) : undefined;
  draft.allOf = (dynamic === undefined ? parts : [...parts, dynamic]).map((part) => maker.node(part));
  if (isDynamic(raw) && dynamic === undefined) draft.unread = true;
  // a snapshot was read as a whole before it was written: what was left out was said then
  if (maker.whole && raw.allOf !== undefined && leadsNowhere(maker.reading, node))
    maker.reading.skip(child(node, "allOf"), "`allOf` leads in a circle without content");
}

const isDynamic = (raw: RawObject): boolean => typeof raw.$dynamicRef === "string";

/**
 * 3.1 says `contentEncoding: base64` where 3.0 says `format: byte`, and `contentMediaType: application/octet-stream`
 * where it says `format: binary`.
 */
function readEncoded(draft: Draft): void {
  if (draft.format !== undefined || draft.contentSchema !== undefined) return;
  if (draft.contentEncoding === "base64" || draft.contentEncoding === "base64url") {
    draft.format = draft.contentEncoding === "base64" ? "byte" : "base64url";
    draft.contentEncoding = undefined;
  } else if (draft.contentEncoding === undefined && draft.contentMediaType === "application/octet-stream") {
    draft.types ??= ["string"];
    draft.format = "binary";
    draft.contentMediaType = undefined;
  }
}

/** `oneOf` or `anyOf` of constants and lists of values is one list, written so that each value can be described. */
function readBranches(maker: SchemaMaker, draft: Draft, node: ObjectNode): void {
  for (const key of ["oneOf", "anyOf"] as const) {
    const found =
      draft[key].length > 1 && draft.enum === undefined ? valuesOfBranches(maker.reading, node, key) : undefined;
    if (found === undefined) continue;
    draft[key] = [];
    draft.enum = found.values;
    if (found.deprecated.length > 0) draft.deprecatedValues = found.deprecated;
    if (found.types !== undefined) draft.types ??= found.types;
  }
}

/** Where nothing is composed, no property is evaluated anywhere else: `unevaluatedProperties` says what `additionalProperties` says. */
function closeWhatIsWhole(draft: Draft): void {
  if (
    draft.unevaluatedProperties === undefined ||
    draft.oneOf.length + draft.anyOf.length + draft.dependentSchemas.size > 0
  )
    return;
  if (draft.if !== undefined || draft.not !== undefined) return;
  // beside it everything is evaluated, and nothing is left to speak about
  draft.additionalProperties ??= draft.unevaluatedProperties;
  draft.unevaluatedProperties = undefined;
}

function readTypes(maker: SchemaMaker, draft: Draft, node: ObjectNode): void {
  const { type } = node.value;
  if (type === undefined) return;
  if (type === "file") {
    draft.types = ["string"];
    draft.format = "binary";
    return;
  }
  const declared = declaredTypes(node.value);
  draft.types = declared.types;
  if (declared.unknown.length > 0) {
    maker.reading.skip(
      child(node, "type"),
      `unknown type ${declared.unknown.map((one) => `"${one}"`).join(", ")}${declared.types === undefined ? "" : `, read as ${declared.types.join(" or ")}`}`,
    );
  }
}

function readKeyword(maker: SchemaMaker, draft: Draft, node: ObjectNode, key: string): void {
  const raw = node.value[key];
  const wrong = misfit(key, raw);
  if (wrong !== undefined) {
    maker.reading.skip(child(node, key), wrong.reason);
    if (wrong.decisive) draft.unread = true;
  }
  switch (key) {
    case "format":
    case "pattern":
    case "contentMediaType":
    case "contentEncoding":
      draft[key] = text(raw) ?? draft[key];
      return;
    case "enum":
    case "const":
      draft.enum = enumOf(node.value);
      return;
    case "default":
      draft.default = raw as JsonValue;
      return;
    case "x-extensible-enum":
      draft.extensibleEnum = raw !== false;
      // As Zalando's guidelines have it, the list itself: `x-extensible-enum: [small, large]`.
      if (isList(raw)) draft.enum ??= raw as readonly JsonValue[];
      return;
    case "readOnly":
    case "writeOnly":
    case "uniqueItems":
      draft[key] = raw === true;
      return;
    case "required":
      draft.required = strings(raw);
      return;
    case "properties":
    case "patternProperties":
    case "dependentSchemas":
      draft[key] = maker.map(node, key);
      return;
    case "additionalProperties":
    case "unevaluatedProperties":
    case "propertyNames":
    case "items":
    case "unevaluatedItems":
    case "contains":
    case "not":
    case "if":
    case "then":
    case "else":
      draft[key] = maker.orBoolean(node, key);
      return;
    case "prefixItems":
    case "oneOf":
    case "anyOf":
      draft[key] = elements(child(node, key)).map((element) => maker.node(element));
      return;
    case "contentSchema":
      draft.contentSchema = maker.node(child(node, key));
      return;
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      Object.assign(draft, boundsOf(node.value));
      return;
    case "minProperties":
    case "maxProperties":
    case "minContains":
    case "maxContains":
    case "minItems":
    case "maxItems":
    case "minLength":
    case "maxLength":
    case "multipleOf":
      draft[key] = finite(raw);
      return;
    case "dependentRequired":
      if (isObject(raw))
        draft.dependentRequired = new Map(Object.entries(raw).map(([name, names]) => [name, strings(names)]));
      return;
    case "discriminator":
      draft.discriminator = discriminatorOf(raw);
      return;
    default:
      return;
  }
}

/** 3.0 `nullable` beside a composition means "or null" to those who write it, though by the letter the parts forbid it. */
function admitNull(maker: SchemaMaker, draft: Draft, node: ObjectNode, composed: boolean): void {
  if (composed) draft.orNull = true;
  if (draft.types !== undefined) {
    draft.types = withNull(draft.types);
    return;
  }
  for (const key of ["oneOf", "anyOf"] as const) {
    if (draft[key].length === 0) continue;
    if (elements(child(node, key)).some((branch) => admitsNull(maker.reading, branch))) return;
    const nothing = Object.assign(new Draft(), { types: ["null"] as const });
    draft[key] = [...draft[key], maker.made(child(node, "nullable"), nothing)];
    return;
  }
}

const withNull = (types: NonNullable<SchemaFacts["types"]>): NonNullable<SchemaFacts["types"]> =>
  types.includes("null") ? types : [...types, "null"];

/** 2.0 names the property only; later versions give an object. */
function discriminatorOf(raw: unknown): Discriminator | undefined {
  if (typeof raw === "string") return { propertyName: raw, mapping: new Map() };
  if (!isObject(raw) || typeof raw.propertyName !== "string") return undefined;
  const mapping = isObject(raw.mapping) ? Object.entries(raw.mapping) : [];
  const fallback = text(raw.defaultMapping);
  return {
    propertyName: raw.propertyName,
    mapping: new Map(mapping.filter((pair): pair is [string, string] => typeof pair[1] === "string")),
    ...(fallback !== undefined && { defaultMapping: fallback }),
  };
}

function deprecatedValuesOf(raw: RawObject, values: readonly JsonValue[]): readonly JsonValue[] | undefined {
  const listed = raw["x-enum-deprecated"] ?? raw["x-deprecated-values"] ?? raw["x-deprecated-enum"];
  const said = isList(listed) ? listed : deprecatedValuesInProse(text(raw.description) ?? "", values);
  return said.length === 0 ? undefined : values.filter((value) => said.includes(value));
}

function replacedValuesOf(raw: RawObject, values: readonly JsonValue[]): Draft["replacedValues"] {
  const listed = raw["x-enum-replaced"];
  const said = isObject(listed)
    ? new Map(
        Object.entries(listed).flatMap(([from, to]) =>
          isObject(to) && typeof to.value === "string"
            ? [[from, { value: to.value, renamed: to.renamed === true }]]
            : [],
        ),
      )
    : replacedValuesInProse(text(raw.description) ?? "", values);
  return said.size === 0 ? undefined : said;
}
