import type { JsonValue, Schema, SchemaOrBoolean } from "../../contract/contract.js";
import { bitsOf, type Keywords } from "../../contract/keywords.js";
import { isPartlyUnread } from "../../contract/partly-unread.js";
import { lowerBound, upperBound } from "./bounds.js";
import { meaningfulBranches } from "./flatten.js";
import { keywordsOfAll } from "./keywords.js";
import { JsonValues } from "./same-json.js";
import { type Limit, limited, type Typing, typesOf } from "./typing.js";
import type {
  Bound,
  ChildView,
  ChildViews,
  Fact,
  SchemaKeyword,
  SchemaMapKeyword,
  Union,
  ValueType,
  View,
} from "./view.js";
import type { ViewTable } from "./view-table.js";

const UNREAD = bitsOf(["unread"]).filled;
/** `allOf` is taken apart into nodes of its own before */
const COMPOSED = bitsOf(["oneOf", "anyOf", "then", "else", "dependentSchemas"]).filled;
const READ_ONLY = bitsOf(["readOnly"]).filled;
const WRITE_ONLY = bitsOf(["writeOnly"]).filled;

export function buildView(
  table: ViewTable,
  id: number,
  nodes: readonly Schema[],
  never: boolean,
  limit?: Limit,
  unknown = false,
): View {
  return new NodesView(table, id, nodes, never, limit, unknown);
}

/** Everything is made on first use: most views are never asked most things, and a recursive document has no end. */
class NodesView implements View {
  readonly keywords: Keywords;
  #typed: Typing | undefined;
  #properties: ChildViews | undefined;
  #required: ReadonlyMap<string, Schema> | undefined;
  #unions: readonly Union[] | undefined;
  #enum: { readonly fact: Fact<readonly JsonValue[]> | undefined } | undefined;

  constructor(
    readonly table: ViewTable,
    readonly id: number,
    readonly nodes: readonly Schema[],
    readonly never: boolean,
    readonly limit: Limit | undefined,
    readonly unknown: boolean,
  ) {
    this.keywords = keywordsOfAll(nodes);
  }

  get name(): string | undefined {
    return this.table.nameOf(this) ?? this.nodes.find((node) => node.name !== undefined)?.name;
  }

  get unread(): boolean {
    const { filled } = this.keywords;
    return this.unknown || (filled & UNREAD) !== 0 || ((filled & COMPOSED) !== 0 && this.nodes.some(isPartlyUnread));
  }

  // asked of every property of every object, hence by the bit
  get readOnly(): boolean {
    return (this.keywords.filled & READ_ONLY) !== 0;
  }

  get writeOnly(): boolean {
    return (this.keywords.filled & WRITE_ONLY) !== 0;
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

  get openToNull(): boolean {
    return this.#typing.implied && !this.nullable && this.enum === undefined;
  }

  get #typing(): Typing {
    return (this.#typed ??= limited(
      this.never ? { types: undefined, nullable: false, implied: false } : typesOf(this.nodes),
      this.limit,
      this.nodes[0],
    ));
  }

  get format(): Fact<string> | undefined {
    return firstFact(this.nodes, (node) => node.format);
  }

  get enum(): Fact<readonly JsonValue[]> | undefined {
    return (this.#enum ??= { fact: enumOf(this.nodes) }).fact;
  }

  get unions(): readonly Union[] {
    return (this.#unions ??= this.nodes.flatMap((node) =>
      (["oneOf", "anyOf"] as const).flatMap((kind): Union[] => {
        const branches = meaningfulBranches(node[kind]);
        return branches.length < 2
          ? []
          : [{ kind, branches: branches.map((branch) => this.table.of(branch)), from: node }];
      }),
    ));
  }

  get properties(): ChildViews {
    return (this.#properties ??= this.children("properties"));
  }

  get required(): ReadonlyMap<string, Schema> {
    if (this.#required === undefined) {
      const required = new Map<string, Schema>();
      for (const node of this.nodes)
        for (const name of node.required) if (!required.has(name)) required.set(name, node);
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
    const said = this.nodes.filter((one) => one[keyword] !== undefined);
    const [from] = said;
    if (from === undefined) return undefined;
    return new LazyChild(
      this.table,
      said.map((one) => one[keyword] as SchemaOrBoolean),
      from,
    );
  }

  children(keyword: SchemaMapKeyword): ChildViews {
    const [only] = this.nodes;
    if (only !== undefined && this.nodes.length === 1)
      return new Children(this.table, keyword, only[keyword], () => this.nodes);
    const holders = new Map<string, Schema[]>();
    for (const node of this.nodes)
      for (const name of node[keyword].keys()) {
        const known = holders.get(name);
        if (known === undefined) holders.set(name, [node]);
        else known.push(node);
      }
    return new Children(this.table, keyword, holders, (name) => holders.get(name) ?? []);
  }
}

/** What all lists have; null is no value of its own. */
function enumOf(nodes: readonly Schema[]): Fact<readonly JsonValue[]> | undefined {
  let fact: Fact<readonly JsonValue[]> | undefined;
  for (const node of nodes) {
    if (node.enum === undefined) continue;
    const own = node.enum.includes(null) ? node.enum.filter((value) => value !== null) : node.enum;
    if (fact === undefined) fact = { value: own, from: node };
    else {
      const listed = new JsonValues(own);
      fact = { value: fact.value.filter((value) => listed.has(value)), from: fact.from };
    }
  }
  return fact;
}

class LazyChild implements ChildView {
  #view: View | undefined;

  constructor(
    readonly table: ViewTable,
    readonly schemas: readonly SchemaOrBoolean[],
    readonly from: Schema,
  ) {}

  get view(): View {
    return (this.#view ??= this.schemas.length === 1 ? this.table.of(this.schemas[0]) : this.table.all(this.schemas));
  }
}

/** Most properties say what they said: nobody asks for their views. */
class Children implements ChildViews {
  constructor(
    readonly table: ViewTable,
    readonly keyword: SchemaMapKeyword,
    readonly names: ReadonlyMap<string, unknown>,
    readonly holdersOf: (name: string) => readonly Schema[],
  ) {}

  get size(): number {
    return this.names.size;
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  keys(): MapIterator<string> {
    return this.names.keys();
  }

  get(name: string): ChildView | undefined {
    const holders = this.holdersOf(name);
    const schemas = holders.flatMap((holder) => holder[this.keyword].get(name) ?? []);
    const [from] = holders;
    if (from === undefined || schemas.length === 0) return undefined;
    return new LazyChild(this.table, schemas, from);
  }

  *[Symbol.iterator](): MapIterator<[string, ChildView]> {
    for (const name of this.names.keys()) {
      const view = this.get(name);
      if (view !== undefined) yield [name, view];
    }
  }
}

export function firstFact<T>(nodes: readonly Schema[], read: (node: Schema) => T | undefined): Fact<T> | undefined {
  for (const from of nodes) {
    const value = read(from);
    if (value !== undefined) return { value, from };
  }
  return undefined;
}
