/**
 * Is it worth entering a function? Yes if it can reach a request, or if it is handed something that can, or an answer
 * that it may read. The rest of a code base is entered only as far as a value is asked of it.
 */

import type { Argument, FunctionValue, Value } from "../domain/value.js";
import { optionsOf } from "../domain/value.js";
import { ts } from "../project/syntax.js";
import type { Run } from "./run.js";
import { lookUp, type Scope } from "./scope.js";

/** The call graph, as far as the evaluator asks it. */
export interface Reach {
  /** may a call of the function lead to a request? */
  readonly reaches: (node: ts.Node) => boolean;
  /** the same of anything in a file, by its path */
  readonly reachesIn: (path: string) => boolean;
  /** may a call of it change what others see? */
  readonly writes: (node: ts.Node) => boolean;
  /** the same, whatever functions it is handed */
  readonly writesAnyway: (node: ts.Node) => boolean;
  /** does any code call it, or a member of its name? */
  readonly called: (node: ts.Node) => boolean;
  /** callees before callers: the place of a function in that order */
  readonly rank: (node: ts.Node) => number;
}

const DEEPEST = 2;
const MOST_MEMBERS = 40;

export const isRelevant = (
  run: Run,
  callee: FunctionValue,
  given: readonly Argument[],
  self: Value | undefined,
): boolean =>
  // what a function makes that has come to no request comes to none either
  (callee.scope.frame.relevant && run.reach.reaches(callee.node) && !run.barren.has(callee, given, self)) ||
  [...callee.bound, ...given].some(({ value }) => sends(run, value, DEEPEST)) ||
  closesOverSender(run, callee);

/** `() => work(attempt)` in a function that was handed `work`. */
function closesOverSender(run: Run, callee: FunctionValue): boolean {
  let at: Scope | undefined = callee.scope;
  if (ts.isSourceFile(at.frame.node)) return false;
  const wanted = freeNames(callee.node);
  for (; at !== undefined && !ts.isSourceFile(at.frame.node); at = at.parent) {
    for (const [name, { value }] of at.names)
      if (value !== undefined && value.kind !== "object" && wanted.has(name) && sends(run, value, 1)) return true;
  }
  return false;
}

function tells(value: Value, depth: number): boolean {
  switch (value.kind) {
    case "function":
    case "class":
    case "native":
    case "client":
      return true;
    case "text":
      return value.parts.some((part) => typeof part === "string" && part.includes("/"));
    case "union":
      return value.options.some((option) => tells(option, depth));
    case "list":
      return depth > 0 && value.items.some((item) => tells(item, depth - 1));
    case "object":
      return (
        value.tag === "instance" ||
        (depth > 0 && [...value.fields.values()].some((field) => tells(field.value, depth - 1)))
      );
    case "response":
    case "plain":
    case "unknown":
    case "external":
      return false;
  }
}

/**
 * Functions that made no request when they were looked at by themselves: what the syntax lets them reach they do not,
 * unless they are given more than nothing. A method by the class it was looked at for: a subclass may give it what it needs.
 */
export class Barren {
  readonly #seen = new Map<ts.Node, Map<ts.Node | undefined, Value | undefined>>();

  add(callee: FunctionValue): void {
    if (!ts.isSourceFile(callee.scope.frame.node) || callee.bound.length > 0) return;
    const known = this.#seen.get(callee.node);
    if (known === undefined) this.#seen.set(callee.node, new Map([[classOf(callee.self), callee.self]]));
    else known.set(classOf(callee.self), callee.self);
  }

  /**
   * A function made a request: those that made it are worth calling after all.
   *
   *     function useApi() { return { load: (path) => fetch(path) }; }
   */
  reached(made: FunctionValue): void {
    for (let at: Scope | undefined = made.scope; at !== undefined; at = at.parent) this.#seen.delete(at.frame.node);
  }

  has(callee: FunctionValue, given: readonly Argument[], self: Value | undefined): boolean {
    const known = this.#seen.get(callee.node);
    if (known === undefined || !ts.isSourceFile(callee.scope.frame.node) || callee.bound.length > 0) return false;
    const holder = callee.self ?? self;
    if (!known.has(classOf(holder)) || given.some(({ value }) => tells(value, DEEPEST))) return false;
    return !tellsMore(holder, known.get(classOf(holder)));
  }
}

/** Has an object been given something that the one looked at had not? */
function tellsMore(self: Value | undefined, before: Value | undefined): boolean {
  if (self === before || self?.kind !== "object") return false;
  if (before?.kind !== "object") return true;
  for (const [name, { value }] of self.fields) {
    const seen = before.fields.get(name)?.value;
    if (seen === undefined || (seen.kind !== value.kind && tells(value, 1))) return true;
  }
  return self.behind.length > before.behind.length;
}

const classOf = (self: Value | undefined): ts.Node | undefined =>
  self?.kind === "object" ? self.constructedBy?.node : undefined;

/** Nothing would be seen of a call whose result nobody uses. */
export const isIdle = (run: Run, callee: FunctionValue, given: readonly Argument[], self: Value | undefined): boolean =>
  !run.proving &&
  !run.reach.writes(callee.node) &&
  !isRelevant(run, callee, given, self) &&
  !given.some(({ value }) => holds(value, DEEPEST, isAnswer)) &&
  !(self?.kind === "object" && [...self.fields.values()].some(({ value }) => optionsOf(value).some(isAnswer))) &&
  !seesAnswer(callee);

/** A client, or a function that can reach a request. */
function sends(run: Run, value: Value, depth: number): boolean {
  return holds(
    value,
    depth,
    (each) => each.kind === "client" || (each.kind === "function" && run.reach.reaches(each.node)),
  );
}

function holds(value: Value, depth: number, wanted: (value: Value) => boolean): boolean {
  if (wanted(value)) return true;
  switch (value.kind) {
    case "union":
      return value.options.some((option) => holds(option, depth, wanted));
    case "list":
      return (
        depth > 0 &&
        (value.items.slice(0, MOST_MEMBERS).some((item) => holds(item, depth - 1, wanted)) ||
          (value.rest !== undefined && holds(value.rest, depth - 1, wanted)))
      );
    case "object":
      if (depth === 0) return false;
      for (const field of [...value.fields.values()].slice(0, MOST_MEMBERS))
        if (holds(field.value, depth - 1, wanted)) return true;
      return (
        value.behind.some((each) => holds(each, depth - 1, wanted)) ||
        (value.anyValue !== undefined && holds(value.anyValue, depth - 1, wanted))
      );
    case "function":
    case "client":
    case "response":
    case "native":
    case "text":
    case "plain":
    case "unknown":
    case "class":
    case "external":
      return false;
  }
}

/** A closure over an answer: `const show = () => print(user.name)`. */
function seesAnswer(callee: FunctionValue): boolean {
  for (const name of freeNames(callee.node)) {
    const value = lookUp(callee.scope, name)?.value;
    if (value !== undefined && optionsOf(value).some((option) => isAnswer(option))) return true;
  }
  const self = callee.scope.frame.self;
  return self?.kind === "object" && [...self.fields.values()].some(({ value }) => optionsOf(value).some(isAnswer));
}

const isAnswer = (value: Value): boolean =>
  value.kind === "response" ||
  (value.kind === "list" && (value.items.some(isAnswer) || (value.rest !== undefined && isAnswer(value.rest)))) ||
  (value.kind === "object" &&
    value.tag === "plain" &&
    [...value.fields.values()].some((field) => field.value.kind === "response"));

const names = new WeakMap<ts.Node, ReadonlySet<string>>();

export function freeNames(node: ts.Node): ReadonlySet<string> {
  const known = names.get(node);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const visit = (child: ts.Node): void => {
    if (ts.isTypeNode(child)) return;
    if (ts.isIdentifier(child)) found.add(child.text);
    else if (ts.isPropertyAccessExpression(child)) visit(child.expression);
    else ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  names.set(node, found);
  return found;
}
