/** Binary operators: joins of strings, choices, assignments. */

import { isUncertain } from "../domain/certainty.js";
import { holeAt, unknownAt } from "../domain/hole.js";
import { type AnswerTest, allOf, anyOf, assuming } from "../domain/outcome.js";
import { concatenate, literalOf } from "../domain/strings.js";
import { unite } from "../domain/union.js";
import type { Value } from "../domain/value.js";
import { isNothing, optionsOf, plain, text } from "../domain/value.js";
import { compareWith } from "../fields/compared.js";
import { ts } from "../project/syntax.js";
import { testOfStatus, testsIn } from "./answer-tests.js";
import { evaluate } from "./evaluate.js";
import { under } from "./known.js";
import { EITHER, waysOf } from "./narrowing.js";
import { assign } from "./patterns.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";
import { weighed } from "./template.js";

export function evaluateBinary(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  const operator = node.operatorToken.kind;
  switch (operator) {
    case ts.SyntaxKind.EqualsToken: {
      const value = evaluate(run, node.right, scope);
      assign(run, node.left, value, scope);
      return value;
    }
    case ts.SyntaxKind.PlusEqualsToken: {
      const value = weighed(run, appended(evaluate(run, node.left, scope), evaluate(run, node.right, scope), node));
      assign(run, node.left, value, scope);
      return value;
    }
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
    case ts.SyntaxKind.BarBarEqualsToken:
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken: {
      const value = unite([evaluate(run, node.left, scope), evaluate(run, node.right, scope)]);
      assign(run, node.left, value, scope);
      return value;
    }
    case ts.SyntaxKind.PlusToken:
      return sum(run, node, scope);
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
      return logical(run, node, scope, operator);
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return logical(run, node, scope, operator);
    case ts.SyntaxKind.CommaToken:
      evaluate(run, node.left, scope);
      return evaluate(run, node.right, scope);
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return compared(evaluate(run, node.left, scope), evaluate(run, node.right, scope), operator, node);
    default: {
      const left = evaluate(run, node.left, scope);
      const right = evaluate(run, node.right, scope);
      return testOfStatus(left, right, operator, node) ?? unknownAt(node);
    }
  }
}

/** `body += chunk`: what is gathered from a response is still the response. */
function appended(left: Value, right: Value, node: ts.BinaryExpression): Value {
  const gathered =
    right.kind === "response" &&
    optionsOf(left).every((option) => option.kind === "response" || literalOf(option) === "" || isNothing(option));
  return gathered ? right : joined(left, right, node);
}

/** `a + b + c` is nested to the left, as deep as it is long. */
function sum(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  const nodes: ts.BinaryExpression[] = [];
  let left: ts.Expression = node;
  for (; ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.PlusToken; left = left.left)
    nodes.push(left);
  return nodes.reduceRight(
    (value, each) => weighed(run, joined(value, evaluate(run, each.right, scope), each)),
    evaluate(run, left, scope),
  );
}

const joined = (left: Value, right: Value, node: ts.BinaryExpression): Value => {
  if (
    left.kind === "plain" &&
    right.kind === "plain" &&
    typeof left.value === "number" &&
    typeof right.value === "number"
  )
    return plain(left.value + right.value);
  return concatenate([
    isNothing(left) ? text({ hole: holeAt(node.left) }) : left,
    isNothing(right) ? text({ hole: holeAt(node.right) }) : right,
  ]);
};

function either(left: Value, right: () => Value, operator: ts.SyntaxKind): Value {
  const present = optionsOf(left).filter(
    (option) => !isNothing(option) && !(operator === ts.SyntaxKind.BarBarToken && isFalsy(option)),
  );
  if (present.length === 0) return right();
  const certain = present.length === optionsOf(left).length && present.every(isCertainlyThere);
  return certain ? left : unite([...present, right()]);
}

/** The right side is only reached when the left one has come out: `response.ok && (await response.json())`. */
function logical(run: Run, node: ts.BinaryExpression, scope: Scope, operator: ts.SyntaxKind): Value {
  const left = evaluate(run, node.left, scope);
  const isAnd = operator === ts.SyntaxKind.AmpersandAmpersandToken;
  const before = testsIn(left);
  let after: readonly AnswerTest[] = [];
  const { whenTrue, whenFalse } =
    operator === ts.SyntaxKind.QuestionQuestionToken ? EITHER : waysOf(run, node.left, scope);
  const known = isAnd ? whenTrue : whenFalse;
  // the left side says that it is never asked for
  if (known === undefined) return left;
  const right = (): Value => {
    const value = assuming(before, isAnd, () => evaluate(run, node.right, under(scope, known)));
    after = testsIn(value);
    return value;
  };
  const result = isAnd ? both(left, right) : either(left, right, operator);
  const tests = [...before, ...after];
  const saysOnlyWhether = optionsOf(result).every(({ kind }) => kind === "unknown" || kind === "plain");
  if (tests.length === 0 || !saysOnlyWhether) return result;
  return {
    ...unknownAt(node),
    outcome: { kind: "tests", tests: isAnd ? allOf(tests, before.length > 0 && after.length > 0) : anyOf(tests) },
  };
}

const isFalsy = (value: Value): boolean =>
  literalOf(value) === "" || (value.kind === "plain" && (value.value === false || value.value === 0));

/** An object, a function or a written string is there; a parameter or an environment variable may not be. */
const isCertainlyThere = (value: Value): boolean =>
  value.kind !== "unknown" &&
  value.kind !== "external" &&
  value.kind !== "response" &&
  value.kind !== "plain" &&
  !isUncertain(value);

function both(left: Value, right: () => Value): Value {
  const stays = isNothing(left) || (left.kind === "plain" && left.value === false);
  if (stays && !isUncertain(left)) return left;
  const value = right();
  // `body && JSON.stringify(body)`: the left side decides only whether, not what
  return left.kind === "unknown" || left.kind === "union" || isUncertain(left)
    ? unite([plain(undefined), value])
    : value;
}

/** A comparison with literals tells a response field's values; two literals tell the answer. */
function compared(left: Value, right: Value, operator: ts.SyntaxKind, node: ts.BinaryExpression): Value {
  const test = testOfStatus(left, right, operator, node);
  if (test !== undefined) return test;
  compareWith(left, right, node.right);
  compareWith(right, left, node.left);
  if (isUncertain(right) || (left.kind === "union" && left.cut)) return unknownAt(node);
  // `path.at(-1) !== "/"` of several paths, where none ends so
  const same = new Set(optionsOf(left).map((one) => (isUncertain(one) ? undefined : isEqual(one, right))));
  const [first] = same;
  if (first === undefined || same.size !== 1) return unknownAt(node);
  const equals = operator === ts.SyntaxKind.EqualsEqualsEqualsToken || operator === ts.SyntaxKind.EqualsEqualsToken;
  return plain(equals === first);
}

/** undefined: nobody can tell */
function isEqual(one: Value, other: Value): boolean | undefined {
  const wanted = literalOf(other);
  if (wanted !== undefined) {
    const literal = literalOf(one);
    return literal === undefined ? undefined : literal === wanted;
  }
  // what holds nothing yet may be given something elsewhere
  return isNothing(other) && one.kind === "text" ? false : undefined;
}
