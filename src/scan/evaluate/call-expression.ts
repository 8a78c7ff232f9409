/** `f(x)`, `a.b(x)`, `a[k](x)`, `super(x)`, `import(x)`, `new C(x)`. */

import { type Choices, choicesOf, narrowed } from "../domain/choice.js";
import { unknownAt } from "../domain/hole.js";
import { literalOf, literalsOf } from "../domain/strings.js";
import { unite } from "../domain/union.js";
import type { Argument, Invocation, Value } from "../domain/value.js";
import { isNothing, object, optionsOf, UNDEFINED } from "../domain/value.js";
import { generatedEncoding, generatedRequest } from "../knowledge/generated/request.js";
import { constructNative } from "../knowledge/natives/construct.js";
import { guessRequest } from "../knowledge/requests/guess.js";
import { boundNames } from "../project/module.js";
import { bare, ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import { typeRef } from "../project/type-ref.js";
import { callMember, callValue } from "./call.js";
import { constructBase, initialiseFields, instantiate } from "./classes.js";
import { evaluate } from "./evaluate.js";
import { isSurelyGiven } from "./given.js";
import { importedModule } from "./modules.js";
import { elementAccess, getProperty, prototypeOf } from "./properties.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";

export function evaluateCall(run: Run, node: ts.CallExpression, scope: Scope): Value {
  const { expression } = node;
  if (expression.kind === ts.SyntaxKind.SuperKeyword) return superCall(run, node, scope);
  if (expression.kind === ts.SyntaxKind.ImportKeyword) {
    const specifier = node.arguments[0] === undefined ? undefined : literalOf(evaluate(run, node.arguments[0], scope));
    return specifier === undefined ? unknownAt(node) : importedModule(run, specifier, scope.module);
  }
  if (
    ts.isIdentifier(expression) &&
    expression.text === "require" &&
    node.arguments[0] !== undefined &&
    ts.isStringLiteralLike(node.arguments[0])
  ) {
    return importedModule(run, node.arguments[0].text, scope.module);
  }
  const known = called(run, node, scope);
  if (known === undefined) return unknownAt(node);
  const { result, call, receiver, records, callee } = known;
  if (run.records.length === records && result.kind !== "response" && saysNothing(callee, result))
    return guessRequest(run, node, call, receiver, callee) ?? result;
  return result;
}

interface Called {
  readonly result: Value;
  readonly call: Invocation;
  readonly receiver: Value | undefined;
  readonly callee: Value | undefined;
  /** how many there were when the arguments were known */
  readonly records: number;
}

/** An ambient or stubbed function: what a written one or a known library's does is known, and it was no request. */
function saysNothing(callee: Value | undefined, result: Value): boolean {
  if (callee === undefined || callee.kind === "unknown")
    return callee?.type === undefined || mayReturnAnswer(callee.type.node);
  if (callee.kind === "external") return result.kind === "unknown" || isNothing(result);
  if (callee.kind !== "function") return callee.kind !== "native" && callee.kind !== "class";
  const { node } = callee;
  return (
    node.body === undefined ||
    !node.parameters.some(({ name }) => boundNames(name).some((bound) => mentions(node.body, bound)))
  );
}

/** `get: <A>(url: string) => Task<A>`: whatever a named type stands for may come from a request; a text or nothing does not. */
const mayReturnAnswer = (type: ts.TypeNode): boolean =>
  !ts.isFunctionTypeNode(type) || (ts.isTypeReferenceNode(type.type) && type.type.typeArguments !== undefined);

const mentions = (node: ts.Node | undefined, name: string): boolean =>
  node !== undefined &&
  ((ts.isIdentifier(node) && node.text === name) ||
    ts.forEachChild(node, (child) => mentions(child, name) || undefined) === true);

/** Undefined where a bound was met within the call: with half its arguments a request would be another one. */
function called(run: Run, node: ts.CallExpression, scope: Scope): Called | undefined {
  const expression = bare(node.expression);
  const { refusals } = run;
  if (ts.isPropertyAccessExpression(expression) && expression.expression.kind !== ts.SyntaxKind.SuperKeyword) {
    const receiver = evaluate(run, expression.expression, scope);
    const call = invocationOf(run, node, scope, receiver);
    if (run.refusals > refusals) return undefined;
    const records = run.records.length;
    const generated = generatedRequest(run, node, call, receiver);
    if (generated !== undefined) return { result: generated, call, receiver, callee: undefined, records };
    const callee =
      receiver.kind === "object" || receiver.kind === "unknown"
        ? getProperty(run, receiver, expression.name.text, expression.name)
        : undefined;
    return { result: callMember(run, receiver, expression.name.text, call), call, receiver, callee, records };
  }
  if (ts.isElementAccessExpression(expression)) {
    const receiver = evaluate(run, expression.expression, scope);
    const key = evaluate(run, expression.argumentExpression, scope);
    const call = invocationOf(run, node, scope, receiver);
    if (run.refusals > refusals) return undefined;
    const records = run.records.length;
    const names = literalsOf(key);
    const result =
      names.length === 0
        ? callValue(run, elementAccess(run, receiver, key, expression), call)
        : unite(
            optionsOf(key).flatMap((option) => {
              const name = literalOf(option);
              return name === undefined ? [] : [callMember(run, receiver, name, choosing(call, choicesOf(option)))];
            }),
          );
    return { result, call, receiver, callee: undefined, records };
  }
  const callee = evaluate(run, expression, scope);
  const call = invocationOf(run, node, scope, ts.isPropertyAccessExpression(expression) ? scope.frame.self : undefined);
  if (run.refusals > refusals) return undefined;
  const records = run.records.length;
  const generated = generatedRequest(run, node, call, undefined) ?? generatedEncoding(run, node, call);
  return { result: generated ?? callValue(run, callee, call), call, receiver: undefined, callee, records };
}

/** `http[id ? "put" : "post"](id ? one : all)`: each verb with what goes with it. */
const choosing = (call: Invocation, choices: Choices): Invocation =>
  choices.size === 0
    ? call
    : { ...call, arguments: call.arguments.map((given) => ({ ...given, value: narrowed(given.value, choices) })) };

function invocationOf(
  run: Run,
  node: ts.CallExpression | ts.NewExpression,
  scope: Scope,
  self: Value | undefined,
): Invocation {
  const written = node.arguments ?? [];
  const given = argumentsOf(run, written, scope);
  return {
    arguments: given,
    site: node,
    self,
    types: typesOf(node.typeArguments, scope),
    construct: ts.isNewExpression(node),
    whole: written.some(ts.isSpreadElement) ? undefined : given,
  };
}

const typesOf = (nodes: readonly ts.TypeNode[] | undefined, scope: Scope): readonly TypeRef[] =>
  nodes?.map((type) => typeRef(type, scope.module, scope.frame.types)) ?? [];

const MOST_SPREADS = 8;

function argumentsOf(run: Run, nodes: readonly ts.Expression[], scope: Scope): readonly Argument[] {
  let spreads = 0;
  return nodes.flatMap((node): Argument[] => {
    const value = evaluate(run, node, scope);
    if (!ts.isSpreadElement(node)) return [{ value, node, given: isSurelyGiven(node, scope) }];
    // what comes after many elements has no parameter that takes it
    if ((spreads += 1) > MOST_SPREADS) return [];
    if (value.kind !== "list")
      return [{ value: unknownAt(node, value.kind === "unknown" && value.hole.parameter), node }];
    const spread = value.items.map((item) => ({ value: item, node }));
    return value.rest === undefined ? spread : [...spread, { value: value.rest, node }];
  });
}

function superCall(run: Run, node: ts.CallExpression, scope: Scope): Value {
  const { self, owner } = scope.frame;
  if (self?.kind !== "object" || owner === undefined) return UNDEFINED;
  constructBase(run, owner, self, argumentsOf(run, node.arguments, scope), node);
  initialiseFields(run, owner, self);
  return UNDEFINED;
}

export function evaluateNew(run: Run, node: ts.NewExpression, scope: Scope): Value {
  const made = optionsOf(evaluate(run, node.expression, scope)).map((callee): Value => {
    const invocation = invocationOf(run, node, scope, undefined);
    if (callee.kind === "class") return instantiate(run, callee, invocation.arguments, node);
    if (callee.kind === "function") return newFunction(run, callee, invocation);
    return constructNative(run, callee, invocation) ?? unknownAt(node);
  });
  return unite(made);
}

/** `function Client() { this.http = … }`, `Client.prototype.get = function () { … }`: a class of before there were any. */
function newFunction(run: Run, callee: Extract<Value, { kind: "function" }>, invocation: Invocation): Value {
  const instance = object(invocation.site, "instance");
  instance.behind.push(prototypeOf(run, callee));
  const result = callValue(run, callee, { ...invocation, self: instance });
  return result.kind === "object" ? result : instance;
}
