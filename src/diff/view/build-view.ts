import type { JsonValue, Schema, SchemaOrBoolean } from "../../spec/contract.js";
import { lowerBound, upperBound } from "./bounds.js";
import { type Keywords, keywordsOfAll } from "./keywords.js";
import { flatten, hasNullBranch, meaningfulBranches } from "./flatten.js";
import type { Bound, ChildView, Fact, SchemaKeyword, SchemaMapKeyword, Union, ValueType, View } from "./view.js";
import type { ViewTable } from "./view-table.js";

/** A part of what the nodes allow: no null, and these types only. */
export interface Limit {
  readonly types: readonly ValueType[] | undefined;
}

export function buildView(table: ViewTable, id: number, nodes: readonly Schema[], never: boolean, limit?: Limit): View {
  return new NodesView(table, id, nodes, never, limit);
}

/** Everything is made on first use: most views are never asked most things, and a recursive document has no end. */
class NodesView implements View {
  readonly keywords: Keywords;
  #wide: Wide | undefined;
  #properties: ReadonlyMap<string, ChildView> | undefined;
  #required: ReadonlyMap<string, Schema> | undefined;
  #unions: readonly Union[] | undefined;

  constructor(
    readonly table: ViewTable,
    readonly id: number,
    readonly nodes: readonly Schema[],
    readonly never: boolean,
    readonly limit: Limit | undefined,
  ) {
    this.keywords = keywordsOfAll(nodes);
  }

  get name(): string | undefined {
    return this.nodes.find((node) => node.name !== undefined)?.name;
  }

  get readOnly(): boolean {
    return this.nodes.some((node) => node.readOnly);
  }

  get writeOnly(): boolean {
    return this.nodes.some((node) => node.writeOnly);
  }

  get deprecated(): Schema | undefined {
    return this.nodes.find((node) => node.deprecated);
  }

  get types(): Fact<ReadonlySet<ValueType>> | undefined {
    return this.#typing.types;
  }

  get nullable(): boolean {
    return this.#typing.nullable;
  }

  get #typing(): Wide {
    return (this.#wide ??= limited(this.never ? { types: undefined, nullable: false } : typesOf(this.nodes), this.limit, this.nodes[0]));
  }

  get format(): Fact<string> | undefined {
    return firstFact(this.nodes, (node) => node.format);
  }

  get enum(): Fact<readonly JsonValue[]> | undefined {
    let values: readonly JsonValue[] | undefined;
    let from: Schema | undefined;
    for (const node of this.nodes) {
      if (node.enum === undefined) continue;
      const own = node.enum.filter((value) => value !== null);
      values = values === undefined ? own : values.filter((value) => own.some((other) => sameJson(value, other)));
      from ??= node;
    }
    return values === undefined || from === undefined ? undefined : { value: values, from };
  }

  get unions(): readonly Union[] {
    return (this.#unions ??= this.nodes.flatMap((node) =>
      (["oneOf", "anyOf"] as const).flatMap((kind): Union[] => {
        const branches = meaningfulBranches(node[kind]);
        return branches.length < 2 ? [] : [{ kind, branches: branches.map((branch) => this.table.of(branch)), from: node }];
      }),
    ));
  }

  get properties(): ReadonlyMap<string, ChildView> {
    return (this.#properties ??= this.#collectProperties());
  }

  get required(): ReadonlyMap<string, Schema> {
    if (this.#required === undefined) {
      const required = new Map<string, Schema>();
      for (const node of this.nodes) for (const name of node.required) if (!required.has(name)) required.set(name, node);
      this.#required = required;
    }
    return this.#required;
  }

  get minimum(): Bound | undefined {
    return lowerBound(this);
  }

  get maximum(): Bound | undefined {
    return upperBound(this);
  }

  limitedTo(types: readonly ValueType[] | undefined): View {
    return this.table.limited(this, types);
  }

  child(keyword: SchemaKeyword): ChildView | undefined {
    const [node] = this.nodes;
    if (node !== undefined && this.nodes.length === 1) {
      const schema = node[keyword];
      return schema === undefined ? undefined : { view: this.table.of(schema), from: node };
    }
    const said = this.nodes.filter((one) => one[keyword] !== undefined);
    const [from] = said;
    if (from === undefined) return undefined;
    return { view: this.table.all(said.map((one) => one[keyword] as SchemaOrBoolean)), from };
  }

  children(keyword: SchemaMapKeyword): ReadonlyMap<string, ChildView> {
    const [only] = this.nodes;
    if (only !== undefined && this.nodes.length === 1) {
      const views = new Map<string, ChildView>();
      for (const [name, schema] of only[keyword]) views.set(name, { view: this.table.of(schema), from: only });
      return views;
    }
    const found = new Map<string, { schemas: Schema[]; from: Schema }>();
    for (const node of this.nodes)
      for (const [name, schema] of node[keyword]) {
        const entry = found.get(name);
        if (entry === undefined) found.set(name, { schemas: [schema], from: node });
        else entry.schemas.push(schema);
      }
    return new Map([...found].map(([name, { schemas, from }]) => [name, { view: this.table.all(schemas), from }]));
  }

  #collectProperties(): ReadonlyMap<string, ChildView> {
    return this.children("properties");
  }
}

interface Wide {
  readonly types: Fact<ReadonlySet<ValueType>> | undefined;
  readonly nullable: boolean;
}

function limited(wide: Wide, limit: Limit | undefined, node: Schema | undefined): Wide {
  if (limit === undefined) return wide;
  const from = wide.types?.from ?? node;
  return { types: limit.types === undefined || from === undefined ? wide.types : { value: new Set(limit.types), from }, nullable: false };
}

function typesOf(nodes: readonly Schema[]): Wide {
  let types: Set<ValueType> | undefined;
  let from: Schema | undefined;
  let nullable: boolean | undefined;
  const orNull = nodes.length > 1 ? besideNull(nodes) : NOBODY;
  for (const node of nodes) {
    if (node.types !== undefined) {
      const own = node.types.filter((type) => type !== "null");
      nullable = (nullable ?? true) && (own.length < node.types.length || orNull.has(node));
      // `nullable: true` or `type: "null"` beside a `$ref` says nothing about the other types
      if (own.length > 0 || node.types.length === 0) {
        types = types === undefined ? new Set(own) : intersect(types, new Set(own));
        from ??= node;
      }
    } else if (node.enum?.includes(null) === true) nullable ??= true;
    if (hasNullBranch(node.oneOf) || hasNullBranch(node.anyOf)) nullable ??= true;
  }
  return {
    types: types === undefined || from === undefined ? undefined : { value: types, from },
    nullable: nullable ?? false,
  };
}

const NOBODY: ReadonlySet<Schema> = new Set();

/** Nodes that are the other branch of a null: `oneOf: [{ type: "null" }, { type: string }]` is a nullable string. */
function besideNull(nodes: readonly Schema[]): ReadonlySet<Schema> {
  const found = nodes.flatMap((node) =>
    [node.oneOf, node.anyOf].flatMap((branches) => {
      const meaningful = meaningfulBranches(branches);
      return hasNullBranch(branches) && meaningful.length === 1 ? flatten(meaningful) : [];
    }),
  );
  return new Set(found);
}

/** An integer is a number: `allOf: [{ type: number }, { type: integer }]` leaves integers. */
function intersect(a: ReadonlySet<ValueType>, b: ReadonlySet<ValueType>): Set<ValueType> {
  const both = new Set<ValueType>();
  for (const type of a) {
    if (b.has(type) || (type === "integer" && b.has("number"))) both.add(type);
    else if (type === "number" && b.has("integer")) both.add("integer");
  }
  return both;
}

export function firstFact<T>(nodes: readonly Schema[], read: (node: Schema) => T | undefined): Fact<T> | undefined {
  for (const from of nodes) {
    const value = read(from);
    if (value !== undefined) return { value, from };
  }
  return undefined;
}

/** Deep equality of JSON values; the order of keys does not matter. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, index) => sameJson(value as JsonValue, b[index] as JsonValue));
  }
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, JsonValue>>;
  return left.length === Object.keys(right).length && left.every(([key, value]) => Object.hasOwn(right, key) && sameJson(value as JsonValue, right[key] ?? null));
}
