import { holeAt } from "../domain/hole.js";
import { concatenate } from "../domain/strings.js";
import { weightOf } from "../domain/union.js";
import type { Value } from "../domain/value.js";
import { isNothing, text } from "../domain/value.js";
import type { ts } from "../project/syntax.js";
import { evaluate } from "./evaluate.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";

/** `${base}/users/${id}`: every way its parts can be. An absent value leaves nothing only beside one that is there. */
export function evaluateTemplate(run: Run, node: ts.TemplateExpression, scope: Scope): Value {
  const values: Value[] = [text(node.head.text)];
  for (const span of node.templateSpans) {
    const value = evaluate(run, span.expression, scope);
    values.push(isNothing(value) ? text({ hole: holeAt(span.expression) }) : value, text(span.literal.text));
  }
  return weighed(run, concatenate(values));
}

const PARTS_PER_STEP = 100;

/** A string with hundreds of forms and parts costs what it weighs. */
export function weighed(run: Run, value: Value): Value {
  run.charge(Math.floor(weightOf(value) / PARTS_PER_STEP));
  return value;
}
