/** `` path`/users/${id}` ``: a tag of the code's own is a function of the written parts and the values. */

import { textsOf } from "../domain/strings.js";
import type { Argument, Value } from "../domain/value.js";
import { isNothing, list, text } from "../domain/value.js";
import { ts } from "../project/syntax.js";
import { callValue } from "./call.js";
import { evaluate } from "./evaluate.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";
import { evaluateTemplate } from "./template.js";

export function evaluateTagged(run: Run, node: ts.TaggedTemplateExpression, scope: Scope): Value {
  const { template } = node;
  const tag = evaluate(run, node.tag, scope);
  const parts = ts.isTemplateExpression(template)
    ? [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]
    : [template.text];
  const values = ts.isTemplateExpression(template)
    ? template.templateSpans.map(
        ({ expression }): Argument => ({
          value: evaluate(run, expression, scope),
          node: expression,
        }),
      )
    : [];
  if (tag.kind === "function") {
    const written: Argument = { value: list(parts.map((part) => text(part))), node: template };
    const made = callValue(run, tag, {
      arguments: [written, ...values],
      site: node,
      self: undefined,
      types: [],
      construct: false,
    });
    // one that puts its text together under conditions means the text as it is written
    if (made.kind !== "unknown" && made.kind !== "union" && !isNothing(made)) return made;
  }
  const plain = ts.isTemplateExpression(template) ? evaluateTemplate(run, template, scope) : text(template.text);
  if (tag.kind !== "client") return plain;
  return callValue(run, tag, {
    arguments: [{ value: plain, node: template }],
    site: node,
    self: undefined,
    types: [],
    construct: false,
  });
}

/** `String.raw(parts, ...values)`: the parts with a value between each two. */
export function interleaved(parts: Value, values: readonly Value[]): readonly Value[] | undefined {
  if (parts.kind !== "list" || parts.rest !== undefined) return undefined;
  return parts.items.flatMap((part, index) => {
    const value = values[index];
    return value === undefined || index === parts.items.length - 1 || textsOf(value).length === 0
      ? [part]
      : [part, value];
  });
}
