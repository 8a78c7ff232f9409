/** Object and array literals, spreads included. */

import { uncertain } from "../domain/certainty.js";
import { chosen } from "../domain/choice.js";
import { unknownAt } from "../domain/hole.js";
import { literalsOf } from "../domain/strings.js";
import { boundedList, MOST_ITEMS, unite } from "../domain/union.js";
import type { Field, ObjectValue, Value } from "../domain/value.js";
import { isNothing, object, optionsOf } from "../domain/value.js";
import { assignedIn } from "../project/assigned.js";
import { ts } from "../project/syntax.js";
import { evaluate } from "./evaluate.js";
import { functionValue } from "./functions.js";
import { type KeyName, keyNames } from "./keys.js";
import { bindingNameValue } from "./patterns.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";
import { ANY } from "./stored.js";
import { asObject } from "./typed.js";

export function objectLiteral(run: Run, node: ts.ObjectLiteralExpression, scope: Scope): Value {
  const made = object(node);
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      spreadInto(run, made, evaluate(run, property.expression, scope), property);
    } else if (ts.isPropertyAssignment(property)) {
      const first = evaluate(run, property.initializer, scope);
      const value = isSharedState(property, scope) ? uncertain(first) : first;
      const names = namesOf(run, property.name, scope);
      for (const { name, at, declared } of names) put(made, name, value, at, true, declared);
      if (names.length === 0) {
        made.open = true;
        made.anyValue = made.anyValue === undefined ? value : unite([made.anyValue, value]);
      }
    } else if (ts.isShorthandPropertyAssignment(property)) {
      put(made, property.name.text, bindingNameValue(run, property.name, scope), property.name);
    } else {
      const key = keysOf(run, property.name, scope)?.[0];
      if (key === undefined || property.body === undefined) continue;
      const method = functionValue(run, property, scope, made);
      put(made, key, method, property.name);
    }
  }
  return made;
}

/** `const state = { legacy: false }` at the top of a file that writes `state.legacy` somewhere. */
const isSharedState = ({ name }: ts.PropertyAssignment, scope: Scope): boolean =>
  ts.isSourceFile(scope.frame.node) && ts.isIdentifier(name) && assignedIn(scope.frame.node).members.has(name.text);

/** The names a key can have; `undefined` when nobody knows. */
export function keysOf(run: Run, name: ts.PropertyName, scope: Scope): readonly string[] | undefined {
  if (
    ts.isIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
  )
    return [name.text];
  if (ts.isBigIntLiteral(name)) return [name.text];
  const literals = literalsOf(evaluate(run, name.expression, scope));
  return literals.length > 0 ? literals : undefined;
}

function namesOf(run: Run, name: ts.PropertyName, scope: Scope): readonly KeyName[] {
  return ts.isComputedPropertyName(name)
    ? keyNames(run, evaluate(run, name.expression, scope), name)
    : [{ name: name.text, at: name, declared: false }];
}

export function put(target: ObjectValue, key: string, value: Value, at: ts.Node, sure = true, declared = false): void {
  target.fields.set(key, { value, at, sure, declared });
}

const COPIED_PER_STEP = 20;
/** names of one object; a table of translations is never asked for by more than a few of them */
const MOST_FIELDS = 5000;

/** `...(filter && { filter })`: what may be there is there, unsurely. Fields of one of several objects stay together. */
export function spreadInto(run: Run, target: ObjectValue, spread: Value, at: ts.Node): void {
  const options = optionsOf(spread);
  const several = spread.kind === "union" && options.length > 1 ? run.choiceOf(spread) : undefined;
  for (const [index, option] of options.entries()) {
    if (isNothing(option) || option.kind === "plain" || option.kind === "text") continue;
    const source = asObject(run, option);
    if (source === undefined) {
      target.open = true;
      addBehind(target, [option]);
      continue;
    }
    if (!run.isOfCurrent(source.origin)) run.stored.look(source, ANY);
    run.charge(Math.floor(source.fields.size / COPIED_PER_STEP));
    for (const [key, field] of source.fields) {
      const before = target.fields.get(key);
      if (before === undefined && target.fields.size >= MOST_FIELDS) {
        target.open = true;
        break;
      }
      const value =
        several === undefined ? field.value : chosen(field.value, several.name, several.arms[index] ?? index);
      // an optional member may leave what was there before
      const merged: Field =
        several !== undefined || (field.declared && !field.sure && before !== undefined)
          ? {
              ...field,
              value: before === undefined ? value : unite([before.value, value]),
              sure: before?.sure ?? false,
            }
          : { ...field };
      target.fields.set(key, merged);
    }
    target.open ||= source.open;
    addBehind(target, source.behind);
    if (source.anyValue !== undefined) target.anyValue = source.anyValue;
  }
  if (options.length === 0) target.behind.push(unknownAt(at));
}

/** Each once: spread again and again, what stands behind would double every time. */
export function addBehind(target: ObjectValue, values: readonly Value[]): void {
  for (const value of values) if (!target.behind.includes(value)) target.behind.push(value);
}

export function listLiteral(run: Run, node: ts.ArrayLiteralExpression, scope: Scope): Value {
  const items: Value[] = [];
  const rest: Value[] = [];
  for (const element of node.elements) {
    if (!ts.isSpreadElement(element)) {
      items.push(evaluate(run, element, scope));
      continue;
    }
    const spread = evaluate(run, element.expression, scope);
    if (spread.kind === "list") {
      run.charge(Math.floor(spread.items.length / COPIED_PER_STEP));
      if (items.length <= MOST_ITEMS) for (const item of spread.items) items.push(item);
      if (spread.rest !== undefined) rest.push(spread.rest);
    } else rest.push(spread.kind === "response" ? { ...spread, path: [...spread.path, "[]"] } : unknownAt(element));
  }
  return boundedList(items, rest.length === 0 ? undefined : unite(rest));
}
