/**
 * What can reach a request, from the syntax alone: who calls whom, and who may send. The evaluator does not enter what
 * cannot, unless it is handed something that can. Where the syntax does not tell, the answer is yes.
 */

import type { SourceText } from "../calls/analysis.js";
import { isGeneratedSource } from "../knowledge/generated/recognise.js";
import type { Module } from "../project/module.js";
import type { Project } from "../project/project.js";
import { ts } from "../project/syntax.js";
import { type Edges, edgesOf, edgesOfValue, noEdges } from "./calls.js";
import type { AbsentCall, Files } from "./files.js";
import type { Sinks } from "./sinks.js";
import { type Alias, type ClassFact, type FileFacts, type Unit, unitsOf } from "./unit.js";
import { writesBeyond } from "./writes.js";

/** A generated client sends, whichever way it is written. */
const SENDS: Edges = { ...noEdges(), sends: true, opaque: true };

export class CallGraph implements Files {
  readonly #facts = new Map<Module, FileFacts>();
  readonly #waiting: Unit[] = [];
  readonly #members = new Map<string, Unit[]>();
  readonly #aliases = new Map<string, Edges[]>();
  readonly #unnamed: (readonly [name: string, alias: Alias])[] = [];
  readonly #names = new Map<string, Unit[]>();
  readonly #getters = new Map<string, Unit[]>();
  readonly #classes = new Map<ts.Node, ClassFact>();
  readonly #extending = new Map<string, ClassFact[]>();
  readonly #units = new Map<ts.Node, Unit>();
  readonly #reaching = new Set<Unit>();
  #reachingFiles: ReadonlySet<string> | undefined;
  readonly #writing = new Set<Unit>();
  /** those that call what they were handed, and who calls them */
  readonly #handed = new Set<Unit>();
  readonly #called = new Set<Unit>();
  readonly #ranks = new Map<Unit, number>();
  readonly absentCalls: AbsentCall[] = [];

  constructor(
    readonly project: Project,
    readonly sinks: Sinks,
    searched: readonly SourceText[],
  ) {
    for (const source of searched) this.facts(project.module(source));
    const edges = this.#resolve();
    this.#spread(edges);
    this.#order(edges);
  }

  /** May a call of this function, or making this class, lead to a request? Unknown functions may. */
  reaches(node: ts.Node): boolean {
    const unit = this.#units.get(node);
    return unit === undefined || this.#reaching.has(unit);
  }

  /** The same of anything in that file, by whatever name it is imported. */
  reachesIn(path: string): boolean {
    this.#reachingFiles ??= new Set([...this.#reaching].map(({ node }) => node.getSourceFile().fileName));
    return this.#reachingFiles.has(path);
  }

  /** May a call of it change what others see? */
  writes(node: ts.Node): boolean {
    const unit = this.#units.get(node);
    return unit === undefined || this.#writing.has(unit) || this.#handed.has(unit);
  }

  /** The same, whatever it is handed. */
  writesAnyway(node: ts.Node): boolean {
    const unit = this.#units.get(node);
    return unit === undefined || this.#writing.has(unit);
  }

  called(node: ts.Node): boolean {
    const unit = this.#units.get(node);
    return unit === undefined || this.#called.has(unit);
  }

  rank(node: ts.Node): number {
    const unit = this.#units.get(node);
    return unit === undefined ? 0 : (this.#ranks.get(unit) ?? 0);
  }

  facts(module: Module): FileFacts {
    const known = this.#facts.get(module);
    if (known !== undefined) return known;
    const facts = unitsOf(module);
    this.#facts.set(module, facts);
    for (const unit of facts.units) {
      this.#units.set(unit.node, unit);
      this.#waiting.push(unit);
      for (const [name, declared] of unit.declared)
        if (declared.kind === "function") add(this.#names, name, declared.unit);
    }
    for (const [name, unit] of facts.members) add(this.#members, name, unit);
    for (const alias of facts.aliases) this.#unnamed.push(alias);
    for (const [name, unit] of facts.getters) add(this.#getters, name, unit);
    for (const fact of facts.classes) {
      this.#classes.set(fact.node, fact);
      const base = fact.base === undefined ? undefined : lastName(fact.base);
      if (base !== undefined) add(this.#extending, base, fact);
    }
    return facts;
  }

  absent(call: AbsentCall): void {
    this.absentCalls.push(call);
  }

  classOf(node: ts.Node): ClassFact | undefined {
    return this.#classes.get(node);
  }

  family(fact: ClassFact): readonly ClassFact[] {
    const found = new Set([fact]);
    for (const each of found) {
      const name = each.node.name?.text;
      for (const sub of name === undefined ? [] : (this.#extending.get(name) ?? [])) found.add(sub);
    }
    for (const each of found) {
      const base = each.base === undefined ? undefined : lastName(each.base);
      if (base === undefined) continue;
      for (const other of this.#classes.values()) if (other.node.name?.text === base) found.add(other);
    }
    return [...found];
  }

  /** Files that calls lead to are read on the way. */
  #resolve(): ReadonlyMap<Unit, Edges> {
    const edges = new Map<Unit, Edges>();
    while (this.#waiting.length > 0 || this.#unnamed.length > 0) {
      for (let unit = this.#waiting.pop(); unit !== undefined; unit = this.#waiting.pop())
        edges.set(unit, isGeneratedSource(unit.module.source) ? SENDS : edgesOf(unit, this));
      for (let next = this.#unnamed.pop(); next !== undefined; next = this.#unnamed.pop())
        add(this.#aliases, next[0], edgesOfValue(next[1].value, next[1].unit, this));
    }
    return edges;
  }

  #spread(edges: ReadonlyMap<Unit, Edges>): void {
    const callers = new Map<Unit | string, Unit[]>();
    /** each name once: four hundred tables with the same key name one function, and four hundred callers name the key */
    const namedBy = new Map<Unit, Set<string>>();
    const nameNode = (name: string, units: readonly Unit[] | undefined): void => {
      for (const unit of units ?? []) {
        const names = namedBy.get(unit);
        if (names === undefined) namedBy.set(unit, new Set([name]));
        else names.add(name);
      }
    };
    for (const [name, units] of this.#members) {
      nameNode(`member ${name}`, units);
      nameNode(`name ${name}`, units);
    }
    for (const [name, units] of this.#names) nameNode(`name ${name}`, units);
    for (const [name, units] of this.#getters) nameNode(`getter ${name}`, units);
    for (const [name, aliases] of this.#aliases) {
      const units = aliases.flatMap((alias) => this.#aliased(alias));
      nameNode(`member ${name}`, units);
      nameNode(`name ${name}`, units);
    }
    for (const [unit, { units, members, names }] of edges) {
      for (const callee of units) add(callers, callee, unit);
      for (const name of members) add(callers, `member ${name}`, unit);
      for (const name of names) add(callers, `name ${name}`, unit);
      for (const name of unit.touched) if (this.#getters.has(name)) add(callers, `getter ${name}`, unit);
    }
    const above = (unit: Unit): readonly Unit[] => [
      ...(callers.get(unit) ?? []),
      ...[...(namedBy.get(unit) ?? [])].flatMap((name) => callers.get(name) ?? []),
    ];
    for (const units of [this.#members.values(), this.#names.values()]) {
      for (const unit of [...units].flat()) if (above(unit).length > 0) this.#called.add(unit);
    }
    const sends = [...edges].filter(([, edge]) => edge.sends);
    spread(
      sends.map(([unit]) => unit),
      this.#reaching,
      (unit) => (unit.parent === undefined ? above(unit) : [...above(unit), unit.parent]),
    );
    const writing = [...edges].filter(([unit, edge]) => edge.opaque || writesBeyond(unit));
    spread(
      writing.map(([unit]) => unit),
      this.#writing,
      above,
    );
    const handed = [...edges].filter(([, edge]) => edge.handed);
    spread(
      handed.map(([unit]) => unit),
      this.#handed,
      above,
    );
    // `(into) => (one) => into.push(one)`: what it makes writes, whoever it is handed to
    const makes = (unit: Unit): boolean => unit.inner.some((inner) => this.#writing.has(inner) || makes(inner));
    for (;;) {
      const found = [...edges.keys()].filter((unit) => !this.#writing.has(unit) && makes(unit));
      if (found.length === 0) break;
      spread(found, this.#writing, above);
    }
  }

  /** Numbers the units so that what one calls comes before it, circles aside; the order of files plays no part. */
  #order(edges: ReadonlyMap<Unit, Edges>): void {
    const named = (names: ReadonlySet<string>, of: ReadonlyMap<string, readonly Unit[]>): readonly Unit[] =>
      [...names].flatMap((name) => of.get(name) ?? []);
    const below = (unit: Unit): readonly Unit[] => {
      const edge = edges.get(unit);
      if (edge === undefined) return unit.inner;
      return [
        ...edge.units,
        ...unit.inner,
        ...named(edge.members, this.#members),
        ...named(edge.names, this.#names),
      ].filter((each) => this.#reaching.has(each));
    };
    const starts = [...this.#reaching].sort(byPlace);
    const entered = new Set<Unit>();
    for (const start of starts) {
      const stack: { readonly unit: Unit; readonly rest: Unit[] }[] = [];
      const enter = (unit: Unit): void => {
        if (entered.has(unit)) return;
        entered.add(unit);
        stack.push({ unit, rest: [...below(unit)].sort(byPlace).reverse() });
      };
      enter(start);
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const next = top.rest.pop();
        if (next !== undefined) enter(next);
        else {
          stack.pop();
          this.#ranks.set(top.unit, this.#ranks.size + 1);
        }
      }
    }
  }

  /** What an alias stands for, as far as one look tells. */
  #aliased({ units, members, names }: Edges): readonly Unit[] {
    const named = [...members, ...names].flatMap((name) => [
      ...(this.#members.get(name) ?? []),
      ...(this.#names.get(name) ?? []),
    ]);
    return [...units, ...named];
  }
}

const byPlace = (a: Unit, b: Unit): number => {
  const [one, two] = [a.module.source.path, b.module.source.path];
  return one < two ? -1 : one > two ? 1 : a.node.pos - b.node.pos;
};

function spread(seeds: readonly Unit[], reached: Set<Unit>, above: (unit: Unit) => readonly Unit[]): void {
  const queue = [...seeds];
  for (let unit = queue.pop(); unit !== undefined; unit = queue.pop()) {
    if (reached.has(unit)) continue;
    reached.add(unit);
    // one by one: a name that everything has leads to more than a call takes as arguments
    for (const next of above(unit)) if (!reached.has(next)) queue.push(next);
  }
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

const lastName = (expression: ts.Expression): string | undefined =>
  ts.isIdentifier(expression)
    ? expression.text
    : ts.isPropertyAccessExpression(expression)
      ? expression.name.text
      : undefined;
