/** `useCallback(() => …, [users])`: what a hook looks at to see whether it changed is called by nobody. */

import { ts } from "../project/syntax.js";

export function isDependencies(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isArrayLiteralExpression(node) || !ts.isCallExpression(parent) || parent.arguments.at(-1) !== node)
    return false;
  const callee = ts.isPropertyAccessExpression(parent.expression) ? parent.expression.name : parent.expression;
  return (
    ts.isIdentifier(callee) &&
    /^use[A-Z]/.test(callee.text) &&
    parent.arguments.some((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument))
  );
}
