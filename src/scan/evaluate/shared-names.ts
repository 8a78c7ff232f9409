/** The global names that classic scripts share: what one declares or fills, all others of the page find. */

import { unite } from "../domain/union.js";
import type { ObjectValue } from "../domain/value.js";
import { object, UNDEFINED } from "../domain/value.js";
import type { Module } from "../project/module.js";
import { ts } from "../project/syntax.js";
import { evaluate } from "./evaluate.js";
import { put } from "./literals.js";
import { declaredScope } from "./modules.js";
import type { Run } from "./run.js";
import type { Binding, Scope } from "./scope.js";
import { lookUp, valueOf } from "./scope.js";
import { execute } from "./statements.js";

/** Around the scope of a script: a name that the script does not declare is looked for in the others. */
class SharedNames extends Map<string, Binding> {
  readonly #find: (name: string) => Binding | undefined;

  constructor(find: (name: string) => Binding | undefined) {
    super();
    this.#find = find;
  }

  override get(name: string): Binding | undefined {
    const known = super.get(name);
    if (known !== undefined) return known;
    const found = this.#find(name);
    if (found !== undefined) this.set(name, found);
    return found;
  }
}

/** Undefined for a file that imports or exports. */
export function scopeAround(run: Run, module: Module, frame: Scope["frame"]): Scope | undefined {
  if (module.imports.size > 0 || module.exports.size > 0 || module.stars.length > 0) return undefined;
  const names = new SharedNames((name) => shared(run, name, module));
  return { names, parent: undefined, frame: { ...frame }, module };
}

function shared(run: Run, name: string, from: Module): Binding | undefined {
  if (run.clients.ofName("", [name]) !== undefined) return undefined;
  const sharing = run.project.sharing(name, from);
  const [first] = sharing;
  if (first === undefined) return undefined;
  const declared = sharing.flatMap((module) => {
    const binding = module === from ? undefined : declaredScope(run, module).names.get(name);
    return binding === undefined ? [] : [binding];
  });
  const [only] = declared;
  if (only !== undefined) return declared.length === 1 ? only : several(declared);
  const known = run.sharedNames.get(name);
  if (known !== undefined) return known;
  const made: Binding = {
    value: undefined,
    pending: () => openObject(first.tree),
    type: undefined,
  };
  run.sharedNames.set(name, made);
  // what they fill it with is there before anybody reads it
  for (const module of sharing) declaredScope(run, module);
  return made;
}

const several = (bindings: readonly Binding[]): Binding => ({
  value: undefined,
  pending: () => unite(bindings.map((binding) => valueOf(binding) ?? UNDEFINED)),
  type: undefined,
});

/** `var App = App || {}`: what another script may have made already. */
export function isKept(
  declaration: ts.VariableDeclaration,
): declaration is ts.VariableDeclaration & { readonly name: ts.Identifier } {
  const { name, initializer, parent } = declaration;
  if (!ts.isIdentifier(name) || initializer === undefined || !ts.isBinaryExpression(initializer)) return false;
  const { left, operatorToken } = initializer;
  const otherwise =
    operatorToken.kind === ts.SyntaxKind.BarBarToken || operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
  if (!otherwise || !ts.isSourceFile(parent.parent.parent)) return false;
  const kept = ts.isPropertyAccessExpression(left) ? left.name : left;
  return ts.isIdentifier(kept) && kept.text === name.text;
}

/** `App.api = …`, `window.load = …`, `var App = App || {}`: a script gives others something. */
export function isFilling(statement: ts.Statement): boolean {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.some(isKept);
  return assignmentIn(statement) !== undefined;
}

function assignmentIn(statement: ts.Statement): ts.BinaryExpression | undefined {
  const expression = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return expression !== undefined &&
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? expression
    : undefined;
}

/** `App.views.users = …` where the page itself has made `App.views` */
export function fill(run: Run, statement: ts.Statement, scope: Scope): void {
  const target = assignmentIn(statement)?.left;
  if (target !== undefined && ts.isPropertyAccessExpression(target)) makeHolders(run, target.expression, scope);
  execute(run, statement, scope);
}

function makeHolders(run: Run, node: ts.Expression, scope: Scope): void {
  if (!ts.isPropertyAccessExpression(node)) return;
  makeHolders(run, node.expression, scope);
  const holder = evaluate(run, node.expression, scope);
  if (holder.kind === "object" && holder.open && !holder.fields.has(node.name.text))
    put(holder, node.name.text, openObject(node), node.name);
}

const openObject = (at: ts.Node): ObjectValue => ({ ...object(at), open: true });

/** `window.App`: the name as the scripts of the page share it. */
export function ofWindow(node: ts.PropertyAccessExpression, scope: Scope): Binding | undefined {
  const { expression, name } = node;
  const isWindow = ts.isIdentifier(expression) && /^(?:window|self|globalThis)$/.test(expression.text);
  return isWindow && lookUp(scope, expression.text) === undefined ? sharedBinding(name.text, scope) : undefined;
}

export function sharedBinding(name: string, scope: Scope): Binding | undefined {
  let root = scope;
  while (root.parent !== undefined) root = root.parent;
  return root.names instanceof SharedNames ? lookUp(root, name) : undefined;
}
