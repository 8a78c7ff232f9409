/** What a name in the code means, by the scopes around it and the imports of its file. */

import type { Module } from "../../scan/project/module.js";
import { ts } from "../../scan/project/syntax.js";
import type { Program } from "./program.js";

export type Declaration =
  | { readonly kind: "variable"; readonly node: ts.VariableDeclaration; readonly constant: boolean }
  | { readonly kind: "binding"; readonly node: ts.BindingElement }
  | { readonly kind: "parameter"; readonly node: ts.ParameterDeclaration }
  | { readonly kind: "function"; readonly node: ts.FunctionDeclaration | ts.FunctionExpression }
  | { readonly kind: "class"; readonly node: ts.ClassLikeDeclaration }
  | { readonly kind: "enum"; readonly node: ts.EnumDeclaration }
  /** all exports of a file under one name */
  | { readonly kind: "namespace"; readonly module: Module }
  /** a package, a global, or something nobody could follow */
  | { readonly kind: "outside" };

const OUTSIDE: Declaration = { kind: "outside" };

/** The declaration that an identifier in an expression means. */
export function declarationOf(program: Program, identifier: ts.Identifier): Declaration {
  const name = identifier.text;
  for (let at: ts.Node | undefined = identifier.parent; at !== undefined; at = at.parent) {
    const own = declaredIn(at, name);
    if (own !== undefined) return own;
  }
  const module = program.moduleOf(identifier);
  const imported = module?.imports.get(name);
  if (module === undefined || imported === undefined) return OUTSIDE;
  return exportedAs(program, module, imported.specifier, imported.name);
}

/** What another file exports under a name. */
export function exportedAs(program: Program, from: Module, specifier: string, name: string): Declaration {
  const target = program.project.follow(specifier, name, from);
  if (target === undefined || target.kind === "package") return OUTSIDE;
  if (target.kind === "namespace") return { kind: "namespace", module: target.module };
  if (target.kind === "expression") return OUTSIDE;
  return declaredIn(target.module.tree, target.name) ?? OUTSIDE;
}

/** By the scope alone, whatever stands around it. */
function declaredIn(scope: ts.Node, name: string): Declaration | undefined {
  if (ts.isFunctionLike(scope)) {
    const found = firstOf(scope.parameters, (parameter) =>
      inBinding(parameter.name, name, { kind: "parameter", node: parameter }),
    );
    if (found !== undefined) return found;
    if (ts.isFunctionExpression(scope) && scope.name?.text === name) return { kind: "function", node: scope };
    return undefined;
  }
  if (ts.isCatchClause(scope) && scope.variableDeclaration !== undefined)
    return inVariable(scope.variableDeclaration, name, false);
  if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope))
    return scope.initializer !== undefined && ts.isVariableDeclarationList(scope.initializer)
      ? inList(scope.initializer, name)
      : undefined;
  if (ts.isClassExpression(scope) && scope.name?.text === name) return { kind: "class", node: scope };
  if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isModuleBlock(scope) || ts.isCaseOrDefaultClause(scope))
    return firstOf(scope.statements, (statement) => inStatement(statement, name)) ?? hoistedIn(scope, name);
  return undefined;
}

function inStatement(statement: ts.Statement, name: string): Declaration | undefined {
  if (ts.isVariableStatement(statement)) return inList(statement.declarationList, name);
  if (ts.isFunctionDeclaration(statement) && statement.name?.text === name && statement.body !== undefined)
    return { kind: "function", node: statement };
  if (ts.isClassDeclaration(statement) && statement.name?.text === name) return { kind: "class", node: statement };
  if (ts.isEnumDeclaration(statement) && statement.name.text === name) return { kind: "enum", node: statement };
  return undefined;
}

/** `var` in a block belongs to the function around it. */
function hoistedIn(scope: ts.Node, name: string): Declaration | undefined {
  if (!ts.isSourceFile(scope) && !ts.isFunctionLike(scope.parent)) return undefined;
  let found: Declaration | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined || ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0) found = inList(node, name);
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(scope, visit);
  return found;
}

const inList = (list: ts.VariableDeclarationList, name: string): Declaration | undefined =>
  firstOf(list.declarations, (declaration) => inVariable(declaration, name, (list.flags & ts.NodeFlags.Const) !== 0));

const inVariable = (node: ts.VariableDeclaration, name: string, constant: boolean): Declaration | undefined =>
  inBinding(node.name, name, { kind: "variable", node, constant });

function inBinding(bound: ts.BindingName, name: string, whole: Declaration): Declaration | undefined {
  if (ts.isIdentifier(bound)) return bound.text === name ? whole : undefined;
  return firstOf(bound.elements, (element) =>
    ts.isBindingElement(element) ? inBinding(element.name, name, { kind: "binding", node: element }) : undefined,
  );
}

function firstOf<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
