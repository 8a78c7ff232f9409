/** Functions of which the file shows every use: what none of their callers does, they do not do. */

import { ts } from "../project/syntax.js";

/** Whether a function around it is one that its file keeps to itself, calls, and hands to nobody. */
export function liesInOnlyCalled(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent)
    if (ts.isFunctionLike(at) && isOnlyCalled(at)) return true;
  return false;
}

const answers = new WeakMap<ts.Node, boolean>();

function isOnlyCalled(node: ts.Node): boolean {
  const known = answers.get(node) ?? hasOnlyCalls(node);
  answers.set(node, known);
  return known;
}

function hasOnlyCalls(node: ts.Node): boolean {
  const name = nameOf(node);
  if (name === undefined) return false;
  let calls = 0;
  const pending: ts.Node[] = [node.getSourceFile()];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (ts.isIdentifier(at) && at !== name && at.text === name.text && !isMemberName(at)) {
      const { parent } = at;
      if (!ts.isCallExpression(parent) || parent.expression !== at) return false;
      calls++;
    }
    ts.forEachChild(at, (child) => void pending.push(child));
  }
  return calls > 0;
}

/** `function send() {}`, `const send = () => {}`; undefined for one that others can see. */
function nameOf(node: ts.Node): ts.Identifier | undefined {
  const declared = ts.isFunctionDeclaration(node) ? node : variableOf(node);
  const statement = declared === undefined || ts.isFunctionDeclaration(declared) ? declared : declared.parent.parent;
  if (statement === undefined || !ts.canHaveModifiers(statement)) return undefined;
  if (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true) return undefined;
  const name = declared?.name;
  return name !== undefined && ts.isIdentifier(name) ? name : undefined;
}

function variableOf(node: ts.Node): ts.VariableDeclaration | undefined {
  const isFunction = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isFunction && ts.isVariableDeclaration(node.parent) ? node.parent : undefined;
}

const isMemberName = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) || ts.isPropertyAssignment(node.parent)) && node.parent.name === node;
