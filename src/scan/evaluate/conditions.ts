/** What decides a branch, by a name: two conditions of one name go the same way. */

import type { Condition } from "../domain/choice.js";
import { assignedIn } from "../project/assigned.js";
import { bare, ts } from "../project/syntax.js";
import type { Run } from "./run.js";
import { lookUp, type Scope } from "./scope.js";

export function conditionOf(run: Run, expression: ts.Expression, scope: Scope): Condition {
  const inner = bare(expression);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) {
    const { name, ways } = conditionOf(run, inner.operand, scope);
    return { name, ways: [ways[1], ways[0]] };
  }
  return { name: nameOf(run, inner, scope), ways: ["yes", "no"] };
}

/**
 * The words of an expression and what its names stand for: the same wherever the same names are asked the same. One that
 * calls something, or whose names are written again, is like no other.
 */
export function nameOf(run: Run, expression: ts.Expression, scope: Scope): string {
  const written = assignedIn(expression.getSourceFile());
  const names: string[] = [];
  const pending: ts.Node[] = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isFunctionLike(node))
      return `at ${run.identity(expression)}`;
    if (ts.isIdentifier(node) && !isMemberName(node)) {
      if (written.names.has(node.text)) return `at ${run.identity(expression)}`;
      const binding = lookUp(scope, node.text);
      names.push(binding === undefined ? node.text : String(run.identity(binding)));
    } else if (node.kind === ts.SyntaxKind.ThisKeyword) {
      const { self } = scope.frame;
      names.push(self === undefined ? "this" : String(run.identity(self)));
    } else if (ts.isPropertyAccessExpression(node) && written.members.has(node.name.text))
      return `at ${run.identity(expression)}`;
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  return run.numberOf(`${expression.getText()} of ${names.join(" ")}`);
}

const isMemberName = (node: ts.Identifier): boolean =>
  ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
