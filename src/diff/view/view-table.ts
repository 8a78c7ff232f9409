import type { Schema, SchemaOrBoolean } from "../../spec/contract.js";
import { buildView, type Limit } from "./build-view.js";
import { flatten } from "./flatten.js";
import type { ValueType, View } from "./view.js";

/**
 * All views of one contract. The same set of nodes is always the same object, so that a pair of views can be
 * a memo key; a view is built when somebody asks, because most of a large document is never reached twice.
 */
export class ViewTable {
  readonly #bySchema = new Map<Schema, View>();
  readonly #byNodes = new Map<string, View>();
  #anything: View | undefined;
  #nothing: View | undefined;

  /** Absent and `true` accept everything, `false` nothing. */
  of(schema: SchemaOrBoolean | undefined): View {
    if (schema === undefined || schema === true) return (this.#anything ??= this.#intern([], false));
    if (schema === false) return (this.#nothing ??= this.#intern([], true));
    const known = this.#bySchema.get(schema);
    if (known !== undefined) return known;
    const view = this.all([schema]);
    this.#bySchema.set(schema, view);
    return view;
  }

  /** What all of these say together. */
  all(schemas: readonly SchemaOrBoolean[]): View {
    if (schemas.includes(false)) return this.of(false);
    return this.#intern(flatten(schemas.filter((schema): schema is Schema => typeof schema === "object")), false);
  }

  /** The same nodes for values that are not null and, if given, have one of these types. */
  limited(view: View, types: readonly ValueType[] | undefined): View {
    return this.#intern(view.nodes, view.never, { types });
  }

  #intern(nodes: readonly Schema[], never: boolean, limit?: Limit): View {
    const limits = limit === undefined ? "" : `not null ${limit.types?.join("|") ?? ""}`;
    const key = never ? "never" : nodes.map((node) => node.id).join(" ") + limits;
    const known = this.#byNodes.get(key);
    if (known !== undefined) return known;
    const view = buildView(this, this.#byNodes.size, nodes, never, limit);
    this.#byNodes.set(key, view);
    return view;
  }
}
