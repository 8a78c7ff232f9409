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

const isAssignment = (operator: ts.SyntaxKind): boolean =>
  operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
