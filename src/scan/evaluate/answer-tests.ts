/** Conditions that test an answer: `response.status >= 400`, `switch (response.status)`. */

import { unknownAt } from "../domain/hole.js";
import { type AnswerTest, type Comparison, negated, statusTest } from "../domain/outcome.js";
import type { UnknownValue, Value } from "../domain/value.js";
import { optionsOf } from "../domain/value.js";
import { ts } from "../project/syntax.js";

const COMPARISONS: ReadonlyMap<ts.SyntaxKind, Comparison> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "==="],
  [ts.SyntaxKind.EqualsEqualsToken, "==="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsToken, "!=="],
  [ts.SyntaxKind.LessThanToken, "<"],
  [ts.SyntaxKind.LessThanEqualsToken, "<="],
  [ts.SyntaxKind.GreaterThanToken, ">"],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">="],
]);

const NO_TESTS: readonly AnswerTest[] = [];

/** What a value says of answers if it is true. */
export const testsIn = (value: Value): readonly AnswerTest[] =>
  value.kind !== "unknown" && value.kind !== "union"
    ? NO_TESTS
    : optionsOf(value).flatMap((option) =>
        option.kind === "unknown" && option.outcome?.kind === "tests" ? option.outcome.tests : [],
      );

/** `response.status !== 200`, `response.ok === false`. */
export function testOfStatus(
  left: Value,
  right: Value,
  operator: ts.SyntaxKind,
  node: ts.Node,
): UnknownValue | undefined {
  const comparison = COMPARISONS.get(operator);
  if (comparison === undefined || right.kind !== "plain") return undefined;
  const tests = comparedWith(left, right.value, comparison);
  return tests.length === 0 ? undefined : { ...unknownAt(node), outcome: { kind: "tests", tests } };
}

function comparedWith(
  tested: Value,
  constant: number | boolean | null | undefined,
  comparison: Comparison,
): readonly AnswerTest[] {
  if (typeof constant === "number") return statusesIn(tested).map((record) => statusTest(record, comparison, constant));
  if (typeof constant !== "boolean") return [];
  return constant === (comparison === "===") ? testsIn(tested) : negated(testsIn(tested));
}

const statusesIn = (value: Value): readonly AnswerTest["record"][] =>
  optionsOf(value).flatMap((option) =>
    option.kind === "unknown" && option.outcome?.kind === "status" ? [option.outcome.record] : [],
  );

/** `case 404:` of `switch (response.status)`; without a constant it is the default beside the others. */
export function testsOfCase(
  tested: Value,
  constant: Value | undefined,
  others: readonly Value[],
): readonly AnswerTest[] {
  if (constant?.kind === "plain") return comparedWith(tested, constant.value, "===");
  const success = others.some((one) => one.kind === "plain" && typeof one.value === "number" && one.value < 300);
  return constant === undefined && success
    ? statusesIn(tested).map((record) => ({ record, whenTrue: "failure", whenFalse: undefined }))
    : [];
}
