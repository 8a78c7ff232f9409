import type { Deprecation, Schema } from "../contract.js";
import type { Library } from "../read/library.js";
import type { Marks } from "./marks.js";
import { Reading } from "./node.js";
import { SchemaGraph } from "./schema.js";

/** What the makers of one contract share. */
export class Workshop {
  readonly reading: Reading;
  readonly schemas: SchemaGraph;
  readonly #made = new Map<object, Map<string, unknown>>();

  constructor(readonly library: Library) {
    this.reading = new Reading(library);
    this.schemas = new SchemaGraph(this.reading);
  }

  /** A shared response or parameter is one object, however many operations refer to it. `kind` names what `make` makes. */
  once<T>(raw: object, kind: string, make: () => T): T {
    let kinds = this.#made.get(raw);
    if (kinds === undefined) {
      kinds = new Map();
      this.#made.set(raw, kinds);
    }
    if (!kinds.has(kind)) kinds.set(kind, make());
    return kinds.get(kind) as T;
  }

  /** A parameter or header is deprecated where it says so or where its schema does. */
  endOfLife(marks: Marks, schema: Schema | undefined): Deprecation {
    const { deprecated, sunset, since, replacement } = marks.deprecated || schema?.deprecated !== true ? marks : schema;
    return { deprecated, sunset, since, replacement };
  }
}
