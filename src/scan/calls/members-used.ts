/**
 * Functions that a call returns together, and which of them the code around it uses:
 *
 *   const users = useApi("/users");   // { list, create, remove }
 *   users.remove(id);                 // of the three requests it makes one, and here it says which
 */

import type { FunctionValue } from "../domain/value.js";
import { isDependencies } from "../evaluate/dependencies.js";
import { oncePerNode, ts } from "../project/syntax.js";

/** The call that made it, where it is one of several that the call returns. */
export function madeTogether({ node, madeIn }: FunctionValue): ts.Node | undefined {
  const call = madeIn.at(-1);
  const object = call === undefined ? undefined : memberOf(node)?.object;
  return object !== undefined && object.properties.filter(isFunctionMember).length > 1 && isReturned(object)
    ? call
    : undefined;
}

/** False where the result of the call stays in the function around it, and nothing there names this member. */
export function isNamedAfter(call: ts.Node, { node }: FunctionValue): boolean {
  const name = memberOf(node)?.name;
  const used = name === undefined ? undefined : namesUsed(call);
  return name === undefined || used === undefined || used.has(name);
}

const isFunction = (node: ts.Node): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

/** `list() {}`, `list: () => {}`, and `list` or `list: listUsers`, which may be one. */
const isFunctionMember = (member: ts.Node): boolean =>
  ts.isMethodDeclaration(member) ||
  ts.isShorthandPropertyAssignment(member) ||
  (ts.isPropertyAssignment(member) && (isFunction(member.initializer) || ts.isIdentifier(member.initializer)));

interface Member {
  readonly object: ts.ObjectLiteralExpression;
  /** undefined: worked out at run time */
  readonly name: string | undefined;
}

/** Where a function is a member of an object: written there, or under a name of its own that goes nowhere else. */
function memberOf(node: ts.Node): Member | undefined {
  const member = ts.isMethodDeclaration(node) ? node : node.parent;
  if (!ts.isMethodDeclaration(member) && !ts.isPropertyAssignment(member)) return namedMemberOf(node);
  const { name, parent } = member;
  if (!ts.isObjectLiteralExpression(parent)) return undefined;
  return { object: parent, name: ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined };
}

/** `const list = useCallback(() => …, []); … return { list };`, where all else that is done with it is to call it. */
const namedMemberOf = oncePerNode((node): Member | undefined => {
  const { parent } = node;
  const made = ts.isCallExpression(parent) && parent.arguments[0] === node ? parent : node;
  const declaration = ts.isFunctionDeclaration(node) ? node : made.parent;
  const around = functionAround(declaration.parent);
  if (!ts.isFunctionDeclaration(declaration) && !ts.isVariableDeclaration(declaration)) return undefined;
  if (declaration.name === undefined || !ts.isIdentifier(declaration.name) || around === undefined) return undefined;
  const { text } = declaration.name;
  const members: Member[] = [];
  let goesElsewhere = false;
  const visit = (at: ts.Node): void => {
    if (ts.isIdentifier(at) && at.text === text && at !== declaration.name) {
      const use = at.parent;
      const object = use.parent;
      if (
        (ts.isShorthandPropertyAssignment(use) || (ts.isPropertyAssignment(use) && use.initializer === at)) &&
        ts.isObjectLiteralExpression(object) &&
        isReturned(object)
      )
        members.push({ object, name: ts.isIdentifier(use.name) ? use.name.text : undefined });
      else if (!isOnlyCalled(at) && !isDependencies(use)) goesElsewhere = true;
    }
    ts.forEachChild(at, visit);
  };
  visit(around);
  return goesElsewhere || members.length > 1 ? undefined : members[0];
});

/** Or is a member of something else that is called so. */
const isOnlyCalled = (name: ts.Identifier): boolean =>
  (ts.isCallExpression(name.parent) && name.parent.expression === name) ||
  (ts.isPropertyAccessExpression(name.parent) && name.parent.name === name);

function isReturned(object: ts.Node): boolean {
  let at = object.parent;
  while (ts.isParenthesizedExpression(at) || ts.isAsExpression(at) || ts.isSatisfiesExpression(at)) at = at.parent;
  return ts.isReturnStatement(at) || ts.isArrowFunction(at);
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
  const around = functionAround(parent) ?? fileOfItsOwn(parent);
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

/** The file, where nobody else sees what it declares. */
function fileOfItsOwn(declaration: ts.VariableDeclaration): ts.SourceFile | undefined {
  const isExported = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
  return isExported ? undefined : declaration.getSourceFile();
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
