/** Functions of which the file shows every use: what none of their callers does, they do not do. */

import { ts } from "../project/syntax.js";

/** Whether a function around it is one that its file keeps to itself, calls, and hands to nobody. */
export function liesInOnlyCalled(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent)
    if (ts.isFunctionLike(at) && isOnlyCalled(at)) return true;
  return false;
}

function isOnlyCalled(node: ts.Node): boolean {
  const name = nameOf(node);
  if (name === undefined) return false;
  const others =
    mentionsIn(node.getSourceFile())
      .get(name.text)
      ?.filter((one) => one !== name) ?? [];
  return others.length > 0 && others.every((one) => ts.isCallExpression(one.parent) && one.parent.expression === one);
}

const mentions = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.Identifier[]>>();

/** Once per file, by name: a client of 1,500 functions that send asks for each of them. */
function mentionsIn(file: ts.SourceFile): ReadonlyMap<string, readonly ts.Identifier[]> {
  const known = mentions.get(file);
  if (known !== undefined) return known;
  const found = new Map<string, ts.Identifier[]>();
  const pending: ts.Node[] = [file];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (ts.isIdentifier(at) && !isMemberName(at)) {
      const same = found.get(at.text);
      if (same === undefined) found.set(at.text, [at]);
      else same.push(at);
    }
    ts.forEachChild(at, (child) => void pending.push(child));
  }
  mentions.set(file, found);
  return found;
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
