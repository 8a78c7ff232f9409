/** What a file writes again after it was declared, by name: enough to know that a first value need not be the last. */

import { ts } from "./syntax.js";

interface Assigned {
  /** `legacy = true`, `count++`, `[first] = rest` */
  readonly names: ReadonlySet<string>;
  /** `this.verb = "DELETE"`, `state.legacy = true`, and how often */
  readonly members: ReadonlyMap<string, number>;
}

const known = new WeakMap<ts.SourceFile, Assigned>();

export function assignedIn(tree: ts.SourceFile): Assigned {
  const found = known.get(tree) ?? collect(tree);
  known.set(tree, found);
  return found;
}

function collect(tree: ts.SourceFile): Assigned {
  const names = new Set<string>();
  const members = new Map<string, number>();
  const target = (node: ts.Expression): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    else if (ts.isPropertyAccessExpression(node)) members.set(node.name.text, (members.get(node.name.text) ?? 0) + 1);
    else if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node))
      target(node.expression);
    else if (ts.isArrayLiteralExpression(node)) node.elements.forEach(target);
    else if (ts.isSpreadElement(node)) target(node.expression);
    else if (ts.isObjectLiteralExpression(node)) {
      for (const property of node.properties) {
        if (ts.isShorthandPropertyAssignment(property)) target(property.name);
        else if (ts.isPropertyAssignment(property)) target(property.initializer);
      }
    }
  };
  const pending: ts.Node[] = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) target(node.left);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
        target(node.operand);
    }
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  return { names, members };
}

const inTurn = new WeakMap<ts.Identifier, boolean>();

/**
 * A variable of a function that only its own statements write, none of them in a loop: each reads what the one before has
 * left there.
 */
export function isWrittenInTurn(declared: ts.Identifier): boolean {
  const found = inTurn.get(declared) ?? writtenInTurn(declared);
  inTurn.set(declared, found);
  return found;
}

function writtenInTurn(declared: ts.Identifier): boolean {
  const around = functionAround(declared);
  if (around === undefined) return false;
  const pending: { readonly node: ts.Node; readonly apart: boolean }[] = [{ node: around, apart: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, apart } = next;
    if (apart && ts.isIdentifier(node) && node.text === declared.text && isTarget(node)) return false;
    const inner = apart || (node !== around && (ts.isFunctionLike(node) || ts.isIterationStatement(node, false)));
    ts.forEachChild(node, (child) => void pending.push({ node: child, apart: inner }));
  }
  return true;
}

/** Anywhere on the left side of an assignment, or counted up or down. */
function isTarget(name: ts.Node): boolean {
  for (let at = name; !ts.isStatement(at) && at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isBinaryExpression(parent) && parent.left === at && isAssignment(parent.operatorToken.kind)) return true;
    if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) return true;
  }
  return false;
}

function functionAround(node: ts.Node): ts.Node | undefined {
  for (let at = node.parent; at !== undefined && !ts.isSourceFile(at); at = at.parent)
    if (ts.isFunctionLike(at)) return at;
  return undefined;
}

const isAssignment = (operator: ts.SyntaxKind): boolean =>
  operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
