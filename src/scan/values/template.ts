import type { ts } from "../project/syntax.js";
import { evaluate } from "./evaluate.js";
import { holeAt } from "./hole.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";
import { concatenate } from "./union.js";
import type { Value } from "./value.js";
import { isNothing, text } from "./value.js";

/** `${base}/users/${id}`: every way its parts can be. An absent value leaves nothing only beside one that is there. */
export function evaluateTemplate(run: Run, node: ts.TemplateExpression, scope: Scope): Value {
  const values: Value[] = [text(node.head.text)];
  for (const span of node.templateSpans) {
    const value = evaluate(run, span.expression, scope);
    values.push(isNothing(value) ? text({ hole: holeAt(span.expression) }) : value, text(span.literal.text));
  }
  return concatenate(values);
}
