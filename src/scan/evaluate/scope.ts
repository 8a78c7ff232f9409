/** Names and what they hold, with branches that can be taken back and joined. */

import { type Choices, type Condition, chosen } from "../domain/choice.js";
import { unite } from "../domain/union.js";
import type { ClassValue, Value } from "../domain/value.js";
import type { Module } from "../project/module.js";
import type { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";

export interface Binding {
  value: Value | undefined;
  /** evaluated when first asked for: hoisted functions, module constants */
  pending: (() => Value) | undefined;
  readonly type: TypeRef | undefined;
  /** a parameter whose argument is surely something */
  given?: boolean;
}

/** One activation of a function, or of a module's top level. */
export interface Frame {
  readonly node: ts.Node;
  /** the key of what it was asked: who asks the same once more within comes to nothing else (memory-key.ts) */
  readonly asked?: number | undefined;
  readonly self: Value | undefined;
  readonly owner: ClassValue | undefined;
  readonly types: ReadonlyMap<string, TypeRef>;
  readonly returned: Value[];
  readonly yielded: Value[];
  /** calls under way when it began, its own included */
  readonly stack: readonly ts.Node[];
  active: boolean;
  /** it can reach a request, or has been handed something that can */
  readonly relevant: boolean;
}

export interface Scope {
  readonly names: Map<string, Binding>;
  readonly parent: Scope | undefined;
  readonly frame: Frame;
  readonly module: Module;
  /** what the conditions around have made sure of: see {@link "./known.js"} */
  readonly known?: Choices;
}

export const childScope = (parent: Scope): Scope => ({
  names: new Map(),
  parent,
  frame: parent.frame,
  module: parent.module,
  ...(parent.known === undefined ? {} : { known: parent.known }),
});

export function lookUp(scope: Scope, name: string): Binding | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const binding = at.names.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

export function valueOf(binding: Binding): Value | undefined {
  const { pending } = binding;
  if (binding.value === undefined && pending !== undefined) {
    binding.pending = undefined;
    const value = pending();
    binding.value ??= value;
  }
  return binding.value;
}

export function declare(scope: Scope, name: string, value: Value, type?: TypeRef): void {
  scope.names.set(name, { value, pending: undefined, type });
}

/** What each branch wrote, so that the state before can be restored and the outcomes joined. */
export class Branches {
  #logs: Map<Binding, Value | undefined>[] = [];

  /** Work that belongs to none of the branches under way: what it writes stays written. */
  apart<T>(work: () => T): T {
    const logs = this.#logs;
    this.#logs = [];
    try {
      return work();
    } finally {
      this.#logs = logs;
    }
  }

  /** what names of functions around held when the call under way first wrote them */
  #outer: { before: Map<Binding, Value | undefined> | undefined } | undefined;

  /**
   * A call of a function: within it what it writes replaces, also in names of the functions around. How often it is
   * called nobody knows, so afterwards they hold what they did before or what it left.
   *
   *     fields.forEach((one) => { query += query === "" ? "?" : "&"; query += one; });
   */
  call<T>(work: () => T): T {
    const around = this.#outer;
    const own = { before: undefined as Map<Binding, Value | undefined> | undefined };
    this.#outer = own;
    try {
      return work();
    } finally {
      this.#outer = around;
      for (const [binding, before] of own.before ?? [])
        if (before !== undefined && binding.value !== undefined) binding.value = unite([before, binding.value]);
    }
  }

  #forks = 0;

  get inside(): boolean {
    return this.#logs.length > 0;
  }

  assign(binding: Binding, value: Value, local: boolean): void {
    const log = this.#logs.at(-1);
    if (log !== undefined && !log.has(binding)) log.set(binding, binding.value);
    const before = binding.value;
    binding.pending = undefined;
    const own = local ? undefined : this.#outer;
    if (own !== undefined) {
      own.before ??= new Map();
      if (!own.before.has(binding)) own.before.set(binding, before);
    }
    const keeps = !local && own === undefined;
    binding.value = keeps && before !== undefined ? unite([before, value]) : value;
  }

  /**
   * Runs every branch from the same state; one that does not come back (`return`, `throw`) leaves no trace. `condition`:
   * what decides, where other code asks the same, `const method = id ? "PUT" : "POST"; if (id) url += id;`
   */
  fork(branches: readonly (() => Completion)[], condition?: Condition): Completion {
    const outcomes: { completion: Completion; written: Map<Binding, Value | undefined>; way: string | undefined }[] =
      [];
    const touched = new Map<Binding, Value | undefined>();
    for (const [arm, branch] of branches.entries()) {
      const log = new Map<Binding, Value | undefined>();
      this.#logs.push(log);
      const completion = branch();
      this.#logs.pop();
      const written = new Map<Binding, Value | undefined>();
      for (const [binding, before] of log) {
        written.set(binding, binding.value);
        binding.value = before;
        if (!touched.has(binding)) touched.set(binding, before);
      }
      outcomes.push({ completion, written, way: condition?.ways[arm] });
    }
    // names that are written in the same branch hold together what it wrote
    const choice = `branches ${this.#forks++}`;
    const through = outcomes.filter(({ completion }) => completion !== "leaves");
    const outer = this.#logs.at(-1);
    for (const [binding, before] of touched) {
      if (outer !== undefined && !outer.has(binding)) outer.set(binding, before);
      const known = through.flatMap(({ written, way }, arm) => {
        const value = written.has(binding) ? written.get(binding) : before;
        if (value === undefined) return [];
        const ofBranch = chosen(value, choice, arm);
        return [condition === undefined || way === undefined ? ofBranch : chosen(ofBranch, condition.name, way)];
      });
      if (known.length > 0) binding.value = unite(known);
    }
    return through.length === 0 && outcomes.length > 0 ? "leaves" : "goes on";
  }
}

/** Whether control reaches what comes after a statement. */
export type Completion = "goes on" | "leaves" | "breaks";
