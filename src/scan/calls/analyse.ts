/** The engine: every function of the chosen files is evaluated by itself, called or not, and what it requests is settled. */
import { ClientIndex } from "../clients/index.js";
import { TypeUses } from "../fields/typeUses.js";
import { Generated, isGeneratedSource } from "../generated/recognise.js";
import { Project } from "../project/project.js";
import { ts } from "../project/syntax.js";
import { Types } from "../project/typeShape.js";
import { symbolicInstance } from "../values/classes.js";
import { SYMBOLIC, invoke } from "../values/functions.js";
import { moduleScope } from "../values/modules.js";
import { Run } from "../values/run.js";
import type { ClassValue, FunctionValue, ObjectValue } from "../values/value.js";
import type { Analysis, AnalysisInput } from "./analysis.js";
import { settle } from "./settle.js";

/** A function that makes functions that make functions: deeper ones are seen through their callers only. */
const MOST_VIEWS = 12;

export function analyse(input: AnalysisInput): Analysis {
  const project = new Project(input.load);
  const types = new Types(project);
  const run = new Run(project, types, new ClientIndex(input.clients), new TypeUses(), input.surface.operations, new Generated(project));
  const roots = new Roots(run, input.concerns ?? (() => true));
  for (const source of input.files) {
    if (source.language === "json" || isGeneratedSource(source)) continue;
    run.searched.add(project.module(source));
    run.searchedSources.add(source);
  }
  for (const module of run.searched) {
    run.beginRoot();
    moduleScope(run, module);
  }
  roots.evaluate();
  if (run.stored) roots.evaluateAgain();
  run.typeUses.settle();
  return settle(run, input.surface);
}

class Roots {
  readonly #run: Run;
  readonly #concerns: (node: ts.Node) => boolean;
  readonly #views = new Map<ts.Node, number>();
  #first: readonly FunctionValue[] = [];

  constructor(run: Run, concerns: (path: string, offset: number) => boolean) {
    this.#run = run;
    this.#concerns = (node) => concerns(node.getSourceFile().fileName, node.getEnd() - 1);
  }

  evaluate(): void {
    const made = this.#takeMade();
    const classes = [...this.#run.madeClasses];
    this.#first = made;
    this.#drain(made);
    for (const each of classes) this.#methods(each);
  }

  /** A second round with what the first one stored: `store.load()` filled what `store.flag` reads. */
  evaluateAgain(): void {
    const run = this.#run;
    this.#views.clear();
    run.calledInline.clear();
    this.#drain(this.#first);
    for (const each of [...run.madeClasses]) this.#methods(each);
  }

  #takeMade(): readonly FunctionValue[] {
    const { made } = this.#run;
    this.#run.made = [];
    return made;
  }

  #drain(start: readonly FunctionValue[]): void {
    const queue = [...start];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (this.#run.calledInline.has(next) || !this.#mayView(next)) continue;
      this.#view(next);
      queue.push(...this.#takeMade());
    }
  }

  #mayView(callee: FunctionValue): boolean {
    if (ts.isConstructorDeclaration(callee.node) || this.#run.generated.inSource(callee.node) || !this.#concerns(callee.node)) return false;
    // made by a call that is over: only worth a look by itself when nobody has called it
    if (callee.madeIn.length > 0 && this.#run.called.has(callee)) return false;
    const views = this.#views.get(callee.node) ?? 0;
    this.#views.set(callee.node, views + 1);
    return views < MOST_VIEWS;
  }

  #view(callee: FunctionValue): void {
    const run = this.#run;
    run.beginRoot();
    run.stack = [];
    invoke(run, callee, SYMBOLIC, undefined, callee.self);
    run.stack = [];
  }

  #methods(made: ClassValue): void {
    if (!this.#concerns(made.node)) return;
    const instance = symbolicInstance(this.#run, made);
    this.#drain(this.#takeMade());
    const seen = new Set<string>();
    let owner: ClassValue | undefined = made;
    while (owner !== undefined) {
      this.#ownMethods(owner, instance, seen, owner !== made);
      owner = owner.base?.kind === "class" ? owner.base : undefined;
    }
  }

  #ownMethods(owner: ClassValue, instance: ObjectValue, seen: Set<string>, inherited: boolean): void {
    const run = this.#run;
    for (const member of owner.node.members) {
      if (!(ts.isMethodDeclaration(member) || ts.isAccessor(member)) || member.body === undefined) continue;
      if ((ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0) continue;
      const name = member.name.getText();
      if (seen.has(name)) continue;
      seen.add(name);
      const method: FunctionValue = { kind: "function", node: member, scope: owner.scope, self: instance, owner, madeIn: [], bound: [] };
      run.inherited = inherited;
      this.#view(method);
      this.#drain(this.#takeMade());
      run.inherited = false;
    }
  }
}
