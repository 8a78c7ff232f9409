import type { Contract, Schema, SchemaFacts, SchemaOrBoolean } from "../contract.js";
import type { SpecDocument } from "../read/document.js";
import { isObject } from "../read/raw.js";
import { lateMap } from "./late-map.js";
import { marksOf, UNMARKED } from "./marks.js";
import { child, isObjectNode, keysOf, type Node, type ObjectNode, type Reading } from "./node.js";
import { Draft, NO_SCHEMAS } from "./schema-draft.js";
import { factsOf, type SchemaMaker } from "./schema-facts.js";
import { PROSE_KEYS } from "./schema-intent.js";
import { SchemaNode } from "./schema-node.js";
import { countsBesideReference } from "./schema-words.js";
import { Subtypes } from "./subtypes.js";

/**
 * Makes one node per raw schema. A node is handed out empty and filled when it is asked something or, in a whole
 * contract, from a queue: recursion and depth of a document cost no stack, and a cycle ends at the node it started from.
 */
export class SchemaGraph implements SchemaMaker {
  readonly subtypes: Subtypes;
  readonly #nodes = new Map<object, SchemaNode>();
  /** by document: what its references lead to */
  readonly #referred = new Map<SpecDocument, Map<string, SchemaNode>>();
  readonly #queue: SchemaNode[] = [];
  #draining = false;
  #nextId = 1;
  readonly #read = (node: ObjectNode): SchemaFacts => factsOf(this, node);

  /** `whole`: everything is read at once, so that all trouble is known */
  constructor(
    readonly reading: Reading,
    readonly whole: boolean,
    readonly openapi: Contract["openapi"],
  ) {
    this.subtypes = new Subtypes(reading);
  }

  /** The schema at a node; undefined where nothing stands. What cannot be resolved is unread, and is noted. */
  schema(node: Node): Schema | undefined {
    if (node.value === undefined) return undefined;
    const result = this.node(node);
    this.#drain();
    return result;
  }

  #drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) SchemaNode.factsOf(next);
    this.#draining = false;
  }

  node(node: Node): Schema {
    const target = this.reading.resolve(node, (value) => this.#hasOwnMeaning(value));
    if (target === undefined) return this.unread(node);
    if (!isObjectNode(target)) {
      if (typeof target.value !== "boolean") {
        this.reading.skip(node, "a schema is expected here");
        return this.unread(node);
      }
      return this.made(target, target.value === false ? Object.assign(new Draft(), { not: true }) : new Draft());
    }
    const found = this.#at(target);
    const reference = plainReference(node.value);
    if (reference !== undefined && this.reading.isPlainlyReferred(node))
      this.#referredIn(node.document).set(reference, found);
    return found;
  }

  /** What cannot be told: neither anything nor nothing. */
  unread(node: Node): Schema {
    return this.made(node, Object.assign(new Draft(), { unread: true }));
  }

  made(node: Node, facts: SchemaFacts): Schema {
    return new SchemaNode(this.#nextId++, node, facts);
  }

  /** Most members of large documents refer to what others referred to: nothing is made for those. */
  #member(map: ObjectNode, name: string): Schema {
    const reference = plainReference(map.value[name]);
    const known =
      reference === undefined || !this.reading.isPlainlyReferred(map)
        ? undefined
        : this.#referredIn(map.document).get(reference);
    return known ?? this.node(child(map, name));
  }

  #at(target: ObjectNode): SchemaNode {
    const known = this.#nodes.get(target.value);
    if (known !== undefined) return known;
    const made = new SchemaNode(this.#nextId++, target, this.#read);
    this.#nodes.set(target.value, made);
    if (this.whole) this.#queue.push(made);
    return made;
  }

  #referredIn(document: SpecDocument): Map<string, SchemaNode> {
    let known = this.#referred.get(document);
    if (known === undefined) this.#referred.set(document, (known = new Map<string, SchemaNode>()));
    return known;
  }

  /** Where JSON Schema allows a boolean, the empty schema counts as `true`. */
  orBoolean(node: ObjectNode, key: string): SchemaOrBoolean | undefined {
    const raw = node.value[key];
    if (raw === undefined || typeof raw === "boolean") return raw;
    if (isObject(raw) && raw.$ref === undefined && !Object.keys(raw).some((one) => !PROSE_KEYS.has(one))) return true;
    return this.node(child(node, key));
  }

  map(node: ObjectNode, key: string): ReadonlyMap<string, Schema> {
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

  /** A `$ref` alone, or with prose beside it, is its target; with keywords beside it, it is a schema of its own. */
  #hasOwnMeaning(value: unknown): boolean {
    if (!isObject(value) || typeof value.$ref !== "string") return true;
    return (
      Object.keys(value).some((key) => countsBesideReference(key, this.openapi)) || marksOf(value, "field") !== UNMARKED
    );
  }
}

/** Of a `$ref` with nothing beside it. */
function plainReference(value: unknown): string | undefined {
  if (!isObject(value) || typeof value.$ref !== "string") return undefined;
  for (const key in value) if (key !== "$ref") return undefined;
  return value.$ref;
}
