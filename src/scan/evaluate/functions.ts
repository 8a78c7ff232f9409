/** Functions as values, and what happens when one is called: its body is evaluated with what it was given. */

import { holeAt, unknownAt } from "../domain/hole.js";
import { unite } from "../domain/union.js";
import type { Argument, ClassValue, FunctionValue, Value } from "../domain/value.js";
import { isNothing, list, UNDEFINED } from "../domain/value.js";
import { bindResponses } from "../fields/type-uses.js";
import { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import { typeRef } from "../project/type-ref.js";
import { evaluate, typeOf } from "./evaluate.js";
import { handedValue } from "./externals.js";
import { before, find, keep, remembered, replay } from "./memory.js";
import { memoryKey, typedKey } from "./memory-key.js";
import { bindName } from "./patterns.js";
import { isIdle, isRelevant } from "./relevance.js";
import type { Run } from "./run.js";
import { DEEPEST_CALL } from "./run.js";
import type { Frame, Scope } from "./scope.js";
import { childScope } from "./scope.js";
import { executeBlock } from "./statements.js";
import { typedUnknown } from "./typed.js";

export function functionValue(
  run: Run,
  node: ts.FunctionLikeDeclaration,
  scope: Scope,
  self?: Value,
  owner?: ClassValue,
): FunctionValue {
  // a field of a mixin's class is no function that the mixin returns: as a method it begins where it is called
  const madeIn = ts.isPropertyDeclaration(node.parent) ? [] : scope.frame.stack;
  const made: FunctionValue = { kind: "function", node, scope, self, owner, madeIn, bound: [] };
  if (node.body !== undefined) run.made.push(made);
  return made;
}

/** What a function is called with when nobody shows a caller. */
export const SYMBOLIC = Symbol("no caller");

/** `site` is undefined when the language or a library calls it: then it counts as part of the code around. */
export function invoke(
  run: Run,
  callee: FunctionValue,
  given: readonly Argument[] | typeof SYMBOLIC,
  site: ts.Node | undefined,
  self: Value | undefined,
  types: readonly TypeRef[] = [],
): Value {
  if (site !== undefined && run.discarded === site) {
    run.discarded = undefined;
    if (given !== SYMBOLIC && isIdle(run, callee, given, callee.self ?? self)) return UNDEFINED;
  }
  const asked = given === SYMBOLIC ? undefined : memoryKey(run, callee, given, self);
  if (asked !== undefined && run.frames.some((frame) => frame.node === callee.node && frame.asked === asked.key)) {
    run.circles.push(callee.node);
    return unknownAt(site ?? callee.node);
  }
  const key = asked === undefined ? undefined : typedKey(run, asked.key, types);
  if (asked === undefined || key === undefined) return enter(run, callee, given, site, self, types, asked?.key);
  const known = find(run, callee, key, asked.choices);
  if (known !== undefined) {
    noteCalled(run, callee, site);
    return replay(run, known, site);
  }
  const since = before(run);
  const around = run.stored.begin();
  const result = enter(run, callee, given, site, self, types, asked.key);
  const entry = remembered(run, result, site, since, { choices: asked.choices, looked: run.stored.end(around) });
  if (entry !== undefined) keep(run, callee, key, entry);
  return result;
}

function noteCalled(run: Run, callee: FunctionValue, site: ts.Node | undefined): void {
  run.called.add(callee);
  if (site === undefined) run.calledInline.add(callee);
}

function enter(
  run: Run,
  callee: FunctionValue,
  given: readonly Argument[] | typeof SYMBOLIC,
  site: ts.Node | undefined,
  self: Value | undefined,
  types: readonly TypeRef[],
  asked: number | undefined,
): Value {
  const { node } = callee;
  const { body } = node;
  if (body === undefined) return site === undefined ? UNDEFINED : unknownAt(site);
  noteCalled(run, callee, site);
  if (run.frames.length >= DEEPEST_CALL) {
    run.cuts++;
    return unknownAt(site ?? node);
  }
  if (run.running(node) >= 2) {
    run.circles.push(node);
    return unknownAt(site ?? node);
  }

  const relevant = isRelevant(run, callee, given === SYMBOLIC ? [] : given, callee.self ?? self);
  const outside = run.stack;
  const escaped = !callee.scope.frame.active && callee.madeIn.length > 0;
  // what a finished call returned still acts on that call's arguments: `api("DELETE")` belongs to the way
  run.stack = [
    ...outside,
    ...(site === undefined ? [] : [site]),
    ...(escaped ? callee.madeIn.filter((call) => !outside.includes(call)) : []),
  ];

  const arrow = ts.isArrowFunction(node);
  const frame: Frame = {
    node,
    asked,
    self: arrow ? callee.scope.frame.self : holderOf(run, node, callee.scope, callee.self ?? self),
    owner: arrow ? callee.scope.frame.owner : callee.owner,
    types: typeArguments(node, types, callee.scope),
    returned: [],
    yielded: [],
    stack: run.stack,
    active: true,
    relevant,
  };
  const scope: Scope = { ...childScope(callee.scope), frame };
  run.frames.push(frame);
  bindParameters(run, node, given === SYMBOLIC ? SYMBOLIC : [...callee.bound, ...given], callee.bound, scope);
  let result = run.entering(relevant || run.proving, () => run.branches.call(() => outcome(run, body, frame, scope)));
  if (node.asteriskToken !== undefined)
    result = { ...list([], frame.yielded.length === 0 ? result : unite(frame.yielded)), returned: result };
  const declared = typeOf(node.type, scope);
  if (declared !== undefined) {
    bindResponses(run, result, declared);
    if (isNothing(result) || (result.kind === "unknown" && result.type === undefined))
      result = typedUnknown(run, holeAt(site ?? node, result.kind === "unknown" && result.hole.parameter), declared);
  }
  run.frames.pop();
  frame.active = false;
  run.stack = outside;
  return result;
}

/** `execute(this: IExecuteFunctions)` is called with a client, `list(this: Users)` with what it is called on, or any. */
function holderOf(
  run: Run,
  node: ts.FunctionLikeDeclaration,
  scope: Scope,
  given: Value | undefined,
): Value | undefined {
  const [first] = node.parameters;
  if (first === undefined || !ts.isIdentifier(first.name) || first.name.text !== "this") return given;
  const declared = typedUnknown(run, holeAt(first, true), typeOf(first.type, scope));
  const shows = declared.kind === "client" || (declared.kind !== "unknown" && given?.kind === "unknown");
  return shows ? declared : (given ?? declared);
}

function outcome(run: Run, body: ts.ConciseBody, frame: Frame, scope: Scope): Value {
  if (!ts.isBlock(body)) return evaluate(run, body, scope);
  executeBlock(run, body.statements, childScope(scope));
  return unite(frame.returned);
}

function typeArguments(
  node: ts.FunctionLikeDeclaration,
  given: readonly TypeRef[],
  scope: Scope,
): Map<string, TypeRef> {
  const types = new Map(scope.frame.types);
  node.typeParameters?.forEach((parameter, index) => {
    const type = given[index];
    if (type !== undefined) types.set(parameter.name.text, type);
    else if (parameter.default !== undefined) types.set(parameter.name.text, typeRef(parameter.default, scope.module));
    else types.delete(parameter.name.text);
  });
  return types;
}

function bindParameters(
  run: Run,
  node: ts.FunctionLikeDeclaration,
  given: readonly Argument[] | typeof SYMBOLIC,
  bound: readonly Argument[],
  scope: Scope,
): void {
  let index = 0;
  for (const parameter of node.parameters) {
    if (ts.isIdentifier(parameter.name) && parameter.name.text === "this") continue;
    const type = typeOf(parameter.type, scope);
    const held = given === SYMBOLIC ? bound[index]?.value : undefined;
    const value =
      given === SYMBOLIC
        ? (held ?? symbolicParameter(run, parameter, type, scope))
        : givenParameter(run, parameter, given, index, type, scope);
    bindName(run, parameter.name, value, scope, type);
    if (given !== SYMBOLIC && given[index]?.given === true && ts.isIdentifier(parameter.name)) {
      const binding = scope.names.get(parameter.name.text);
      if (binding !== undefined) binding.given = true;
    }
    index++;
  }
}

function symbolicParameter(
  run: Run,
  parameter: ts.ParameterDeclaration,
  type: TypeRef | undefined,
  scope: Scope,
): Value {
  const hole = holeAt(parameter.name, true);
  const handed =
    type === undefined && ts.isIdentifier(parameter.name) && parameter.name.text.startsWith("$")
      ? handedValue(run, parameter.name.text)
      : undefined;
  if (handed !== undefined) return handed;
  const shown = typedUnknown(run, hole, type);
  if (parameter.dotDotDotToken !== undefined) return list([], typedUnknown(run, hole, undefined));
  if (parameter.initializer === undefined) return shown;
  return unite([shown, evaluate(run, parameter.initializer, scope)]);
}

function givenParameter(
  run: Run,
  parameter: ts.ParameterDeclaration,
  given: readonly Argument[],
  index: number,
  type: TypeRef | undefined,
  scope: Scope,
): Value {
  if (parameter.dotDotDotToken !== undefined) return list(given.slice(index).map(({ value }) => value));
  const value = given[index]?.value;
  if (value === undefined || isNothing(value))
    return parameter.initializer === undefined ? (value ?? UNDEFINED) : evaluate(run, parameter.initializer, scope);
  bindResponses(run, value, type);
  if (type === undefined || value.kind !== "unknown" || value.type !== undefined) return value;
  const typed = typedUnknown(run, value.hole, type);
  return typed.kind === "unknown" || typed.kind === "object" || typed.kind === "client" ? typed : value;
}
