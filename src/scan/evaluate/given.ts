/**
 * Whether a caller gave an argument: what `if (id)` of an optional parameter asks.
 *
 *   function url(id?: number) { return id ? `/teams/${id}` : "/teams"; }
 *   get(url());        // `/teams`, never `/teams/{}`
 *   remove(url(id));   // `/teams/{}` where `id` is a parameter that must be given
 */

import { isUncertain } from "../domain/certainty.js";
import { literalOf } from "../domain/strings.js";
import type { Argument, FunctionValue } from "../domain/value.js";
import { isNothing, OMITTED } from "../domain/value.js";
import { assignedIn } from "../project/assigned.js";
import { bare, ts } from "../project/syntax.js";
import { lookUp, type Scope } from "./scope.js";

/** The arguments with what the call leaves out, up to the last parameter that takes one. */
export function withOmitted(callee: FunctionValue, given: readonly Argument[], at: ts.Node): readonly Argument[] {
  const taking = callee.node.parameters.filter(
    ({ name, dotDotDotToken }) => dotDotDotToken === undefined && !(ts.isIdentifier(name) && name.text === "this"),
  );
  const missing = taking.length - callee.bound.length - given.length;
  return missing <= 0 ? given : [...given, ...Array.from({ length: missing }, () => ({ value: OMITTED, node: at }))];
}

/** An argument that is a parameter which every caller must give, or one that this caller gave. */
export function isSurelyGiven(argument: ts.Expression, scope: Scope): boolean {
  const inner = bare(argument);
  if (!ts.isIdentifier(inner)) return false;
  const parameter = parameterOf(inner.text, scope);
  if (parameter === undefined || assignedIn(inner.getSourceFile()).names.has(inner.text)) return false;
  return mayBeLeftOut(parameter) ? lookUp(scope, inner.text)?.given === true : isThere(parameter.type);
}

const mayBeLeftOut = ({ questionToken, initializer }: ts.ParameterDeclaration): boolean =>
  questionToken !== undefined || initializer !== undefined;

/** A type of which nothing is missing, as far as its own words say. */
const isThere = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined &&
  (type.kind === ts.SyntaxKind.StringKeyword ||
    type.kind === ts.SyntaxKind.NumberKeyword ||
    (ts.isTypeReferenceNode(type) && type.typeArguments === undefined));

/** True or false where the condition asks only for arguments and the call shows them; undefined: it may be either. */
export function decidedByArguments(expression: ts.Expression, scope: Scope): boolean | undefined {
  const inner = bare(expression);
  if (ts.isIdentifier(inner)) return isGiven(inner, scope);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken)
    return not(decidedByArguments(inner.operand, scope));
  if (!ts.isBinaryExpression(inner)) return undefined;
  const { left, right } = inner;
  switch (inner.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return allOf(decidedByArguments(left, scope), decidedByArguments(right, scope));
    case ts.SyntaxKind.BarBarToken:
      return not(allOf(not(decidedByArguments(left, scope)), not(decidedByArguments(right, scope))));
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return isNothingWritten(right) ? not(decidedByArguments(left, scope)) : undefined;
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return isNothingWritten(right) ? decidedByArguments(left, scope) : undefined;
    default:
      return undefined;
  }
}

function isGiven(name: ts.Identifier, scope: Scope): boolean | undefined {
  const parameter = parameterOf(name.text, scope);
  if (parameter === undefined || assignedIn(name.getSourceFile()).names.has(name.text)) return undefined;
  const binding = lookUp(scope, name.text);
  if (binding?.value === undefined) return undefined;
  const { value } = binding;
  if (isNothing(value)) return value === OMITTED ? false : undefined;
  if (value.kind === "text" && !isUncertain(value) && (literalOf(value) ?? "") !== "") return true;
  return binding.given === true && mayBeLeftOut(parameter) ? true : undefined;
}

/** The parameter that a name stands for, unless something within the function hides it. */
function parameterOf(name: string, scope: Scope): ts.ParameterDeclaration | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (!at.names.has(name)) continue;
    const { node } = at.frame;
    if (!ts.isFunctionLike(node) || at.parent?.frame === at.frame) return undefined;
    return node.parameters.find((parameter) => ts.isIdentifier(parameter.name) && parameter.name.text === name);
  }
  return undefined;
}

const isNothingWritten = (expression: ts.Expression): boolean => {
  const inner = bare(expression);
  return inner.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(inner) && inner.text === "undefined");
};

const not = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth);

const allOf = (one: boolean | undefined, two: boolean | undefined): boolean | undefined =>
  one === false || two === false ? false : one === true && two === true ? true : undefined;
