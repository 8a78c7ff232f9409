/** Where values get names: declarations, destructuring, assignment targets. */

import { uncertain } from "../domain/certainty.js";
import { holeAt, unknownAt } from "../domain/hole.js";
import { unite } from "../domain/union.js";
import type { Value } from "../domain/value.js";
import { isNothing, list, object, optionsOf, plain } from "../domain/value.js";
import { bindResponses, holdsResponse } from "../fields/type-uses.js";
import { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import { evaluate } from "./evaluate.js";
import { keyNames } from "./keys.js";
import { kept } from "./known.js";
import { addBehind, keysOf } from "./literals.js";
import { elementAccess, getProperty } from "./properties.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";
import { declare, lookUp, valueOf } from "./scope.js";
import { ofWindow } from "./shared-names.js";
import { asObject, typedUnknown } from "./typed.js";
import { setProperty } from "./written-members.js";

/** Binds a name or a pattern; `type` is what the code declares for the whole. */
export function bindName(run: Run, name: ts.BindingName, value: Value, scope: Scope, type?: TypeRef): void {
  if (ts.isIdentifier(name)) {
    declare(scope, name.text, value, type);
    return;
  }
  if (ts.isObjectBindingPattern(name)) bindObject(run, name, value, scope);
  else bindArray(run, name, value, scope);
}

function bindObject(run: Run, pattern: ts.ObjectBindingPattern, value: Value, scope: Scope): void {
  const taken: string[] = [];
  for (const element of pattern.elements) {
    if (element.dotDotDotToken !== undefined) {
      bindName(run, element.name, remaining(run, value, taken, element), scope);
      continue;
    }
    const at = element.propertyName ?? element.name;
    const key =
      element.propertyName === undefined
        ? ts.isIdentifier(element.name)
          ? element.name.text
          : undefined
        : keysOf(run, element.propertyName, scope)?.[0];
    if (key === undefined) {
      bindName(run, element.name, unknownAt(at), scope);
      continue;
    }
    taken.push(key);
    bindName(run, element.name, withDefault(run, getProperty(run, value, key, at), element.initializer, scope), scope);
  }
}

function bindArray(run: Run, pattern: ts.ArrayBindingPattern, value: Value, scope: Scope): void {
  pattern.elements.forEach((element, index) => {
    if (ts.isOmittedExpression(element)) return;
    if (element.dotDotDotToken !== undefined) {
      bindName(run, element.name, elementsFrom(value, index), scope);
      return;
    }
    bindName(
      run,
      element.name,
      withDefault(run, elementAccess(run, value, plain(index), element), element.initializer, scope),
      scope,
    );
  });
}

/** `[first, ...rest]`: what is left of a list. */
const elementsFrom = (value: Value, index: number): Value =>
  value.kind === "list" ? list(value.items.slice(index), value.rest) : value;

function withDefault(run: Run, value: Value, initializer: ts.Expression | undefined, scope: Scope): Value {
  if (initializer === undefined) return value;
  const otherwise = evaluate(run, initializer, scope);
  if (isNothing(value)) return otherwise;
  return value.kind === "response" || value.kind === "unknown" || value.kind === "union"
    ? unite([value, otherwise])
    : value;
}

/** `{ mig, ...rest }`: what is left of an object whose members are known. */
function remaining(run: Run, value: Value, taken: readonly string[], at: ts.Node): Value {
  const rests = optionsOf(value).map((option): Value => {
    const source = asObject(run, option);
    if (source === undefined)
      return option.kind === "response" ? option : unknownAt(at, option.kind === "unknown" && option.hole.parameter);
    const rest = object(at);
    for (const [key, field] of source.fields) if (!taken.includes(key)) rest.fields.set(key, field);
    rest.open = source.open;
    addBehind(rest, source.behind);
    return rest;
  });
  return unite(rests);
}

/** `{ email }` in an expression. */
export function bindingNameValue(run: Run, name: ts.Identifier, scope: Scope): Value {
  const binding = lookUp(scope, name.text);
  const value = binding === undefined ? undefined : valueOf(binding);
  if (value !== undefined) return kept(run, value, scope);
  return binding?.type === undefined ? unknownAt(name) : typedUnknown(run, holeAt(name), binding.type);
}

export function assign(run: Run, target: ts.Expression, value: Value, scope: Scope): void {
  if (ts.isIdentifier(target)) {
    assignName(run, target, value, scope);
  } else if (ts.isPropertyAccessExpression(target)) {
    const shared = ofWindow(target, scope);
    if (shared !== undefined) run.branches.assign(shared, uncertain(value), false);
    else setProperty(run, evaluate(run, target.expression, scope), target.name.text, value, target.name);
  } else if (ts.isElementAccessExpression(target)) {
    const holder = evaluate(run, target.expression, scope);
    const names = keyNames(run, evaluate(run, target.argumentExpression, scope), target.argumentExpression);
    const [key] = names;
    if (key === undefined || names.length > 1) setProperty(run, holder, undefined, value, target.argumentExpression);
    else setProperty(run, holder, key.name, value, key.at, key.declared);
  } else if (ts.isParenthesizedExpression(target) || ts.isNonNullExpression(target) || ts.isAsExpression(target)) {
    assign(run, target.expression, value, scope);
  } else if (ts.isBinaryExpression(target)) {
    // `[path = "/users"] = …`
    assign(run, target.left, withDefault(run, value, target.right, scope), scope);
  } else if (ts.isObjectLiteralExpression(target)) assignMembers(run, target, value, scope);
  else if (ts.isArrayLiteralExpression(target)) {
    target.elements.forEach((element, index) => {
      if (ts.isSpreadElement(element)) assign(run, element.expression, elementsFrom(value, index), scope);
      else if (!ts.isOmittedExpression(element))
        assign(run, element, elementAccess(run, value, plain(index), element), scope);
    });
  }
}

function assignMembers(run: Run, target: ts.ObjectLiteralExpression, value: Value, scope: Scope): void {
  const taken: string[] = [];
  for (const property of target.properties) {
    if (ts.isSpreadAssignment(property))
      assign(run, property.expression, remaining(run, value, taken, property), scope);
    else if (ts.isShorthandPropertyAssignment(property)) {
      const { name, objectAssignmentInitializer } = property;
      taken.push(name.text);
      const member = getProperty(run, value, name.text, name);
      assignName(run, name, withDefault(run, member, objectAssignmentInitializer, scope), scope);
    } else if (ts.isPropertyAssignment(property)) {
      const key = keysOf(run, property.name, scope)?.[0];
      if (key === undefined) continue;
      taken.push(key);
      assign(run, property.initializer, getProperty(run, value, key, property.name), scope);
    }
  }
}

function assignName(run: Run, name: ts.Identifier, value: Value, scope: Scope): void {
  const binding = lookUp(scope, name.text);
  if (binding === undefined) return;
  if (binding.type !== undefined) bindResponses(run, value, binding.type);
  const local = isLocal(scope, name.text);
  // a function that a variable is given at the start of a program is there before anything is called
  if (!local && (holdsResponse(value) || optionsOf(value).some(({ kind }) => kind === "text")))
    run.stored.put(scope.module.tree, name.text, value);
  run.branches.assign(binding, uncertain(value), local);
}

/** Declared by the function under evaluation: nobody else writes in between. */
export function isLocal(scope: Scope, name: string): boolean {
  for (let at: Scope | undefined = scope; at !== undefined && at.frame === scope.frame; at = at.parent)
    if (at.names.has(name)) return true;
  return false;
}
