/**
 * What a condition says of values once it has come out:
 *
 *   tool.method === "GET" ? get(tool.path) : post(tool.path)   // each with the paths of its own entries
 *   switch (method) { case "PUT": return client.put(url); … }  // only the case that the caller's `method` takes
 *
 * A branch that no value leads to is not taken, where every value is certain.
 */

import { isUncertain } from "../domain/certainty.js";
import { type Arm, type Choices, either, NO_CHOICES } from "../domain/choice.js";
import { literalOf } from "../domain/strings.js";
import type { Value } from "../domain/value.js";
import { OMITTED } from "../domain/value.js";
import { bare, ts } from "../project/syntax.js";
import { both, type Known } from "./known.js";
import { onlyOne, type Possibilities, possibilities } from "./possibilities.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";

export interface Ways {
  readonly whenTrue: Known;
  readonly whenFalse: Known;
}

export const EITHER: Ways = { whenTrue: NO_CHOICES, whenFalse: NO_CHOICES };

export function waysOf(run: Run, expression: ts.Expression, scope: Scope): Ways {
  const inner = bare(expression);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) {
    const { whenTrue, whenFalse } = waysOf(run, inner.operand, scope);
    return { whenTrue: whenFalse, whenFalse: whenTrue };
  }
  if (ts.isCallExpression(inner)) return waysOfIncludes(run, inner, scope);
  if (!ts.isBinaryExpression(inner)) return EITHER;
  const { left, right } = inner;
  switch (inner.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return waysOfComparison(run, left, right, scope);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken: {
      const { whenTrue, whenFalse } = waysOfComparison(run, left, right, scope);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case ts.SyntaxKind.AmpersandAmpersandToken: {
      const one = waysOf(run, left, scope);
      const two = waysOf(run, right, scope);
      return { whenTrue: allOf(one.whenTrue, two.whenTrue), whenFalse: anyOf(one.whenFalse, two.whenFalse) };
    }
    case ts.SyntaxKind.BarBarToken: {
      const one = waysOf(run, left, scope);
      const two = waysOf(run, right, scope);
      return { whenTrue: anyOf(one.whenTrue, two.whenTrue), whenFalse: allOf(one.whenFalse, two.whenFalse) };
    }
    default:
      return EITHER;
  }
}

/** The clauses of a `switch`, each with those of its constants that lead in; undefined stands for all others. */
export function waysOfCases(
  run: Run,
  tested: ts.Expression,
  clauses: readonly (readonly (Value | undefined)[])[],
  constants: readonly (Value | undefined)[],
  scope: Scope,
): readonly Known[] {
  const possible = possibilities(run, tested, scope);
  if (possible === undefined) return clauses.map(() => NO_CHOICES);
  const written = new Set(constants.flatMap((constant) => (constant === undefined ? [] : [literalOf(constant)])));
  // a constant that nobody knows can be anything
  if (written.has(undefined)) return clauses.map(() => NO_CHOICES);
  return clauses.map((leading) => {
    const wanted = new Set(leading.flatMap((constant) => (constant === undefined ? [] : [literalOf(constant)])));
    const isDefault = leading.includes(undefined);
    return knownOf(possible, (literal) => wanted.has(literal) || (isDefault && !written.has(literal)));
  });
}

function waysOfComparison(run: Run, left: ts.Expression, right: ts.Expression, scope: Scope): Ways {
  return (
    comparedWith(run, left, constantOf(run, right, scope), scope) ??
    comparedWith(run, right, constantOf(run, left, scope), scope) ??
    EITHER
  );
}

/** `["PUT", "POST"].includes(method)` */
function waysOfIncludes(run: Run, node: ts.CallExpression, scope: Scope): Ways {
  const callee = bare(node.expression);
  const [tested] = node.arguments;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "includes" || tested === undefined) return EITHER;
  const list = bare(callee.expression);
  if (!ts.isArrayLiteralExpression(list)) return EITHER;
  const constants = list.elements.flatMap((element) => (ts.isStringLiteralLike(element) ? [element.text] : []));
  if (constants.length < list.elements.length) return EITHER;
  return comparedWith(run, tested, new Set(constants), scope) ?? EITHER;
}

function constantOf(run: Run, expression: ts.Expression, scope: Scope): ReadonlySet<string> | undefined {
  const inner = bare(expression);
  if (ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner)) return new Set([inner.text]);
  const value = ts.isPropertyAccessExpression(inner)
    ? constantMember(run, inner, scope)
    : onlyOne(possibilities(run, inner, scope));
  const literal = value === undefined || isUncertain(value) ? undefined : literalOf(value);
  return literal === undefined ? undefined : new Set([literal]);
}

/** `Method.Get`: nobody writes to what stands beside `===` as a constant. */
function constantMember(run: Run, node: ts.PropertyAccessExpression, scope: Scope): Value | undefined {
  const holder = onlyOne(possibilities(run, node.expression, scope));
  const field = holder?.kind === "object" ? holder.fields.get(node.name.text) : undefined;
  return field?.sure === true && !field.declared ? field.value : undefined;
}

function comparedWith(
  run: Run,
  tested: ts.Expression,
  constants: ReadonlySet<string> | undefined,
  scope: Scope,
): Ways | undefined {
  const possible = constants === undefined ? undefined : possibilities(run, tested, scope);
  if (constants === undefined || possible === undefined) return undefined;
  return {
    whenTrue: knownOf(possible, (literal) => constants.has(literal)),
    whenFalse: knownOf(possible, (literal) => !constants.has(literal)),
  };
}

/** The one text or number that a value is; what a call left out equals none. */
function literalIn(value: Value): string | undefined {
  return value === OMITTED ? "\u0000" : literalOf(value);
}

/** What the arms have in common that lead there; undefined where none does. */
function knownOf({ all, whole, own }: Possibilities, verdict: (literal: string) => boolean): Known {
  let known: Choices | undefined;
  let certain = whole;
  const ofItself = new Set<Arm>();
  for (const { value, choices } of all) {
    const literal = literalIn(value);
    const fits = literal === undefined || verdict(literal);
    const arms = own === undefined ? undefined : choices.get(own);
    if (fits && arms !== undefined) for (const arm of arms) ofItself.add(arm);
    if (literal === undefined || isUncertain(value)) certain = false;
    // what may change by the time it is read says nothing of what comes with it
    else if (!fits) continue;
    known = known === undefined ? choices : either(known, choices);
  }
  if (known === undefined) return certain ? undefined : NO_CHOICES;
  return own === undefined || ofItself.size === 0 ? known : new Map([...known, [own, ofItself]]);
}

const allOf = (one: Known, two: Known): Known => (one === undefined || two === undefined ? undefined : both(one, two));

const anyOf = (one: Known, two: Known): Known => (one === undefined ? two : two === undefined ? one : either(one, two));
