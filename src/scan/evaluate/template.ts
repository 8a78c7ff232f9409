import { holeAt } from "../domain/hole.js";
import { concatenate } from "../domain/union.js";
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
  return concatenate(values);
}
