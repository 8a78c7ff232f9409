/** `useCallback(() => …, [users])`: what a hook only compares with what it was the last time. */

import { ts } from "../project/syntax.js";

/** The call of a hook that a list is the last argument of, and not the only one. */
export function hookOver(node: ts.Node): ts.CallExpression | undefined {
  const { parent } = node;
  if (!ts.isArrayLiteralExpression(node) || !ts.isCallExpression(parent)) return undefined;
  if (parent.arguments.length < 2 || parent.arguments.at(-1) !== node) return undefined;
  const callee = ts.isPropertyAccessExpression(parent.expression) ? parent.expression.name : parent.expression;
  return ts.isIdentifier(callee) && /^use[A-Z]/.test(callee.text) ? parent : undefined;
}

/** Beside a function nothing in the list is called; a list beside anything else may hold what the hook calls. */
export const isDependencies = (node: ts.Node): boolean =>
  hookOver(node)?.arguments.some((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) ===
  true;
