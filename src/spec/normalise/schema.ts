import { SCHEMA_TYPES, type Discriminator, type JsonValue, type Schema, type SchemaOrBoolean } from "../contract.js";
import { isList, isObject, type RawObject } from "../read/raw.js";
import { marksOf, UNMARKED } from "./marks.js";
import { child, elements, isObjectNode, members, originOf, strings, text, type Node, type ObjectNode, type Reading } from "./node.js";
import { deprecatedValuesInProse, saysDeprecated } from "./prose.js";
import { admitsNull, agreedTypes, bareReference, inheritedMarks } from "./schema-intent.js";
import { boundsOf, declaredTypes, enumOf, finite, isNullable } from "./schema-types.js";

type Draft = { -readonly [Key in keyof Schema]: Schema[Key] };

/** Words about a schema that say nothing about values. */
const PROSE_KEYS = new Set(["description", "summary", "title", "example", "examples", "externalDocs", "xml", "$comment"]);
/** What makes a schema of its own out of a `$ref` when it stands beside it. */
const KEYWORDS = new Set([
  "deprecated", "nullable", "x-nullable", "type", "format", "enum", "const", "default", "readOnly", "writeOnly",
  "properties", "patternProperties", "required", "additionalProperties", "unevaluatedProperties", "propertyNames",
  "minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "items", "prefixItems", "unevaluatedItems",
  "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems", "minimum", "maximum",
  "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "contentMediaType",
  "contentEncoding", "contentSchema", "allOf", "oneOf", "anyOf", "not", "if", "then", "else", "discriminator",
]);

/**
 * Makes one node per raw schema. A node is handed out empty and filled from a queue, so that recursion and
 * depth of a document cost no stack and a cycle ends at the node it started from.
 */
export class SchemaGraph {
  readonly #nodes = new Map<object, Draft>();
  readonly #queue: { readonly draft: Draft; readonly node: ObjectNode }[] = [];
  #draining = false;
  #nextId = 1;

  constructor(readonly reading: Reading) {}

  /** The schema at a node; undefined where nothing stands. What cannot be resolved accepts everything, and is noted. */
  schema(node: Node): Schema | undefined {
    if (node.value === undefined) return undefined;
    const result = this.#node(node);
    this.#drain();
    return result;
  }

  #drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) this.#fill(next.draft, next.node);
    this.#draining = false;
  }

  #node(node: Node): Schema {
    const target = this.reading.resolve(node, hasOwnMeaning) ?? { ...node, value: true };
    if (!isObjectNode(target)) {
      if (typeof target.value !== "boolean") this.reading.skip(node, "a schema is expected here");
      return this.#boolean(target, target.value !== false);
    }
    const known = this.#nodes.get(target.value);
    if (known !== undefined) return known;
    const draft = this.#blank(target);
    this.#nodes.set(target.value, draft);
    this.#queue.push({ draft, node: target });
    return draft;
  }

  /** Where JSON Schema allows a boolean, the empty schema counts as `true`. */
  #orBoolean(node: ObjectNode, key: string): SchemaOrBoolean | undefined {
    const raw = node.value[key];
    if (raw === undefined || typeof raw === "boolean") return raw;
    if (isObject(raw) && raw.$ref === undefined && !Object.keys(raw).some((one) => !PROSE_KEYS.has(one))) return true;
    return this.#node(child(node, key));
  }

  #boolean(node: Node, accepts: boolean): Schema {
    const draft = this.#blank(node);
    if (!accepts) draft.not = true;
    return draft;
  }

  #blank(node: Node): Draft {
    return {
      id: this.#nextId++,
      name: nameOf(node),
      origin: originOf(node),
      ...UNMARKED,
      extensibleEnum: false,
      readOnly: false,
      writeOnly: false,
      properties: NO_SCHEMAS,
      patternProperties: NO_SCHEMAS,
      required: NO_NAMES,
      dependentRequired: NO_DEPENDENCIES,
      dependentSchemas: NO_SCHEMAS,
      prefixItems: NO_LIST,
      uniqueItems: false,
      allOf: NO_LIST,
      oneOf: NO_LIST,
      anyOf: NO_LIST,
    };
  }

  #fill(draft: Draft, node: ObjectNode): void {
    const raw = node.value;
    Object.assign(draft, marksOf(raw, "field"), boundsOf(raw));
    const declared = declaredTypes(raw);
    draft.types = raw.type === "file" ? ["string"] : declared.types;
    if (declared.unknown.length > 0 && raw.type !== "file") {
      this.reading.skip(child(node, "type"), `unknown type ${declared.unknown.map((one) => `"${one}"`).join(", ")}`);
    }
    draft.format = raw.type === "file" ? "binary" : text(raw.format);
    draft.enum = enumOf(raw);
    if (Object.hasOwn(raw, "default")) draft.default = raw.default as JsonValue;
    draft.extensibleEnum = raw["x-extensible-enum"] !== undefined && raw["x-extensible-enum"] !== false;
    draft.readOnly = raw.readOnly === true;
    draft.writeOnly = raw.writeOnly === true;
    draft.required = strings(raw.required);
    draft.uniqueItems = raw.uniqueItems === true;
    draft.pattern = text(raw.pattern);
    draft.contentMediaType = text(raw.contentMediaType);
    draft.contentEncoding = text(raw.contentEncoding);
    for (const key of COUNTS) draft[key] = finite(raw[key]);
    this.#objectKeywords(draft, node);
    this.#arrayKeywords(draft, node);
    this.#composition(draft, node);
    if (draft.enum !== undefined) draft.deprecatedValues = deprecatedValuesOf(raw, draft.enum);
    if (isNullable(raw)) this.#admitNull(draft, node);
    if (draft.types?.includes("null") === true && draft.enum !== undefined) {
      // `[string, null]` says it already; 3.0 documents list null in the enum or not, and mean the same.
      draft.enum = draft.enum.filter((value) => value !== null);
      if (draft.enum.length === 0) draft.enum = undefined;
    }
    if (!draft.deprecated && draft.allOf.length > 0) this.#inherit(draft, node);
  }

  #objectKeywords(draft: Draft, node: ObjectNode): void {
    draft.properties = this.#map(node, "properties");
    draft.patternProperties = this.#map(node, "patternProperties");
    draft.dependentSchemas = this.#map(node, "dependentSchemas");
    draft.additionalProperties = this.#orBoolean(node, "additionalProperties");
    draft.unevaluatedProperties = this.#orBoolean(node, "unevaluatedProperties");
    draft.propertyNames = this.#orBoolean(node, "propertyNames");
    if (isObject(node.value.dependentRequired)) {
      draft.dependentRequired = new Map(Object.entries(node.value.dependentRequired).map(([key, names]) => [key, strings(names)]));
    }
  }

  #arrayKeywords(draft: Draft, node: ObjectNode): void {
    draft.items = this.#orBoolean(node, "items");
    draft.prefixItems = this.#list(node, "prefixItems");
    draft.unevaluatedItems = this.#orBoolean(node, "unevaluatedItems");
    draft.contains = this.#orBoolean(node, "contains");
    if (node.value.contentSchema !== undefined) draft.contentSchema = this.#node(child(node, "contentSchema"));
  }

  #composition(draft: Draft, node: ObjectNode): void {
    const reference = bareReference(node);
    const own = this.#list(node, "allOf");
    draft.allOf = reference === undefined ? own : [this.#node(reference), ...own];
    draft.oneOf = this.#list(node, "oneOf");
    draft.anyOf = this.#list(node, "anyOf");
    for (const key of ["not", "if", "then", "else"] as const) draft[key] = this.#orBoolean(node, key);
    draft.discriminator = discriminatorOf(node.value.discriminator);
    const dynamic = node.value.$dynamicRef;
    if (typeof dynamic === "string") this.reading.skip(child(node, "$dynamicRef"), `"$dynamicRef": "${dynamic}" is not followed`);
  }

  #map(node: ObjectNode, key: string): ReadonlyMap<string, Schema> {
    const raw = node.value[key];
    if (!isObject(raw)) return NO_SCHEMAS;
    // `properties: { $ref: "properties.yml" }` is no schema called `$ref`: some documents share whole maps.
    const map = typeof raw.$ref === "string" ? this.reading.object(child(node, key)) : child(node, key);
    const result = new Map<string, Schema>();
    if (map !== undefined) for (const [name, member] of members(map)) result.set(name, this.#node(member));
    return result;
  }

  #list(node: ObjectNode, key: string): readonly Schema[] {
    if (node.value[key] === undefined) return NO_LIST;
    return Array.from(elements(child(node, key)), (element) => this.#node(element));
  }

  #inherit(draft: Draft, node: ObjectNode): void {
    const { deprecated, sunset, since, replacement } = inheritedMarks(this.reading, node);
    if (deprecated) Object.assign(draft, { deprecated, sunset, since, replacement });
  }

  /** 3.0 `nullable` beside a composition means "or null" to those who write it, though by the letter the parts forbid it. */
  #admitNull(draft: Draft, node: ObjectNode): void {
    if (draft.types === undefined) {
      for (const key of ["oneOf", "anyOf"] as const) {
        if (draft[key].length === 0) continue;
        if (Array.from(elements(child(node, key))).some((branch) => admitsNull(this.reading, branch))) return;
        draft[key] = [...draft[key], { ...this.#blank(node), name: undefined, types: ["null"] }];
        return;
      }
    }
    const types = draft.types ?? agreedTypes(this.reading, node);
    if (types !== undefined) draft.types = SCHEMA_TYPES.filter((type) => type === "null" || types.includes(type));
  }
}

const NO_SCHEMAS: ReadonlyMap<string, Schema> = new Map();
const NO_DEPENDENCIES: ReadonlyMap<string, readonly string[]> = new Map();
const NO_NAMES: readonly string[] = [];
const NO_LIST: readonly Schema[] = [];
const COUNTS = [
  "minProperties", "maxProperties", "minContains", "maxContains", "minItems", "maxItems", "minLength", "maxLength", "multipleOf",
] as const;

/** A `$ref` alone, or with prose beside it, is its target; with keywords beside it, it is a schema of its own. */
function hasOwnMeaning(value: unknown): boolean {
  if (!isObject(value) || typeof value.$ref !== "string") return true;
  return Object.keys(value).some((key) => KEYWORDS.has(key)) || saysDeprecated(text(value.description) ?? "");
}

/** `User` for `#/components/schemas/User`, `#/definitions/User` and `#/$defs/User`. */
function nameOf(node: Node): string | undefined {
  const [first, second, third] = node.pointer;
  if (node.pointer.length === 3 && first === "components" && second === "schemas") return third;
  if (node.pointer.length === 2 && (first === "definitions" || first === "$defs")) return second;
  return undefined;
}

/** 2.0 names the property only; later versions give an object. */
function discriminatorOf(raw: unknown): Discriminator | undefined {
  if (typeof raw === "string") return { propertyName: raw, mapping: new Map() };
  if (!isObject(raw) || typeof raw.propertyName !== "string") return undefined;
  const mapping = isObject(raw.mapping) ? Object.entries(raw.mapping) : [];
  return { propertyName: raw.propertyName, mapping: new Map(mapping.filter((pair): pair is [string, string] => typeof pair[1] === "string")) };
}

function deprecatedValuesOf(raw: RawObject, values: readonly JsonValue[]): readonly JsonValue[] | undefined {
  const listed = raw["x-enum-deprecated"] ?? raw["x-deprecated-values"] ?? raw["x-deprecated-enum"];
  const said = isList(listed) ? listed : deprecatedValuesInProse(text(raw.description) ?? "", values);
  return said.length === 0 ? undefined : values.filter((value) => said.includes(value));
}
