import type { Contract, Deprecation, Schema } from "../contract.js";
import type { Library } from "../read/library.js";
import type { Marks } from "./marks.js";
import { type Node, type ObjectNode, Reading } from "./node.js";
import { SchemaGraph } from "./schema.js";
import { SchemaNode } from "./schema-node.js";

/** What the makers of one contract share. */
export class Context {
  readonly reading: Reading;
  readonly schemas: SchemaGraph;
  readonly #made = new Map<object, Map<string, object>>();
  readonly #sources = new Map<object, Node>();

  /** `whole`: nothing is left for later */
  constructor(
    readonly library: Library,
    readonly whole: boolean,
    openapi: Contract["openapi"],
  ) {
    this.reading = new Reading(library);
    this.schemas = new SchemaGraph(this.reading, whole, openapi);
  }

  /** A shared response or parameter is one object, however many operations refer to it. `kind` names what `make` makes. */
  once<T extends object>(node: ObjectNode, kind: string, make: () => T): T {
    let kinds = this.#made.get(node.value);
    if (kinds === undefined) this.#made.set(node.value, (kinds = new Map<string, object>()));
    let part = kinds.get(kind);
    if (part === undefined) {
      kinds.set(kind, (part = make()));
      this.#sources.set(part, node);
    }
    return part as T;
  }

  /** Where a schema or a shared part was read from. */
  nodeOf(part: object): Node | undefined {
    return SchemaNode.nodeOf(part) ?? this.#sources.get(part);
  }

  /** A parameter or header is deprecated where it says so or where its schema does. */
  endOfLife(marks: Marks, schema: Schema | undefined): Deprecation {
    const { deprecated, sunset, since, replacement, notice } =
      marks.deprecated || schema?.deprecated !== true ? marks : schema;
    return { deprecated, sunset, since, replacement, ...(notice !== undefined && { notice }) };
  }
}
