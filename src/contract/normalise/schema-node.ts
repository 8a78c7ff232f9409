import type { Origin, Schema, SchemaFacts } from "../contract.js";
import { type Keywords, keywordsOf } from "../keywords.js";
import { type Node, type ObjectNode, originOf, pointerWithin } from "./node.js";

/**
 * A schema that is read when it is first asked something: most of a built-in contract is the same in the other one,
 * and a comparison has no question about it.
 */
export class SchemaNode implements Schema {
  readonly #node: Node;
  readonly #read: ((node: ObjectNode) => SchemaFacts) | SchemaFacts;
  #said: SchemaFacts | undefined;
  #origin: Origin | undefined;
  #keywords: Keywords | undefined;

  constructor(
    readonly id: number,
    node: Node,
    read: ((node: ObjectNode) => SchemaFacts) | SchemaFacts,
  ) {
    this.#node = node;
    this.#read = read;
  }

  /** Where a schema was read from; undefined for one that was made of others. */
  static nodeOf(part: object): Node | undefined {
    return part instanceof SchemaNode ? part.#node : undefined;
  }

  static factsOf(schema: Schema): SchemaFacts {
    return schema instanceof SchemaNode ? schema.#facts : schema;
  }

  get #facts(): SchemaFacts {
    return (this.#said ??= typeof this.#read === "function" ? this.#read(this.#node as ObjectNode) : this.#read);
  }

  get origin(): Origin {
    return (this.#origin ??= originOf(this.#node));
  }

  get keywords(): Keywords {
    return (this.#keywords ??= keywordsOf(this.#facts));
  }

  /** `User` for `#/components/schemas/User`, `#/definitions/User`, `#/$defs/User`, `models.yaml#/User` and `User.yaml` */
  get name(): string | undefined {
    const pointer = pointerWithin(this.#node, 3);
    if (pointer === undefined) return undefined;
    const [first, second, third] = pointer;
    if (pointer.length === 3) return first === "components" && second === "schemas" ? third : undefined;
    if (pointer.length === 2) return first === "definitions" || first === "$defs" ? second : undefined;
    // what stands alone in a file, or at its top, is a component of a document that is spread over files
    if (!this.#node.document.isPart) return undefined;
    return first ?? stemOf(this.#node.document.file);
  }

  get deprecated() {
    return this.#facts.deprecated;
  }
  get sunset() {
    return this.#facts.sunset;
  }
  get since() {
    return this.#facts.since;
  }
  get replacement() {
    return this.#facts.replacement;
  }
  get notice() {
    return this.#facts.notice;
  }
  get maturity() {
    return this.#facts.maturity;
  }
  get unknownMaturity() {
    return this.#facts.unknownMaturity;
  }
  get unread() {
    return this.#facts.unread;
  }
  get orNull() {
    return this.#facts.orNull;
  }
  get types() {
    return this.#facts.types;
  }
  get format() {
    return this.#facts.format;
  }
  get enum() {
    return this.#facts.enum;
  }
  get deprecatedValues() {
    return this.#facts.deprecatedValues;
  }
  get replacedValues() {
    return this.#facts.replacedValues;
  }
  get extensibleEnum() {
    return this.#facts.extensibleEnum;
  }
  get default() {
    return this.#facts.default;
  }
  get readOnly() {
    return this.#facts.readOnly;
  }
  get writeOnly() {
    return this.#facts.writeOnly;
  }
  get properties() {
    return this.#facts.properties;
  }
  get patternProperties() {
    return this.#facts.patternProperties;
  }
  get required() {
    return this.#facts.required;
  }
  get additionalProperties() {
    return this.#facts.additionalProperties;
  }
  get unevaluatedProperties() {
    return this.#facts.unevaluatedProperties;
  }
  get propertyNames() {
    return this.#facts.propertyNames;
  }
  get minProperties() {
    return this.#facts.minProperties;
  }
  get maxProperties() {
    return this.#facts.maxProperties;
  }
  get dependentRequired() {
    return this.#facts.dependentRequired;
  }
  get dependentSchemas() {
    return this.#facts.dependentSchemas;
  }
  get items() {
    return this.#facts.items;
  }
  get prefixItems() {
    return this.#facts.prefixItems;
  }
  get unevaluatedItems() {
    return this.#facts.unevaluatedItems;
  }
  get contains() {
    return this.#facts.contains;
  }
  get minContains() {
    return this.#facts.minContains;
  }
  get maxContains() {
    return this.#facts.maxContains;
  }
  get minItems() {
    return this.#facts.minItems;
  }
  get maxItems() {
    return this.#facts.maxItems;
  }
  get uniqueItems() {
    return this.#facts.uniqueItems;
  }
  get minimum() {
    return this.#facts.minimum;
  }
  get maximum() {
    return this.#facts.maximum;
  }
  get exclusiveMinimum() {
    return this.#facts.exclusiveMinimum;
  }
  get exclusiveMaximum() {
    return this.#facts.exclusiveMaximum;
  }
  get multipleOf() {
    return this.#facts.multipleOf;
  }
  get minLength() {
    return this.#facts.minLength;
  }
  get maxLength() {
    return this.#facts.maxLength;
  }
  get pattern() {
    return this.#facts.pattern;
  }
  get contentMediaType() {
    return this.#facts.contentMediaType;
  }
  get contentEncoding() {
    return this.#facts.contentEncoding;
  }
  get contentSchema() {
    return this.#facts.contentSchema;
  }
  get allOf() {
    return this.#facts.allOf;
  }
  get oneOf() {
    return this.#facts.oneOf;
  }
  get anyOf() {
    return this.#facts.anyOf;
  }
  get not() {
    return this.#facts.not;
  }
  get if() {
    return this.#facts.if;
  }
  get then() {
    return this.#facts.then;
  }
  get else() {
    return this.#facts.else;
  }
  get discriminator() {
    return this.#facts.discriminator;
  }
  get subtypes() {
    return this.#facts.subtypes;
  }
}

/** The query of an address may hold a secret. */
function stemOf(file: string): string {
  const path = /^https?:/i.test(file) ? file.replace(/[?#].*$/s, "") : file;
  return path.slice(path.lastIndexOf("/") + 1).replace(/(?:\.schema)?\.(?:ya?ml|json)$/i, "");
}

/** The same schema, with other words in places. */
export function changed(schema: Schema, changes: Partial<Schema>): Schema {
  const facts = { ...SchemaNode.factsOf(schema), ...changes };
  return { id: schema.id, name: schema.name, origin: schema.origin, keywords: keywordsOf(facts), ...facts };
}
