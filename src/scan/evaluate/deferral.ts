/**
 * What can wait: `const order = makeOrder(id)` with `makeOrder` from a file that has nothing to do with the API.
 * Most of a code base is like this, and most of it nobody ever asks for.
 */

import { isGeneratedSource } from "../knowledge/generated/recognise.js";
import { bare, ts } from "../project/syntax.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";
import { lookUp } from "./scope.js";

export function canWait(run: Run, node: ts.Expression, scope: Scope): boolean {
  const call = awaited(node);
  if (!(ts.isCallExpression(call) || ts.isNewExpression(call))) return false;
  return (
    fromElsewhere(run, rootName(call.expression), scope) &&
    (call.arguments ?? []).every((argument) => isQuiet(run, argument, scope))
  );
}

const awaited = (node: ts.Expression): ts.Expression => {
  const inner = bare(node);
  return ts.isAwaitExpression(inner) ? bare(inner.expression) : inner;
};

function rootName(node: ts.Expression): string | undefined {
  let at = bare(node);
  while (ts.isPropertyAccessExpression(at)) at = bare(at.expression);
  return ts.isIdentifier(at) ? at.text : undefined;
}

const REEXPORTS = /export\s*(\*|(type\s*)?\{[^}]*\}\s*from)/;

/**
 * Imported from a file of the project that was not chosen, and in which nothing sends: one that only knows how to send is
 * not chosen either, as whoever calls it has the path.
 */
function fromElsewhere(run: Run, name: string | undefined, scope: Scope): boolean {
  const { module } = scope;
  const imported = name === undefined ? undefined : module.imports.get(name);
  if (name === undefined || imported === undefined) return false;
  if (lookUp(scope, name) !== lookUp(run.moduleScopes.get(module) ?? scope, name)) return false;
  const source = run.project.locate(imported.specifier, module);
  return (
    source !== undefined &&
    !run.searchedSources.has(source) &&
    !run.reach.reachesIn(source.path) &&
    !isGeneratedSource(source) &&
    !REEXPORTS.test(source.text)
  );
}

/** Calls nothing that matters, hands over no function, and is no path. */
function isQuiet(run: Run, node: ts.Expression, scope: Scope): boolean {
  if (ts.isStringLiteralLike(node)) return !node.text.includes("/");
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return canWait(run, node, scope);
  if (
    ts.isIdentifier(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  )
    return true;
  if (ts.isPropertyAccessExpression(node)) return isQuiet(run, node.expression, scope);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every(
      (property) =>
        ts.isShorthandPropertyAssignment(property) ||
        (ts.isPropertyAssignment(property) &&
          !ts.isComputedPropertyName(property.name) &&
          isQuiet(run, property.initializer, scope)),
    );
  }
  return ts.isArrayLiteralExpression(node) && node.elements.every((element) => isQuiet(run, element, scope));
}
