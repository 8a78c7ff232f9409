/**
 * Functions that a call returns together, and which of them the code around it uses:
 *
 *   const users = useApi("/users");   // { list, create, remove }
 *   users.remove(id);                 // of the three requests it makes one, and here it says which
 */

import type { FunctionValue } from "../domain/value.js";
import { isDependencies } from "../evaluate/dependencies.js";
import { ts } from "../project/syntax.js";

/** The call that made it, where it is one of several that the call returns. */
export function madeTogether({ node, madeIn }: FunctionValue): ts.Node | undefined {
  const object = objectOf(node);
  const functions = object?.properties.filter(
    (member) => ts.isMethodDeclaration(member) || (ts.isPropertyAssignment(member) && isFunction(member.initializer)),
  );
  return functions === undefined || functions.length < 2 || !isReturned(object) ? undefined : madeIn.at(-1);
}

/** False where the result of the call stays in the function around it, and nothing there names this member. */
export function isNamedAfter(call: ts.Node, { node }: FunctionValue): boolean {
  const name = memberName(node);
  const used = name === undefined ? undefined : namesUsed(call);
  return name === undefined || used === undefined || used.has(name);
}

const isFunction = (node: ts.Node): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

function objectOf(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  const member = ts.isMethodDeclaration(node) ? node : node.parent;
  return (ts.isMethodDeclaration(member) || ts.isPropertyAssignment(member)) &&
    ts.isObjectLiteralExpression(member.parent)
    ? member.parent
    : undefined;
}

function isReturned(object: ts.Node | undefined): boolean {
  let at = object?.parent;
  while (
    at !== undefined &&
    (ts.isParenthesizedExpression(at) || ts.isAsExpression(at) || ts.isSatisfiesExpression(at))
  )
    at = at.parent;
  return at !== undefined && (ts.isReturnStatement(at) || ts.isArrowFunction(at));
}

function memberName(node: ts.Node): string | undefined {
  const member = ts.isMethodDeclaration(node) ? node : node.parent;
  const name = ts.isMethodDeclaration(member) || ts.isPropertyAssignment(member) ? member.name : undefined;
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;
}

const known = new WeakMap<ts.Node, ReadonlySet<string> | "any">();

/** Members of what the call gives that are named around it; undefined where it goes elsewhere, and any may be used. */
function namesUsed(call: ts.Node): ReadonlySet<string> | undefined {
  const names = known.get(call) ?? namesAround(call) ?? "any";
  known.set(call, names);
  return names === "any" ? undefined : names;
}

function namesAround(call: ts.Node): ReadonlySet<string> | undefined {
  let at = call;
  while (ts.isAwaitExpression(at.parent) || ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent))
    at = at.parent;
  const { parent } = at;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === at) return new Set([parent.name.text]);
  if (!ts.isVariableDeclaration(parent)) return undefined;
  const around = functionAround(parent);
  if (around === undefined) return undefined;
  if (ts.isIdentifier(parent.name)) return membersOf(parent.name, around);
  if (!ts.isObjectBindingPattern(parent.name)) return undefined;
  const names = new Set<string>();
  for (const { propertyName, name, dotDotDotToken } of parent.name.elements) {
    const key = propertyName ?? name;
    if (dotDotDotToken !== undefined || !ts.isIdentifier(key)) return undefined;
    names.add(key.text);
  }
  return names;
}

function functionAround(node: ts.Node): ts.Node | undefined {
  let at: ts.Node | undefined = node;
  while (at !== undefined && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

/** `users.list`, `users?.remove`; anything else hands it on. */
function membersOf(name: ts.Identifier, around: ts.Node): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  let goesElsewhere = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node !== name && node.text === name.text) {
      const { parent } = node;
      if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
      if (ts.isPropertyAssignment(parent) && parent.name === node) return;
      if (ts.isPropertyAccessExpression(parent) && parent.expression === node) names.add(parent.name.text);
      // a list of what an effect depends on hands nothing on
      else if (!isDependencies(parent)) goesElsewhere = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(around);
  return goesElsewhere ? undefined : names;
}
