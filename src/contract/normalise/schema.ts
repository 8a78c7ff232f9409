import {
  type Discriminator,
  type JsonValue,
  SCHEMA_TYPES,
  type Schema,
  type SchemaFacts,
  type SchemaOrBoolean,
} from "../contract.js";
import type { SpecDocument } from "../read/document.js";
import { isList, isObject, type RawObject } from "../read/raw.js";
import { misfit } from "./keyword-values.js";
import { lateMap } from "./late-map.js";
import { marksOf, UNMARKED } from "./marks.js";
import {
  child,
  elements,
  instead,
  isObjectNode,
  keysOf,
  type Node,
  type ObjectNode,
  type Reading,
  strings,
  text,
  Unread,
} from "./node.js";
import { deprecatedValuesInProse, saysDeprecated } from "./prose.js";
import { Draft, NO_SCHEMAS } from "./schema-draft.js";
import { admitsNull, agreedTypes, inheritedMarks, leadsNowhere, PROSE_KEYS, partsOf } from "./schema-intent.js";
import { SchemaNode } from "./schema-node.js";
import { boundsOf, declaredTypes, enumOf, finite, isNullable } from "./schema-types.js";

/** What makes a schema of its own out of a `$ref` when it stands beside it. */
const KEYWORDS = new Set([
  "deprecated",
  "nullable",
  "x-nullable",
  "type",
  "format",
  "enum",
  "const",
  "default",
  "readOnly",
  "writeOnly",
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
]);

/**
 * Makes one node per raw schema. A node is handed out empty and filled when it is asked something or, in a whole
 * contract, from a queue: recursion and depth of a document cost no stack, and a cycle ends at the node it started from.
 */
export class SchemaGraph {
  readonly #nodes = new Map<object, SchemaNode>();
  /** by document: what its references lead to */
  readonly #referred = new Map<SpecDocument, Map<string, SchemaNode>>();
  readonly #queue: SchemaNode[] = [];
  #draining = false;
  #nextId = 1;
  readonly #read = (node: ObjectNode): SchemaFacts => this.#facts(node);

  /** `whole`: everything is read at once, so that all trouble is known */
  constructor(
    readonly reading: Reading,
    readonly whole: boolean,
  ) {}

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
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) SchemaNode.factsOf(next);
    this.#draining = false;
  }

  #node(node: Node): Schema {
    const target = this.reading.resolve(node, hasOwnMeaning) ?? instead(node, true);
    if (!isObjectNode(target)) {
      if (typeof target.value !== "boolean") this.reading.skip(node, "a schema is expected here");
      return this.#boolean(target, target.value !== false);
    }
    const found = this.#at(target);
    const reference = plainReference(node.value);
    if (reference !== undefined) this.#referredIn(node.document).set(reference, found);
    return found;
  }

  /** Most members of large documents refer to what others referred to: nothing is made for those. */
  #member(map: ObjectNode, name: string): Schema {
    const reference = plainReference(map.value[name]);
    const known = reference === undefined ? undefined : this.#referredIn(map.document).get(reference);
    return known ?? this.#node(child(map, name));
  }

  #at(target: ObjectNode): SchemaNode {
    const identity = target instanceof Unread ? target.line : target.value;
    const known = this.#nodes.get(identity);
    if (known !== undefined) return known;
    const made = new SchemaNode(this.#nextId++, target, this.#read);
    this.#nodes.set(identity, made);
    if (this.whole) this.#queue.push(made);
    return made;
  }

  #referredIn(document: SpecDocument): Map<string, SchemaNode> {
    let known = this.#referred.get(document);
    if (known === undefined) this.#referred.set(document, (known = new Map<string, SchemaNode>()));
    return known;
  }

  /** Where JSON Schema allows a boolean, the empty schema counts as `true`. */
  #orBoolean(node: ObjectNode, key: string): SchemaOrBoolean | undefined {
    const raw = node.value[key];
    if (raw === undefined || typeof raw === "boolean") return raw;
    if (isObject(raw) && raw.$ref === undefined && !Object.keys(raw).some((one) => !PROSE_KEYS.has(one))) return true;
    return this.#node(child(node, key));
  }

  #boolean(node: Node, accepts: boolean): Schema {
    return new SchemaNode(this.#nextId++, node, accepts ? new Draft() : Object.assign(new Draft(), { not: true }));
  }

  #facts(node: ObjectNode): SchemaFacts {
    const draft = new Draft();
    const raw = node.value;
    const marks = marksOf(raw, "field");
    if (marks !== UNMARKED) Object.assign(draft, marks);
    this.#types(draft, node);
    // An absent key costs nothing, and most schemas have two or three.
    for (const key of Object.keys(raw)) this.#keyword(draft, node, key);
    if (raw.$ref !== undefined || raw.allOf !== undefined) draft.allOf = partsOf(node).map((part) => this.#node(part));
    // a snapshot was read as a whole before it was written: what was left out was said then
    if (this.whole && raw.allOf !== undefined && leadsNowhere(this.reading, node))
      this.reading.skip(child(node, "allOf"), "`allOf` leads in a circle without content");
    if (draft.enum !== undefined) draft.deprecatedValues = deprecatedValuesOf(raw, draft.enum);
    if (isNullable(raw)) this.#admitNull(draft, node);
    if (draft.types?.includes("null") === true && draft.enum !== undefined) {
      // `[string, null]` says it already; 3.0 documents list null in the enum or not, and mean the same.
      const values = draft.enum.filter((value) => value !== null);
      draft.enum = values.length === 0 ? undefined : values;
    }
    if (!draft.deprecated && draft.allOf.length > 0) this.#inherit(draft, node);
    return draft;
  }

  #types(draft: Draft, node: ObjectNode): void {
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
      this.reading.skip(
        child(node, "type"),
        `unknown type ${declared.unknown.map((one) => `"${one}"`).join(", ")}${declared.types === undefined ? "" : `, read as ${declared.types.join(" or ")}`}`,
      );
    }
  }

  #keyword(draft: Draft, node: ObjectNode, key: string): void {
    const raw = node.value[key];
    const wrong = misfit(key, raw);
    if (wrong !== undefined) this.reading.skip(child(node, key), wrong);
    switch (key) {
      case "format":
      case "pattern":
      case "contentMediaType":
      case "contentEncoding":
        draft[key] = text(raw);
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
        draft[key] = this.#map(node, key);
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
        draft[key] = this.#orBoolean(node, key);
        return;
      case "prefixItems":
      case "oneOf":
      case "anyOf":
        draft[key] = elements(child(node, key)).map((element) => this.#node(element));
        return;
      case "contentSchema":
        draft.contentSchema = this.#node(child(node, key));
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
      case "$dynamicRef":
        this.reading.skip(child(node, key), `"$dynamicRef" is not followed`);
        return;
      default:
        return;
    }
  }

  #map(node: ObjectNode, key: string): ReadonlyMap<string, Schema> {
    const raw = node.value[key];
    if (!isObject(raw)) return NO_SCHEMAS;
    // `properties: { $ref: "properties.yml" }` is no schema called `$ref`: some documents share whole maps.
    const map = typeof raw.$ref === "string" ? this.reading.object(child(node, key)) : child(node, key);
    if (map === undefined || !isObjectNode(map)) return NO_SCHEMAS;
    if (!this.whole) return lateMap(keysOf(map), (name) => this.#member(map, name));
    const result = new Map<string, Schema>();
    for (const name of keysOf(map)) result.set(name, this.#member(map, name));
    return result;
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
        if (elements(child(node, key)).some((branch) => admitsNull(this.reading, branch))) return;
        draft[key] = [
          ...draft[key],
          new SchemaNode(
            this.#nextId++,
            child(node, "nullable"),
            Object.assign(new Draft(), { types: ["null"] as const }),
          ),
        ];
        return;
      }
    }
    const types = draft.types ?? agreedTypes(this.reading, node);
    if (types !== undefined) draft.types = SCHEMA_TYPES.filter((type) => type === "null" || types.includes(type));
  }
}

/** Of a `$ref` with nothing beside it. */
function plainReference(value: unknown): string | undefined {
  if (!isObject(value) || typeof value.$ref !== "string") return undefined;
  for (const key in value) if (key !== "$ref") return undefined;
  return value.$ref;
}

/** A `$ref` alone, or with prose beside it, is its target; with keywords beside it, it is a schema of its own. */
function hasOwnMeaning(value: unknown): boolean {
  if (!isObject(value) || typeof value.$ref !== "string") return true;
  return Object.keys(value).some((key) => KEYWORDS.has(key)) || saysDeprecated(text(value.description) ?? "");
}

/** 2.0 names the property only; later versions give an object. */
function discriminatorOf(raw: unknown): Discriminator | undefined {
  if (typeof raw === "string") return { propertyName: raw, mapping: new Map() };
  if (!isObject(raw) || typeof raw.propertyName !== "string") return undefined;
  const mapping = isObject(raw.mapping) ? Object.entries(raw.mapping) : [];
  return {
    propertyName: raw.propertyName,
    mapping: new Map(mapping.filter((pair): pair is [string, string] => typeof pair[1] === "string")),
  };
}

function deprecatedValuesOf(raw: RawObject, values: readonly JsonValue[]): readonly JsonValue[] | undefined {
  const listed = raw["x-enum-deprecated"] ?? raw["x-deprecated-values"] ?? raw["x-deprecated-enum"];
  const said = isList(listed) ? listed : deprecatedValuesInProse(text(raw.description) ?? "", values);
  return said.length === 0 ? undefined : values.filter((value) => said.includes(value));
}
