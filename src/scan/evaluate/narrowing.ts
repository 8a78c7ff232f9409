/**
 * What a condition says of values once it has come out:
 *
 *   tool.method === "GET" ? get(tool.path) : post(tool.path)   // each with the paths of its own entries
 *   switch (method) { case "PUT": return client.put(url); … }  // only the case that the caller's `method` takes
 *
 * A branch that no value leads to is not taken, where every value is certain.
 */

import { isUncertain, uncertain } from "../domain/certainty.js";
import { type Arm, type Choices, choicesOf, either, NO_CHOICES, together } from "../domain/choice.js";
import { literalOf } from "../domain/union.js";
import type { UnionValue, Value } from "../domain/value.js";
import { OMITTED, text, unknownOf } from "../domain/value.js";
import { bare, ts } from "../project/syntax.js";
import { nameOf } from "./conditions.js";
import type { Run } from "./run.js";
import { lookUp, type Scope, valueOf } from "./scope.js";

/** What holds where a condition has come out one way; undefined: it never does. */
export type Known = Choices | undefined;

export interface Ways {
  readonly whenTrue: Known;
  readonly whenFalse: Known;
}

const NOBODY_KNOWS: Value = unknownOf({ text: "", names: [], parameter: false });

export const EITHER: Ways = { whenTrue: NO_CHOICES, whenFalse: NO_CHOICES };

/** The same names, read under what a condition has made sure of. */
export function under(scope: Scope, known: Choices): Scope {
  if (known.size === 0) return scope;
  return { ...scope, known: scope.known === undefined ? known : both(scope.known, known) };
}

/** What is left of a value where the conditions around it have come out. */
export function kept(run: Run, value: Value, scope: Scope): Value {
  const { known } = scope;
  if (known === undefined || value.kind !== "union") return value;
  const { name, arms } = run.choiceOf(value);
  const wanted = known.get(name);
  const left: Value[] = [];
  const leftArms: Arm[] = [];
  value.options.forEach((option, index) => {
    const arm = arms[index] ?? index;
    if (wanted?.has(arm) === false || together(known, choicesOf(option)) === undefined) return;
    left.push(option);
    leftArms.push(arm);
  });
  const [only] = left;
  if (only === undefined || left.length === value.options.length) return value;
  if (left.length === 1) return only;
  const narrower: UnionValue = { ...value, options: left };
  run.choices.set(narrower, { name, arms: leftArms });
  return narrower;
}

export function waysOf(run: Run, expression: ts.Expression, scope: Scope): Ways {
  const inner = bare(expression);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) {
    const { whenTrue, whenFalse } = waysOf(run, inner.operand, scope);
    return { whenTrue: whenFalse, whenFalse: whenTrue };
  }
  if (ts.isCallExpression(inner)) return waysOfIncludes(run, inner, scope);
  if (!ts.isBinaryExpression(inner)) return EITHER;
  const { left, right } = inner;
  switch (inner.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return waysOfComparison(run, left, right, scope);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken: {
      const { whenTrue, whenFalse } = waysOfComparison(run, left, right, scope);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case ts.SyntaxKind.AmpersandAmpersandToken: {
      const one = waysOf(run, left, scope);
      const two = waysOf(run, right, scope);
      return { whenTrue: allOf(one.whenTrue, two.whenTrue), whenFalse: anyOf(one.whenFalse, two.whenFalse) };
    }
    case ts.SyntaxKind.BarBarToken: {
      const one = waysOf(run, left, scope);
      const two = waysOf(run, right, scope);
      return { whenTrue: anyOf(one.whenTrue, two.whenTrue), whenFalse: allOf(one.whenFalse, two.whenFalse) };
    }
    default:
      return EITHER;
  }
}

/** The clauses of a `switch`, each with those of its constants that lead in; undefined stands for all others. */
export function waysOfCases(
  run: Run,
  tested: ts.Expression,
  clauses: readonly (readonly (Value | undefined)[])[],
  constants: readonly (Value | undefined)[],
  scope: Scope,
): readonly Known[] {
  const possible = possibilities(run, tested, scope);
  if (possible === undefined) return clauses.map(() => NO_CHOICES);
  const written = new Set(constants.flatMap((constant) => (constant === undefined ? [] : [literalOf(constant)])));
  // a constant that nobody knows can be anything
  if (written.has(undefined)) return clauses.map(() => NO_CHOICES);
  return clauses.map((leading) => {
    const wanted = new Set(leading.flatMap((constant) => (constant === undefined ? [] : [literalOf(constant)])));
    const isDefault = leading.includes(undefined);
    return knownOf(possible, (literal) => wanted.has(literal) || (isDefault && !written.has(literal)));
  });
}

function waysOfComparison(run: Run, left: ts.Expression, right: ts.Expression, scope: Scope): Ways {
  return (
    comparedWith(run, left, constantOf(run, right, scope), scope) ??
    comparedWith(run, right, constantOf(run, left, scope), scope) ??
    EITHER
  );
}

/** `["PUT", "POST"].includes(method)` */
function waysOfIncludes(run: Run, node: ts.CallExpression, scope: Scope): Ways {
  const callee = bare(node.expression);
  const [tested] = node.arguments;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "includes" || tested === undefined) return EITHER;
  const list = bare(callee.expression);
  if (!ts.isArrayLiteralExpression(list)) return EITHER;
  const constants = list.elements.flatMap((element) => (ts.isStringLiteralLike(element) ? [element.text] : []));
  if (constants.length < list.elements.length) return EITHER;
  return comparedWith(run, tested, new Set(constants), scope) ?? EITHER;
}

function constantOf(run: Run, expression: ts.Expression, scope: Scope): ReadonlySet<string> | undefined {
  const inner = bare(expression);
  if (ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner)) return new Set([inner.text]);
  const value = onlyOne(possibilities(run, inner, scope));
  const literal = value === undefined || isUncertain(value) ? undefined : literalOf(value);
  return literal === undefined ? undefined : new Set([literal]);
}

const onlyOne = (possible: Possibilities | undefined): Value | undefined =>
  possible?.whole === true && possible.all.length === 1 ? possible.all[0]?.value : undefined;

function comparedWith(
  run: Run,
  tested: ts.Expression,
  constants: ReadonlySet<string> | undefined,
  scope: Scope,
): Ways | undefined {
  const possible = constants === undefined ? undefined : possibilities(run, tested, scope);
  if (constants === undefined || possible === undefined) return undefined;
  return {
    whenTrue: knownOf(possible, (literal) => constants.has(literal)),
    whenFalse: knownOf(possible, (literal) => !constants.has(literal)),
  };
}

/** The one text or number that a value is; what a call left out equals none. */
function literalIn(value: Value): string | undefined {
  return value === OMITTED ? "\u0000" : literalOf(value);
}

/** One of the values that an expression can have, and the arms that give it. */
interface Possibility {
  readonly value: Value;
  readonly choices: Choices;
}

interface Possibilities {
  readonly all: readonly Possibility[];
  /** there are no others */
  readonly whole: boolean;
  /** the choice that tells the values of the expression itself apart */
  readonly own: string | undefined;
}

/** What the arms have in common that lead there; undefined where none does. */
function knownOf({ all, whole, own }: Possibilities, verdict: (literal: string) => boolean): Known {
  let known: Choices | undefined;
  let certain = whole;
  const ofItself = new Set<Arm>();
  for (const { value, choices } of all) {
    const literal = literalIn(value);
    const fits = literal === undefined || verdict(literal);
    const arms = own === undefined ? undefined : choices.get(own);
    if (fits && arms !== undefined) for (const arm of arms) ofItself.add(arm);
    if (literal === undefined || isUncertain(value)) certain = false;
    // what may change by the time it is read says nothing of what comes with it
    else if (!fits) continue;
    known = known === undefined ? choices : either(known, choices);
  }
  if (known === undefined) return certain ? undefined : NO_CHOICES;
  return own === undefined || ofItself.size === 0 ? known : new Map([...known, [own, ofItself]]);
}

const CASE_CHANGES: ReadonlyMap<string, (literal: string) => string> = new Map([
  ["toLowerCase", (literal: string) => literal.toLowerCase()],
  ["toUpperCase", (literal: string) => literal.toUpperCase()],
]);

/** Undefined where reading the expression once more could do something. */
function possibilities(run: Run, expression: ts.Expression, scope: Scope): Possibilities | undefined {
  const node = bare(expression);
  if (ts.isIdentifier(node)) return optionsWithArms(run, named(run, node, scope), NO_CHOICES);
  if (node.kind === ts.SyntaxKind.ThisKeyword)
    return optionsWithArms(run, scope.frame.self ?? NOBODY_KNOWS, NO_CHOICES);
  if (ts.isPropertyAccessExpression(node)) {
    const holders = possibilities(run, node.expression, scope);
    return holders === undefined ? undefined : membersOf(run, holders, node.name.text);
  }
  if (ts.isElementAccessExpression(node)) return entriesOf(run, node, scope);
  if (ts.isCallExpression(node) && node.arguments.length === 0) return changedCase(run, node, scope);
  return undefined;
}

/** What stands under a name by now. */
function named(run: Run, node: ts.Identifier, scope: Scope): Value {
  const binding = lookUp(scope, node.text);
  const value = binding === undefined ? undefined : valueOf(binding);
  return value === undefined ? NOBODY_KNOWS : kept(run, value, scope);
}

function optionsWithArms(run: Run, value: Value, choices: Choices): Possibilities {
  const given = (option: Value): Choices => together(choices, choicesOf(option)) ?? choices;
  if (value.kind !== "union") return { all: [{ value, choices: given(value) }], whole: true, own: undefined };
  const { name, arms } = run.choiceOf(value);
  return {
    all: value.options.map((option, index) => ({
      value: option,
      choices: new Map([...given(option), [name, new Set([arms[index] ?? index])]]),
    })),
    whole: !value.cut,
    own: name,
  };
}

/** `entry.method` of each entry. Only what stands there: nothing is called for it. */
function membersOf(run: Run, holders: Possibilities, name: string): Possibilities {
  const [only] = holders.all;
  const member = (holder: Value): Value | undefined => {
    const field = holder.kind === "object" ? holder.fields.get(name) : undefined;
    return field?.sure === true && !field.declared ? field.value : undefined;
  };
  if (holders.all.length === 1 && only !== undefined) {
    const value = member(only.value);
    return value === undefined ? { ...holders, whole: false } : optionsWithArms(run, value, only.choices);
  }
  let { whole } = holders;
  const all = holders.all.flatMap((holder): readonly Possibility[] => {
    const value = member(holder.value);
    if (value === undefined) {
      whole = false;
      return [{ value: NOBODY_KNOWS, choices: holder.choices }];
    }
    return optionsWithArms(run, value, holder.choices).all;
  });
  return { all, whole, own: undefined };
}

/** `TABLE[kind].method`: each entry under its key. */
function entriesOf(run: Run, node: ts.ElementAccessExpression, scope: Scope): Possibilities | undefined {
  const holders = possibilities(run, node.expression, scope);
  const key = bare(node.argumentExpression);
  const [table] = holders?.all ?? [];
  if (!ts.isIdentifier(key) || holders?.all.length !== 1 || table?.value.kind !== "object") return undefined;
  if (named(run, key, scope).kind !== "unknown") return undefined;
  const choice = `key ${nameOf(run, key, scope)}`;
  const all = [...table.value.fields].map(([name, { value }]) => ({
    value,
    choices: new Map([...table.choices, [choice, new Set([name])]]),
  }));
  return { all, whole: false, own: undefined };
}

function changedCase(run: Run, node: ts.CallExpression, scope: Scope): Possibilities | undefined {
  const callee = bare(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const change = CASE_CHANGES.get(callee.name.text);
  const before = change === undefined ? undefined : possibilities(run, callee.expression, scope);
  if (change === undefined || before === undefined) return undefined;
  const all = before.all.map(({ value, choices }) => {
    const literal = literalOf(value);
    const changed = literal === undefined ? value : text(change(literal));
    return { value: isUncertain(value) ? uncertain(changed) : changed, choices };
  });
  return { ...before, all };
}

const allOf = (one: Known, two: Known): Known => (one === undefined || two === undefined ? undefined : both(one, two));

const anyOf = (one: Known, two: Known): Known => (one === undefined ? two : two === undefined ? one : either(one, two));

/** Both hold; where no arm fits both the code asks for what nobody followed, and the first is kept. */
export const both = (one: Choices, two: Choices): Choices => together(one, two) ?? one;
