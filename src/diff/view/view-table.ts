import type { Schema, SchemaOrBoolean } from "../../contract/contract.js";
import { buildView } from "./build-view.js";
import { flatten } from "./flatten.js";
import type { Limit } from "./typing.js";
import type { ValueType, View } from "./view.js";

/**
 * Components that refer to one another from within `allOf` make as many sets of schemas as there are subsets of them.
 * Public documents have a few hundred at most.
 */
const MOST_MERGED = 3000;
const NOBODY = -1;

/**
 * All views of one contract. The same set of nodes is always the same object, so that a pair of views can be
 * a memo key; a view is built when somebody asks, because most of a large document is never reached twice.
 */
export class ViewTable {
  readonly #bySchema = new Map<Schema, View>();
  readonly #byNode = new Map<Schema, View>();
  readonly #byNodes = new Map<string, View>();
  readonly #names = new Map<View, string>();
  #count = 0;
  /** how many sets of schemas speak about one property at once */
  #merged = 0;
  #entangled: Schema | undefined;
  #unknown: View | undefined;
  #anything: View | undefined;
  #nothing: View | undefined;

  /** Absent and `true` accept everything, `false` nothing. */
  of(schema: SchemaOrBoolean | undefined): View {
    if (schema === undefined || schema === true) return (this.#anything ??= this.#intern([], false));
    if (schema === false) return (this.#nothing ??= this.#intern([], true));
    let view = this.#bySchema.get(schema);
    if (view === undefined) {
      view = this.#intern(flatten([schema]), false);
      // `Cat: { allOf: [Pet, …] }` is called Cat, though its nodes are those of Pet and of what Cat adds
      if (schema.name !== undefined && !this.#names.has(view)) this.#names.set(view, schema.name);
      this.#bySchema.set(schema, view);
    }
    return view;
  }

  /** What all of these say together. */
  all(schemas: readonly SchemaOrBoolean[]): View {
    if (schemas.includes(false)) return this.of(false);
    const told = schemas.filter((schema): schema is Schema => typeof schema === "object");
    if (this.#merged >= MOST_MERGED && told.length > 1) {
      this.#entangled ??= told[0];
      return (this.#unknown ??= buildView(this, NOBODY, [], false, undefined, true));
    }
    const [count, view] = [this.#count, this.#intern(flatten(told), false)];
    if (told.length > 1 && this.#count > count) this.#merged += 1;
    return view;
  }

  /** Where it was given up to tell what schemas say together, because they lead to one another in too many ways. */
  get entangled(): Schema | undefined {
    return this.#entangled;
  }

  /** Of the component that a view was made for. */
  nameOf(view: View): string | undefined {
    return this.#names.get(view);
  }

  /** The same nodes for values that are not null and, if given, have one of these types. */
  limited(view: View, types: readonly ValueType[] | undefined): View {
    return this.#intern(view.nodes, view.never, { types });
  }

  #intern(nodes: readonly Schema[], never: boolean, limit?: Limit): View {
    const [only] = nodes;
    // by far the most views are of one node: no text has to be made to find them again
    const single = only !== undefined && nodes.length === 1 && limit === undefined ? only : undefined;
    const key =
      single === undefined
        ? `${
            never
              ? "never"
              : nodes
                  .map((node) => node.id)
                  .sort((a, b) => a - b)
                  .join(" ")
          }${textOf(limit)}`
        : "";
    let view = single === undefined ? this.#byNodes.get(key) : this.#byNode.get(single);
    if (view === undefined) {
      view = buildView(this, this.#count, nodes, never, limit);
      this.#count += 1;
      if (single === undefined) this.#byNodes.set(key, view);
      else this.#byNode.set(single, view);
    }
    return view;
  }
}

const textOf = (limit: Limit | undefined): string =>
  limit === undefined ? "" : ` not null ${limit.types?.join("|") ?? ""}`;
