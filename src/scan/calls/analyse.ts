/** The engine: every function of the chosen files is evaluated by itself, called or not, and what it requests is settled. */

import { troubledBy, unfinishedIn } from "../account/unfinished.js";
import type { ClassValue, FunctionValue, ObjectValue } from "../domain/value.js";
import { symbolicInstance } from "../evaluate/classes.js";
import { invoke, SYMBOLIC } from "../evaluate/functions.js";
import { moduleScope } from "../evaluate/modules.js";
import { Run } from "../evaluate/run.js";
import { TypeUses } from "../fields/typeUses.js";
import { ClientIndex } from "../knowledge/clients/index.js";
import { Generated, isGeneratedSource } from "../knowledge/generated/recognise.js";
import type { Module } from "../project/module.js";
import { Project } from "../project/project.js";
import { ts } from "../project/syntax.js";
import { Types } from "../project/typeShape.js";
import type { Analysis, AnalysisInput } from "./analysis.js";
import { settle } from "./settle.js";

/** A function that makes functions that make functions: deeper ones are seen through their callers only. */
const MOST_VIEWS = 12;

export function analyse(input: AnalysisInput): Analysis {
  const project = new Project(input.load);
  const types = new Types(project);
  const run = new Run(
    project,
    types,
    new ClientIndex(input.clients),
    new TypeUses(),
    input.surface.operations,
    new Generated(project),
  );
  const roots = new Roots(run, input.concerns ?? (() => true));
  for (const source of input.files) {
    if (source.language === "json" || isGeneratedSource(source)) continue;
    run.searched.add(project.module(source));
    run.searchedSources.add(source);
  }
  for (const module of run.searched) {
    run.attempt(module.tree, () => moduleScope(run, module));
  }
  roots.evaluate();
  roots.evaluateAgain();
  run.typeUses.settle();
  return { ...settle(run, input.surface), unfinished: unfinishedIn(run), troubledFiles: troubledBy(run) };
}

class Roots {
  readonly #run: Run;
  readonly #concerns: (node: ts.Node) => boolean;
  readonly #views = new Map<ts.Node, number>();
  readonly #viewed: {
    readonly callee: FunctionValue;
    readonly inherited: boolean;
    readonly touched: ReadonlySet<ts.Node>;
  }[] = [];

  constructor(run: Run, concerns: (path: string, offset: number) => boolean) {
    this.#run = run;
    this.#concerns = (node) => concerns(node.getSourceFile().fileName, node.getEnd() - 1);
  }

  evaluate(): void {
    const made = this.#takeMade();
    const classes = [...this.#run.madeClasses];
    this.#drain(made);
    for (const each of classes) this.#methods(each);
  }

  /** A second look at those who can see what the first one stored: `store.load()` filled what `store.flag` reads. */
  evaluateAgain(): void {
    const run = this.#run;
    const sees = this.#sight();
    const again = this.#viewed.filter(
      ({ callee, touched }) => sees(callee.node) || [...touched].some((place) => run.storedAt.has(place)),
    );
    this.#views.clear();
    run.memory.clear();
    for (const { callee, inherited } of again) {
      run.inherited = inherited;
      this.#view(callee);
      this.#drain(this.#takeMade());
      run.inherited = false;
    }
  }

  /** A place within a function is seen there; one outside of functions in its file and where that is imported. */
  #sight(): (node: ts.Node) => boolean {
    const run = this.#run;
    const files = new Set<ts.SourceFile>();
    const functions = new Set<ts.Node>();
    for (const place of run.storedAt) {
      const around = outermostFunction(place);
      if (around === undefined) files.add(place.getSourceFile());
      else functions.add(around);
    }
    for (const module of run.searched) {
      if ([...module.imports.values()].some(({ specifier }) => leadsTo(run, specifier, module, files)))
        files.add(module.tree);
    }
    return (node) =>
      run.defaultQueryFound || files.has(node.getSourceFile()) || functions.has(outermostFunction(node) ?? node);
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
    if (
      ts.isConstructorDeclaration(callee.node) ||
      this.#run.generated.inSource(callee.node) ||
      !this.#concerns(callee.node)
    )
      return false;
    // made by a call that is over: only worth a look by itself when nobody has called it
    if (callee.madeIn.length > 0 && this.#run.called.has(callee)) return false;
    const views = this.#views.get(callee.node) ?? 0;
    this.#views.set(callee.node, views + 1);
    return views < MOST_VIEWS;
  }

  #view(callee: FunctionValue): void {
    const run = this.#run;
    run.stack = [];
    run.touched = new Set();
    run.attempt(callee.node, () => invoke(run, callee, SYMBOLIC, undefined, callee.self));
    run.stack = [];
    this.#viewed.push({ callee, inherited: run.inherited, touched: run.touched });
  }

  #methods(made: ClassValue): void {
    if (!this.#concerns(made.node)) return;
    this.#run.attempt(made.node, () => symbolicInstance(this.#run, made));
    const instance = made.symbolic;
    if (instance === undefined) return;
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
      const method: FunctionValue = {
        kind: "function",
        node: member,
        scope: owner.scope,
        self: instance,
        owner,
        madeIn: [],
        bound: [],
      };
      run.inherited = inherited;
      this.#view(method);
      this.#drain(this.#takeMade());
      run.inherited = false;
    }
  }
}

function outermostFunction(node: ts.Node): ts.Node | undefined {
  let outermost: ts.Node | undefined;
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) outermost = at;
  return outermost;
}

function leadsTo(run: Run, specifier: string, from: Module, files: ReadonlySet<ts.SourceFile>): boolean {
  const source = run.project.locate(specifier, from);
  return source !== undefined && run.searchedSources.has(source) && files.has(run.project.module(source).tree);
}
