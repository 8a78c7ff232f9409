/**
 * Who looks at an object of a request on its way out: functions around it, and those that take it to the transport. One that
 * names a field would miss it under another name.
 */
import type { ApiCall } from "../../scan/call.js";
import { bare, ts } from "../../scan/project/syntax.js";
import { declarationOf } from "./declarations.js";
import { hooksIn } from "./hooks.js";
import { nameOf } from "./pieces.js";
import type { Program } from "./program.js";
import { functionAround } from "./scopes.js";

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A function that the object is given to within the call, and whose result goes on: `Body.parse({ … })`. */
export function handledBy(literal: ts.Node, call: ts.Node): Place | undefined {
  for (let at = literal; at !== call && at.parent !== undefined; at = at.parent)
    if (at !== literal && (ts.isCallExpression(at) || ts.isNewExpression(at)) && !takesAll(at)) return placeIn(at);
  return undefined;
}

/** The name as a key or a text in another place of the call: a list of what is sent, a copy that is signed. */
export function namedInCall(call: ts.Node, key: ts.Node, name: string): Place | undefined {
  const visit = (node: ts.Node): Place | undefined => {
    const isKey = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
    const named = isKey ? node.name : ts.isStringLiteralLike(node) ? node : undefined;
    if (named !== undefined && named !== key && nameOf(named) === name) return placeIn(named);
    return ts.forEachChild(node, visit);
  };
  return visit(call);
}

/** What it is given comes out with all its names. */
function takesAll(call: ts.CallExpression | ts.NewExpression): boolean {
  const name = call.expression.getText();
  if (name === "JSON.stringify") {
    const [, replacer] = call.arguments ?? [];
    return replacer === undefined || /^(?:null|undefined)$/.test(replacer.getText());
  }
  return /^(?:URLSearchParams|Request|Headers|HttpParams|Object\.freeze|Object\.entries)$/.test(name);
}

const DEEPEST = 3;

/** Where a function between the call and the transport, or one that every request or answer goes through, names the field. */
export function namedOnTheWay(program: Program, { via }: Pick<ApiCall, "via">, name: string): Place | undefined {
  const seen = new Set<ts.Node>();
  const look = (made: ts.Node, depth: number): Place | undefined => {
    if (seen.has(made) || depth > DEEPEST) return undefined;
    seen.add(made);
    const visit = (node: ts.Node): Place | undefined => {
      if (isNameOf(node, name)) return placeIn(node);
      const called = ts.isCallExpression(node) ? functionMeant(program, bare(node.expression)) : undefined;
      return (called === undefined ? undefined : look(called, depth + 1)) ?? ts.forEachChild(node, visit);
    };
    return visit(made);
  };
  const wrappers = via.flatMap(({ file, line }) => functionAtLine(program, file, line) ?? []);
  for (const made of [...wrappers, ...hooksIn(program)]) {
    const found = look(made, 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isNameOf(node: ts.Node, name: string): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === name;
  if (ts.isBindingElement(node)) return (node.propertyName ?? node.name).getText() === name;
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) return nameOf(node.name) === name;
  return ts.isStringLiteralLike(node) && node.text === name;
}

/** The function that an expression names, or is. */
export function functionMeant(program: Program, callee: ts.Expression): ts.Node | undefined {
  if (ts.isFunctionLike(callee)) return callee;
  if (ts.isIdentifier(callee)) {
    const declaration = declarationOf(program, callee);
    if (declaration.kind === "function") return declaration.node;
    return declaration.kind === "variable" ? declaration.node.initializer : undefined;
  }
  if (!ts.isPropertyAccessExpression(callee) || callee.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  for (let at: ts.Node | undefined = callee.parent; at !== undefined; at = at.parent)
    if (ts.isClassLike(at))
      return at.members.find((one) => one.name !== undefined && nameOf(one.name) === callee.name.text);
  return undefined;
}

function functionAtLine(program: Program, file: string, line: number): ts.Node | undefined {
  const tree = program.module(file)?.tree;
  const start = tree?.getLineStarts()[line - 1];
  if (tree === undefined || start === undefined) return undefined;
  const text = tree.text.slice(start);
  const first = start + text.length - text.trimStart().length;
  let inner: ts.Node = tree;
  const visit = (node: ts.Node): void => {
    if (node.pos <= first && first < node.end) {
      inner = node;
      ts.forEachChild(node, visit);
    }
  };
  visit(tree);
  return functionAround(inner);
}

function placeIn(node: ts.Node): Place {
  const tree = node.getSourceFile();
  return { file: tree.fileName, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1 };
}
