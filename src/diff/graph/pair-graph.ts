import type { Origin, Schema } from "../../contract/contract.js";
import type { Calendar } from "../deprecation/turn.js";
import type { RuleFamily } from "../rules/rule.js";
import { levelOf } from "../rules/variance.js";
import type { ChildView, View } from "../view/view.js";
import type { ViewTable } from "../view/view-table.js";
import type { AspectIndex } from "./aspect-index.js";
import type { Difference, DifferenceDetails, Edge, PairNode, Role, SchemaPair, SharedProperty } from "./pair.js";
import type { SameContent } from "./same-content.js";

/** One pair of views, compared once however many paths lead to it. */
interface ViewPair extends PairNode {
  readonly base: View;
  readonly target: View;
  readonly role: Role;
  readonly differences: Difference[];
  readonly edges: Edge[];
}

/**
 * Every pair of views under one role is compared once. Pairs are worked off from a queue, never by recursion:
 * a cycle finds its node in the memo and depth costs no stack. Work grows with distinct pairs, not with the
 * paths that lead to them.
 */
export class PairGraph {
  readonly #nodes = new Map<string, ViewPair>();
  readonly #open: ViewPair[] = [];
  /** by the ids of two views */
  readonly #meanings: Map<string, boolean>;

  readonly anything: SchemaPair["anything"];
  readonly viewsOf: SchemaPair["viewsOf"];

  constructor(
    readonly aspects: AspectIndex,
    readonly tables: { readonly base: ViewTable; readonly target: ViewTable },
    readonly calendar: Calendar,
    readonly contents: SameContent,
    meanings: Map<string, boolean> = new Map(),
  ) {
    this.#meanings = meanings;
    this.anything = { base: tables.base.of(true), target: tables.target.of(true) };
    this.viewsOf = { base: (schema) => tables.base.of(schema), target: (schema) => tables.target.of(schema) };
  }

  pair(base: View, target: View, role: Role): ViewPair {
    const key = `${role.side} ${role.textual} ${base.id} ${target.id}`;
    let node = this.#nodes.get(key);
    if (node === undefined) {
      node = { base, target, role, differences: [], edges: [] };
      this.#nodes.set(key, node);
      this.#open.push(node);
    }
    return node;
  }

  /** The same of schemas. */
  enter(base: Schema, target: Schema, role: Role): PairNode {
    return this.pair(this.viewsOf.base(base), this.viewsOf.target(target), role);
  }

  /** Compares everything that was asked for and everything below it. */
  settle(): void {
    for (let node = this.#open.pop(); node !== undefined; node = this.#open.pop()) this.#compare(node);
  }

  #compare(node: ViewPair): void {
    const { base, target } = node;
    // what could not be read has no verdict
    if (base.unread || target.unread) return;
    const pair = new ComparedPair(this, node);
    // `false` accepts nothing and has no keyword that could say so
    const aspects = base.never || target.never ? this.aspects.all : this.aspects.of(base.keywords, target.keywords);
    for (const aspect of aspects) {
      if (pair.stopped) return;
      aspect.compare(pair);
    }
  }

  /** See `SchemaPair.sameMeaning`. A pair that comes back to itself through `not` or `if` is the same unless something else differs. */
  sameMeaning(base: View, target: View): boolean {
    return this.#apart(`same ${base.id} ${target.id}`, base, target, ({ family }) => family.effect !== "annotation");
  }

  /** See `SchemaPair.takes`. */
  takes(base: View, target: View): boolean {
    return this.#apart(
      `takes ${base.id} ${target.id}`,
      base,
      target,
      ({ family }) => levelOf(family, "request-property") !== "compatible",
    );
  }

  /** The two compared on their own, as what is written: nothing that `counts` differs. */
  #apart(key: string, base: View, target: View, counts: (difference: Difference) => boolean): boolean {
    const known = this.#meanings.get(key);
    if (known !== undefined) return known;
    this.#meanings.set(key, true);
    const apart = new PairGraph(this.aspects, this.tables, this.calendar, this.contents, this.#meanings);
    apart.pair(base, target, { side: "request", textual: false });
    apart.settle();
    const none = !apart.#has(counts);
    this.#meanings.set(key, none);
    return none;
  }

  #has(counts: (difference: Difference) => boolean): boolean {
    for (const { differences } of this.#nodes.values()) if (differences.some(counts)) return true;
    return false;
  }
}

class ComparedPair implements SchemaPair {
  stopped = false;
  #shared: readonly SharedProperty[] | undefined;

  constructor(
    readonly graph: PairGraph,
    readonly node: ViewPair,
  ) {}

  get base(): View {
    return this.node.base;
  }
  get target(): View {
    return this.node.target;
  }
  get role(): Role {
    return this.node.role;
  }
  get calendar(): Calendar {
    return this.graph.calendar;
  }
  get anything(): SchemaPair["anything"] {
    return this.graph.anything;
  }
  get viewsOf(): SchemaPair["viewsOf"] {
    return this.graph.viewsOf;
  }

  report(family: RuleFamily, details: DifferenceDetails = {}): void {
    this.node.differences.push(difference(this.node, family, details));
  }
  descend(path: readonly string[], base: View, target: View, branch?: string | null): void {
    this.node.edges.push({ path, branch: branch ?? undefined, to: this.graph.pair(base, target, this.node.role) });
  }
  get sharedProperties(): readonly SharedProperty[] {
    return (this.#shared ??= this.#share());
  }
  saysTheSame(base: ChildView, target: ChildView): boolean {
    return this.graph.contents.allSame(base.schemas, target.schemas);
  }
  sameMeaning(base: View, target: View): boolean {
    return this.graph.sameMeaning(base, target);
  }
  takes(base: View, target: View): boolean {
    return this.graph.takes(base, target);
  }
  stop(): void {
    this.stopped = true;
  }

  #share(): readonly SharedProperty[] {
    const shared: SharedProperty[] = [];
    const was = this.base.properties;
    const is = this.target.properties;
    for (const name of was.keys()) {
      if (!is.has(name) || this.#saysTheSame(name, was.holdersOf(name), is.holdersOf(name))) continue;
      const before = was.get(name);
      const after = is.get(name);
      if (before !== undefined && after !== undefined) shared.push({ name, before, after });
    }
    return shared;
  }

  /** Known before anything is made of a property: most say what they said. */
  #saysTheSame(name: string, base: readonly Schema[], target: readonly Schema[]): boolean {
    const same = (node: Schema, other: Schema | undefined): boolean =>
      other !== undefined && this.graph.contents.same(node, other, ["properties", name]);
    return base.length === target.length && base.every((node, index) => same(node, target[index]));
  }
}

const difference = (node: ViewPair, family: RuleFamily, details: DifferenceDetails) => ({
  family,
  before: details.before ?? null,
  after: details.after ?? null,
  step: details.step ?? [],
  saidIn: details.saidIn,
  announced: details.announced,
  base: "base" in details ? originOf(details.base) : originOf(node.base.nodes[0]),
  target: "target" in details ? originOf(details.target) : originOf(node.target.nodes[0]),
});

const originOf = (place: Schema | Origin | undefined): Origin | undefined =>
  place === undefined ? undefined : "origin" in place ? place.origin : place;
