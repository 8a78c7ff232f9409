/** JSX: a component is called with its props, an address in `href` is a link, everything within is evaluated. */

import { unknownAt } from "../domain/hole.js";
import { unite } from "../domain/union.js";
import type { ObjectValue, Value } from "../domain/value.js";
import { isNothing, object, optionsOf, text } from "../domain/value.js";
import { isSwrConfig, swrConfig } from "../knowledge/requests/hooks.js";
import { link } from "../knowledge/requests/link.js";
import { ts } from "../project/syntax.js";
import { functionsIn } from "./call.js";
import { evaluate } from "./evaluate.js";
import { invoke, SYMBOLIC } from "./functions.js";
import { put, spreadInto } from "./literals.js";
import { isIdle, isRelevant } from "./relevance.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";

export function evaluateJsx(
  run: Run,
  node: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment,
  scope: Scope,
): Value {
  const children = ts.isJsxSelfClosingElement(node) ? [] : node.children;
  if (ts.isJsxFragment(node)) {
    for (const child of children) evaluateChild(run, child, scope);
    return unknownAt(node);
  }
  const opening = ts.isJsxElement(node) ? node.openingElement : node;
  const props = object(opening);
  for (const property of opening.attributes.properties) {
    if (ts.isJsxSpreadAttribute(property)) {
      spreadInto(run, props, evaluate(run, property.expression, scope), property);
      continue;
    }
    const name = ts.isIdentifier(property.name) ? property.name.text : property.name.name.text;
    put(props, name, attributeValue(run, property, scope), property.name);
  }
  const inner = children.map((child) => evaluateChild(run, child, scope)).filter((value) => value !== undefined);
  if (inner.length > 0)
    put(props, "children", inner.length === 1 && inner[0] !== undefined ? inner[0] : unite(inner), opening);
  render(run, opening.tagName, props, scope, opening);
  return unknownAt(node);
}

function attributeValue(run: Run, attribute: ts.JsxAttribute, scope: Scope): Value {
  const { initializer } = attribute;
  if (initializer === undefined) return { kind: "plain", value: true };
  if (ts.isStringLiteral(initializer)) return text(initializer.text);
  if (ts.isJsxExpression(initializer))
    return initializer.expression === undefined ? unknownAt(attribute) : evaluate(run, initializer.expression, scope);
  return evaluateJsx(run, initializer, scope);
}

function evaluateChild(run: Run, child: ts.JsxChild, scope: Scope): Value | undefined {
  if (ts.isJsxText(child)) return undefined;
  if (ts.isJsxExpression(child))
    return child.expression === undefined ? undefined : evaluate(run, child.expression, scope);
  return evaluateJsx(run, child, scope);
}

const ADDRESSES = ["href", "src", "action", "formAction"] as const;

/** Of a form its method, and of a button that sends it elsewhere its own (HTML, 4.10.19.6). */
function methodOf(props: ObjectValue, address: (typeof ADDRESSES)[number]): Value {
  switch (address) {
    case "href":
    case "src":
      return text("GET");
    case "action":
      return props.fields.get("method")?.value ?? text("GET");
    case "formAction":
      return props.fields.get("formMethod")?.value ?? unknownAt(props.origin);
  }
}

function render(
  run: Run,
  tag: ts.JsxTagNameExpression,
  props: ObjectValue,
  scope: Scope,
  at: ts.JsxOpeningLikeElement,
): void {
  const intrinsic = ts.isIdentifier(tag) && /^[a-z]/.test(tag.text);
  if (intrinsic || !ts.isExpression(tag)) {
    for (const name of ADDRESSES) {
      const field = props.fields.get(name);
      if (field !== undefined && (!ts.isIdentifier(tag) || tag.text !== "link"))
        link(run, field.value, field.at, methodOf(props, name));
    }
    callHandlers(run, props);
    return;
  }
  if (ts.isPropertyAccessExpression(tag) && tag.name.text === "Provider")
    provide(run, evaluate(run, tag.expression, scope), props);
  const component = evaluate(run, tag, scope);
  for (const option of optionsOf(component)) {
    if (option.kind === "external" && isSwrConfig(option)) swrConfig(run, props);
    if (option.kind === "function") {
      if (isTelling(props) && (run.proving || isRelevant(run, option, [{ value: props, node: at }], undefined)))
        invoke(run, option, [{ value: props, node: at }], at, undefined);
    } else callHandlers(run, props);
  }
}

/** A component nobody hands anything of interest is looked at by itself anyway. */
const isTelling = (props: ObjectValue): boolean =>
  props.behind.length > 0 ||
  [...props.fields.values()].some(({ value }) =>
    optionsOf(value).some(
      ({ kind }) =>
        kind === "response" ||
        kind === "function" ||
        kind === "text" ||
        kind === "object" ||
        kind === "list" ||
        kind === "client" ||
        kind === "native",
    ),
  );

function callHandlers(run: Run, props: ObjectValue): void {
  for (const callback of functionsIn(props, 2))
    if (!run.calledInline.has(callback) && !isIdle(run, callback, [], callback.self))
      invoke(run, callback, SYMBOLIC, undefined, undefined);
}

function provide(run: Run, context: Value, props: ObjectValue): void {
  const value = props.fields.get("value")?.value;
  if (value === undefined || context.kind !== "object") return;
  run.stored.put(context, "contextValue", value);
  const before = context.fields.get("contextValue")?.value;
  put(
    context,
    "contextValue",
    before === undefined || isNothing(before) ? value : unite([before, value]),
    context.origin,
  );
}
