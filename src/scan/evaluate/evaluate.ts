/** Expressions to values. The big switch; every branch of substance has its own file. */

import { isUncertain, uncertain } from "../domain/certainty.js";
import { chosen, NO_CHOICES } from "../domain/choice.js";
import { unknownAt } from "../domain/hole.js";
import { assuming, negated } from "../domain/outcome.js";
import { unite } from "../domain/union.js";
import type { Value } from "../domain/value.js";
import { isNothing, plain, UNDEFINED, unknownOf } from "../domain/value.js";
import { bindResponses } from "../fields/type-uses.js";
import { globalValue } from "../knowledge/natives/globals.js";
import { assignedIn } from "../project/assigned.js";
import { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import { NO_PARAMETERS, typeRef } from "../project/type-ref.js";
import { testsIn } from "./answer-tests.js";
import { evaluateCall, evaluateNew } from "./call-expression.js";
import { isLastOf, lastCharacter } from "./characters.js";
import { classValue } from "./classes.js";
import { conditionOf, nameOf } from "./conditions.js";
import { functionValue } from "./functions.js";
import { decidedByArguments } from "./given.js";
import { evaluateJsx } from "./jsx.js";
import { kept, under } from "./known.js";
import { listLiteral, objectLiteral } from "./literals.js";
import { waysOf } from "./narrowing.js";
import { evaluateBinary } from "./operators.js";
import { isLocal } from "./patterns.js";
import { elementAccess, getProperty, memberOfThis } from "./properties.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";
import { lookUp, valueOf } from "./scope.js";
import { ofWindow } from "./shared-names.js";
import { evaluateTagged } from "./tagged-template.js";
import { evaluateTemplate } from "./template.js";
import { typedUnknown } from "./typed.js";

export function evaluate(run: Run, node: ts.Expression, scope: Scope): Value {
  if (!run.step() || !run.deeper()) return unknownAt(node);
  const value = simple(run, node, scope);
  run.depth--;
  return value;
}

function simple(run: Run, node: ts.Expression, scope: Scope): Value {
  switch (node.kind) {
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
      return writtenText(node as ts.StringLiteralLike);
    case ts.SyntaxKind.NumericLiteral:
      return plain(Number((node as ts.NumericLiteral).text));
    case ts.SyntaxKind.TrueKeyword:
      return plain(true);
    case ts.SyntaxKind.FalseKeyword:
      return plain(false);
    case ts.SyntaxKind.NullKeyword:
      return plain(null);
    case ts.SyntaxKind.ThisKeyword:
      return scope.frame.self ?? unknownAt(node, true);
    case ts.SyntaxKind.Identifier:
      return identifier(run, node as ts.Identifier, scope);
    case ts.SyntaxKind.RegularExpressionLiteral:
      return unknownAt(node);
    default:
      return compound(run, node, scope);
  }
}

/** characters; certificates, pictures and whole documents are data, no addresses */
const LONGEST_WRITTEN = 20_000;

const writtenText = (node: ts.StringLiteralLike): Value =>
  node.text.length > LONGEST_WRITTEN ? unknownAt(node) : { kind: "text", parts: [node.text], written: node };

/** By kind, not by guards one after the other: nearly every expression comes through here. */
function compound(run: Run, node: ts.Expression, scope: Scope): Value {
  switch (node.kind) {
    case ts.SyntaxKind.PropertyAccessExpression:
      return propertyAccess(run, node as ts.PropertyAccessExpression, scope);
    case ts.SyntaxKind.CallExpression:
      return evaluateCall(run, node as ts.CallExpression, scope);
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.FunctionExpression:
      return functionValue(run, node as ts.ArrowFunction | ts.FunctionExpression, scope);
    case ts.SyntaxKind.BinaryExpression:
      return evaluateBinary(run, node as ts.BinaryExpression, scope);
    case ts.SyntaxKind.ObjectLiteralExpression:
      return objectLiteral(run, node as ts.ObjectLiteralExpression, scope);
    case ts.SyntaxKind.ArrayLiteralExpression:
      return listLiteral(run, node as ts.ArrayLiteralExpression, scope);
    case ts.SyntaxKind.JsxElement:
    case ts.SyntaxKind.JsxSelfClosingElement:
    case ts.SyntaxKind.JsxFragment:
      return evaluateJsx(run, node as ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment, scope);
    case ts.SyntaxKind.ConditionalExpression:
      return conditional(run, node as ts.ConditionalExpression, scope);
    case ts.SyntaxKind.TemplateExpression:
      return evaluateTemplate(run, node as ts.TemplateExpression, scope);
    case ts.SyntaxKind.ElementAccessExpression: {
      const { expression, argumentExpression } = node as ts.ElementAccessExpression;
      const holder = evaluate(run, expression, scope);
      if (holder.kind === "text" && isLastOf(expression, argumentExpression))
        return lastCharacter(holder) ?? unknownAt(node);
      const key = evaluate(run, argumentExpression, scope);
      return kept(run, elementAccess(run, holder, key, node, nameOf(run, argumentExpression, scope)), scope);
    }
    case ts.SyntaxKind.ParenthesizedExpression:
    case ts.SyntaxKind.NonNullExpression:
    case ts.SyntaxKind.AwaitExpression:
    case ts.SyntaxKind.SatisfiesExpression:
    case ts.SyntaxKind.SpreadElement:
    // `createClient<paths>` without a call is the function itself
    case ts.SyntaxKind.ExpressionWithTypeArguments:
      return evaluate(run, (node as ts.ParenthesizedExpression).expression, scope);
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.TypeAssertionExpression: {
      const { expression, type } = node as ts.AsExpression | ts.TypeAssertion;
      return asserted(run, evaluate(run, expression, scope), type, node, scope);
    }
    case ts.SyntaxKind.PrefixUnaryExpression:
    case ts.SyntaxKind.PostfixUnaryExpression:
      return unary(run, node as ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, scope);
    case ts.SyntaxKind.NewExpression:
      return evaluateNew(run, node as ts.NewExpression, scope);
    case ts.SyntaxKind.TaggedTemplateExpression:
      return evaluateTagged(run, node as ts.TaggedTemplateExpression, scope);
    case ts.SyntaxKind.ClassExpression:
      return classValue(run, node as ts.ClassExpression, scope);
    case ts.SyntaxKind.DeleteExpression:
      return deleted(run, node as ts.DeleteExpression, scope);
    case ts.SyntaxKind.TypeOfExpression:
    case ts.SyntaxKind.VoidExpression:
      evaluate(run, (node as ts.TypeOfExpression | ts.VoidExpression).expression, scope);
      return unknownAt(node);
    case ts.SyntaxKind.YieldExpression:
      return yielded(run, node as ts.YieldExpression, scope);
    case ts.SyntaxKind.MetaProperty:
      return { kind: "external", module: "", path: ["import", "meta"] };
    default:
      return unknownAt(node);
  }
}

export const typeOf = (node: ts.TypeNode | undefined, scope: Scope): TypeRef | undefined =>
  node === undefined
    ? undefined
    : typeRef(node, scope.module, scope.frame.types.size === 0 ? NO_PARAMETERS : scope.frame.types);

function identifier(run: Run, node: ts.Identifier, scope: Scope): Value {
  const binding = lookUp(scope, node.text);
  if (binding === undefined) return node.text === "undefined" ? UNDEFINED : globalValue(run, node);
  const value = valueOf(binding);
  if (assignedIn(scope.module.tree).names.has(node.text)) run.stored.look(scope.module.tree, node.text);
  if (value?.kind === "list" && !isLocal(scope, node.text)) {
    run.stored.look(scope.module.tree, node.text);
    run.stored.owns(value, { holder: scope.module.tree, origin: scope.module.tree, member: node.text });
  }
  if (value !== undefined) return kept(run, value, scope);
  return binding.type === undefined ? unknownAt(node) : typedUnknown(run, unknownAt(node).hole, binding.type);
}

function propertyAccess(run: Run, node: ts.PropertyAccessExpression, scope: Scope): Value {
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return superMember(run, node, scope);
  const binding = ofWindow(node, scope);
  const shared = binding === undefined ? undefined : valueOf(binding);
  if (shared !== undefined) return kept(run, shared, scope);
  const holder = evaluate(run, node.expression, scope);
  const read = node.expression.kind === ts.SyntaxKind.ThisKeyword ? memberOfThis : getProperty;
  const found = read(run, holder, node.name.text, node.name);
  if (found.kind === "list" && holder.kind === "object")
    run.stored.owns(found, { holder, origin: holder.origin, member: node.name.text });
  return kept(run, found, scope);
}

function superMember(run: Run, node: ts.PropertyAccessExpression, scope: Scope): Value {
  const { owner, self } = scope.frame;
  if (owner?.base === undefined) return unknownAt(node);
  const base = owner.base;
  if (base.kind !== "class" || self === undefined) return getProperty(run, base, node.name.text, node.name);
  return getProperty(
    run,
    {
      kind: "object",
      tag: "instance",
      fields: new Map(),
      open: false,
      origin: node,
      constructedBy: base,
      anyValue: undefined,
      behind: [self],
    },
    node.name.text,
    node.name,
  );
}

/** `m === "post" ? a : b` can be both; what is decided by a literal is decided here. */
function conditional(run: Run, node: ts.ConditionalExpression, scope: Scope): Value {
  const condition = evaluate(run, node.condition, scope);
  if (condition.kind === "plain" && !isNothing(condition) && !isUncertain(condition))
    return evaluate(run, condition.value ? node.whenTrue : node.whenFalse, scope);
  const decided = decidedByArguments(node.condition, scope);
  if (decided !== undefined) return evaluate(run, decided ? node.whenTrue : node.whenFalse, scope);
  const after = waysOf(run, node.condition, scope);
  if (after.whenTrue === undefined || after.whenFalse === undefined) {
    const [branch, known] =
      after.whenTrue === undefined ? [node.whenFalse, after.whenFalse] : [node.whenTrue, after.whenTrue];
    return evaluate(run, branch, under(scope, known ?? NO_CHOICES));
  }
  const inTrue = under(scope, after.whenTrue);
  const inFalse = under(scope, after.whenFalse);
  const tests = testsIn(condition);
  let whenTrue: Value = UNDEFINED;
  let whenFalse: Value = UNDEFINED;
  run.branches.fork([
    () => {
      whenTrue = assuming(tests, true, () => evaluate(run, node.whenTrue, inTrue));
      return "goes on";
    },
    () => {
      whenFalse = assuming(tests, false, () => evaluate(run, node.whenFalse, inFalse));
      return "goes on";
    },
  ]);
  const { name, ways } = conditionOf(run, node.condition, scope);
  return unite([chosen(whenTrue, name, ways[0]), chosen(whenFalse, name, ways[1])]);
}

/** A response keeps being one and gets a type; an unknown gets only the type; what is known stays. */
function asserted(run: Run, value: Value, node: ts.TypeNode, at: ts.Node, scope: Scope): Value {
  const type = typeOf(node, scope);
  if (type === undefined || isConstAssertion(node)) return value;
  bindResponses(run, value, type);
  if (value.kind === "unknown") {
    const typed = typedUnknown(run, value.hole, type);
    return typed.kind === "unknown" && typed.type === undefined ? unknownOf(value.hole, value.type) : typed;
  }
  if (isNothing(value)) return typedUnknown(run, unknownAt(at).hole, type);
  return value;
}

const isConstAssertion = (node: ts.TypeNode): boolean =>
  ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === "const";

function unary(run: Run, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, scope: Scope): Value {
  const value = evaluate(run, node.operand, scope);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken && value.kind === "plain") {
    const opposite = plain(isNothing(value) || value.value === false || value.value === 0);
    return isUncertain(value) ? uncertain(opposite) : opposite;
  }
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    value.kind === "plain" &&
    typeof value.value === "number"
  )
    return plain(-value.value);
  const tests = testsIn(value);
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken && tests.length > 0
    ? { ...unknownAt(node), outcome: { kind: "tests", tests: negated(tests) } }
    : unknownAt(node);
}

/** `delete body.secret`: certain only outside of branches. */
function deleted(run: Run, node: ts.DeleteExpression, scope: Scope): Value {
  const target = node.expression;
  if (!ts.isPropertyAccessExpression(target)) return unknownAt(node);
  const holder = evaluate(run, target.expression, scope);
  if (holder.kind === "object" && !run.branches.inside) holder.fields.delete(target.name.text);
  return plain(true);
}

function yielded(run: Run, node: ts.YieldExpression, scope: Scope): Value {
  if (node.expression === undefined) return UNDEFINED;
  const value = evaluate(run, node.expression, scope);
  if (node.asteriskToken === undefined) scope.frame.yielded.push(value);
  else scope.frame.yielded.push(elementAccess(run, value, plain(0), node));
  // redux-saga and co: the runner hands back what was yielded
  return value;
}
