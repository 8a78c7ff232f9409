/** Which functions are looked at by themselves, in which order, and whose second look is worth it. */

import type { ClassValue, FunctionValue, ObjectValue } from "../domain/value.js";
import { symbolicInstance } from "../evaluate/classes.js";
import { invoke, SYMBOLIC } from "../evaluate/functions.js";
import { forgetChanged } from "../evaluate/memory.js";
import { type Run, STEPS_OF_READER } from "../evaluate/run.js";
import type { Looked } from "../evaluate/stored.js";
import type { OnScanProgress } from "../progress.js";
import { ts } from "../project/syntax.js";
import { isNamedAfter, madeTogether } from "./members-used.js";

/** A function that makes functions that make functions: deeper ones are seen through their callers only. */
const MOST_VIEWS = 12;
/** of one function that reaches a request, in all: each of a hundred handlers that a wrapper makes is seen */
const MOST_VIEWS_OF_ALL = 500;

interface Root {
  readonly callee: FunctionValue;
  /** a method of a base class, looked at for a subclass */
  readonly inherited: boolean;
}

export class Roots {
  readonly #run: Run;
  readonly #concerns: (node: ts.Node) => boolean;
  /** how often a function was looked at, in all and by the calls that it was made in */
  readonly #views = new Map<ts.Node, Map<string, number>>();
  /** how many of the last looks at a function brought nothing new */
  readonly #vain = new Map<ts.Node, number>();
  /** the calls on the ways to the requests seen so far, and where their answers are read */
  readonly #known = new Set<ts.Node>();
  /** files whose functions left something for others */
  readonly writers = new Set<string>();
  readonly #viewed: {
    readonly callee: FunctionValue;
    readonly inherited: boolean;
    readonly looked: Looked;
  }[] = [];

  readonly #onProgress: OnScanProgress | undefined;
  /** of requests, for the progress */
  readonly #places = new Set<ts.Node | undefined>();

  constructor(run: Run, concerns: (path: string, offset: number) => boolean, onProgress: OnScanProgress | undefined) {
    this.#run = run;
    this.#onProgress = onProgress;
    this.#concerns = (node) => concerns(node.getSourceFile().fileName, node.getEnd() - 1);
  }

  /** Callees before callers: of what was seen to make no request, callers need not be told. */
  evaluate(): void {
    const run = this.#run;
    const roots: Root[] = this.#takeMade().map((callee) => ({ callee, inherited: false }));
    for (const made of [...run.madeClasses]) roots.push(...this.#methods(made));
    const rank = new Map(roots.map((root) => [root, run.reach.rank(root.callee.node)]));
    roots.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
    const follow = this.#counting("following", roots.length);
    for (const { callee, inherited } of roots) {
      follow();
      run.inherited = inherited;
      if (inherited) {
        this.#view(callee);
        this.#drain(this.#takeMade());
      } else this.#drain([callee]);
      run.inherited = false;
    }
  }

  /** A second look at those who looked too early: `store.load()` has filled what `store.flag` reads. */
  evaluateAgain(): void {
    const run = this.#run;
    const again = this.#viewed.filter(({ looked }) => run.stored.changed(looked));
    this.#views.clear();
    this.#vain.clear();
    this.#known.clear();
    forgetChanged(run);
    const all = new Set(again.map(({ callee }) => callee.node));
    const follow = this.#counting("following-stored", again.length);
    for (const { callee, inherited } of again) {
      follow();
      // the function around it is evaluated again, too, and makes it anew
      if (isMadeWithin(callee.node, all)) continue;
      run.inherited = inherited;
      this.#view(callee);
      this.#drain(this.#takeMade());
      run.inherited = false;
    }
    // nothing is evaluated from here on; what is settled now takes room of its own
    this.#viewed.length = 0;
    run.memory.clear();
  }

  /** To be called before each of so many. */
  #counting(phase: "following" | "following-stored", all: number): () => void {
    const tell = this.#onProgress;
    if (tell === undefined) return () => undefined;
    const { records } = this.#run;
    let [done, counted] = [0, 0];
    return () => {
      for (; counted < records.length; counted += 1) this.#places.add(records[counted]?.stack[0]);
      tell({ phase, done, all, requests: this.#places.size });
      done += 1;
    };
  }

  #takeMade(): readonly FunctionValue[] {
    const { made } = this.#run;
    this.#run.made = [];
    return made;
  }

  #drain(start: readonly FunctionValue[]): void {
    const queue = [...start];
    const together: FunctionValue[] = [];
    for (const next of queue) {
      const call = madeTogether(next);
      if (call === undefined) this.#viewOnce(next, queue);
      else {
        this.#run.returnsSeveral.add(call);
        together.push(next);
      }
    }
    // what the code around calls of them it has called by now
    const left = together.filter((one) => !this.#run.called.has(one) && isUsed(one));
    for (const next of left) {
      const made: FunctionValue[] = [];
      this.#viewOnce(next, made);
      this.#drain(made);
    }
  }

  /** What it makes comes into the queue. */
  #viewOnce(callee: FunctionValue, queue: FunctionValue[]): void {
    if (this.#run.calledInline.has(callee) || !this.#mayView(callee)) return;
    this.#view(callee);
    queue.push(...this.#takeMade());
  }

  #mayView(callee: FunctionValue): boolean {
    if (
      ts.isConstructorDeclaration(callee.node) ||
      this.#run.generated.inSource(callee.node) ||
      !this.#concerns(callee.node)
    )
      return false;
    if (isFieldOfAnother(callee) || isOneStepFurther(callee)) return false;
    // made by a call that is over: only worth a look by itself when nobody has called it
    if (callee.madeIn.length > 0 && this.#run.called.has(callee)) return false;
    if (this.#run.mixedIn.has(callee)) return true;
    const views = this.#viewsOf(callee.node);
    const inAll = count(views, "");
    if (!this.#run.reach.reaches(callee.node)) return inAll <= MOST_VIEWS;
    const madeIn = callee.madeIn.map((call) => this.#run.identity(call)).join(" ");
    const isOpen = (this.#vain.get(callee.node) ?? 0) < MOST_VIEWS && inAll <= MOST_VIEWS_OF_ALL;
    return count(views, `in ${madeIn}`) <= MOST_VIEWS && isOpen;
  }

  #viewsOf(node: ts.Node): Map<string, number> {
    const views = this.#views.get(node) ?? new Map<string, number>();
    this.#views.set(node, views);
    return views;
  }

  #view(callee: FunctionValue): void {
    const run = this.#run;
    run.stack = [];
    const around = run.stored.begin();
    const records = run.records.length;
    const { given } = run.stored;
    run.attempt(callee.node, () =>
      run.entering(
        run.proving || run.reach.reaches(callee.node),
        () => invoke(run, callee, SYMBOLIC, undefined, callee.self),
        STEPS_OF_READER,
      ),
    );
    run.stack = [];
    if (run.stored.given > given) this.writers.add(callee.node.getSourceFile().fileName);
    if (run.records.length === records) run.barren.add(callee);
    else run.barren.reached(callee);
    this.#vain.set(callee.node, this.#bringsNew(records) ? 0 : (this.#vain.get(callee.node) ?? 0) + 1);
    this.#viewed.push({ callee, inherited: run.inherited, looked: run.stored.leave(around) });
  }

  /** A request on a way that none took before, or an answer that is read where none was. */
  #bringsNew(records: number): boolean {
    const before = this.#known.size;
    for (const { stack, reads } of this.#run.records.slice(records)) {
      for (const site of stack) this.#known.add(site);
      for (const { at } of reads) this.#known.add(at);
    }
    return this.#known.size > before;
  }

  /** What a class inherits is a call of its own only where somebody calls it, or where that is left to whoever imports it. */
  #isFace(made: ClassValue, method: FunctionValue): boolean {
    const name = made.node.name?.text;
    const { exports } = made.scope.module;
    const isExported = [...exports].some(
      ([exported, target]) => exported === name || (target.kind === "local" && target.name === name),
    );
    return isExported && !this.#run.reach.called(method.node);
  }

  #methods(made: ClassValue): readonly Root[] {
    if (!this.#concerns(made.node)) return [];
    this.#run.attempt(made.node, () => symbolicInstance(this.#run, made));
    const instance = made.symbolic;
    if (instance === undefined) return [];
    const roots: Root[] = this.#takeMade().map((callee) => ({ callee, inherited: false }));
    const seen = new Set<string>();
    let owner: ClassValue | undefined = made;
    while (owner !== undefined) {
      const inherited = owner !== made;
      for (const callee of ownMethods(owner, instance, seen))
        if (!inherited || this.#isFace(made, callee)) roots.push({ callee, inherited });
      owner = owner.base?.kind === "class" ? owner.base : undefined;
    }
    return roots;
  }
}

function count(views: Map<string, number>, key: string): number {
  const times = (views.get(key) ?? 0) + 1;
  views.set(key, times);
  return times;
}

/** `save = async () => …` is looked at as a method is: once, for the instance that stands for all. */
function isFieldOfAnother({ node, scope }: FunctionValue): boolean {
  const { self } = scope.frame;
  return (
    ts.isPropertyDeclaration(node.parent) &&
    self?.kind === "object" &&
    self.constructedBy !== undefined &&
    self.constructedBy.symbolic !== self
  );
}

/**
 * `const build = (path) => ({ at: (key) => build(path + key), send: () => fetch(path) })`: what `at` makes is what `build`
 * made, one step further. How many steps, and to where, only callers say.
 */
function isOneStepFurther(callee: FunctionValue): boolean {
  const call = madeTogether(callee);
  if (call === undefined) return false;
  const maker = callee.scope.frame.node;
  for (let at: ts.Node | undefined = call.parent; at !== undefined; at = at.parent) if (at === maker) return true;
  return false;
}

function ownMethods(owner: ClassValue, instance: ObjectValue, seen: Set<string>): readonly FunctionValue[] {
  const methods: FunctionValue[] = [];
  for (const member of owner.node.members) {
    if (!(ts.isMethodDeclaration(member) || ts.isAccessor(member)) || member.body === undefined) continue;
    if ((ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0) continue;
    const name = `${ts.isSetAccessor(member) ? "set " : ""}${member.name.getText()}`;
    if (seen.has(name)) continue;
    seen.add(name);
    methods.push({ kind: "function", node: member, scope: owner.scope, self: instance, owner, madeIn: [], bound: [] });
  }
  return methods;
}

function isMadeWithin(node: ts.Node, functions: ReadonlySet<ts.Node>): boolean {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) if (functions.has(at)) return true;
  return false;
}

function isUsed(callee: FunctionValue): boolean {
  const call = madeTogether(callee);
  return call === undefined || isNamedAfter(call, callee);
}
