/** The values that an expression can have, each with the arms that give it. Nothing is called for it. */

import { isUncertain, uncertain } from "../domain/certainty.js";
import { type Choices, choicesOf, NO_CHOICES, together } from "../domain/choice.js";
import { literalOf } from "../domain/strings.js";
import type { Value } from "../domain/value.js";
import { text, unknownOf } from "../domain/value.js";
import { bare, ts } from "../project/syntax.js";
import { nameOf } from "./conditions.js";
import { kept } from "./known.js";
import type { Run } from "./run.js";
import { lookUp, type Scope, valueOf } from "./scope.js";

/** One of the values that an expression can have, and the arms that give it. */
interface Possibility {
  readonly value: Value;
  readonly choices: Choices;
}

export interface Possibilities {
  readonly all: readonly Possibility[];
  /** there are no others */
  readonly whole: boolean;
  /** the choice that tells the values of the expression itself apart */
  readonly own: string | undefined;
}

const NOBODY_KNOWS: Value = unknownOf({ text: "", names: [], parameter: false });

const CASE_CHANGES: ReadonlyMap<string, (literal: string) => string> = new Map([
  ["toLowerCase", (literal: string) => literal.toLowerCase()],
  ["toUpperCase", (literal: string) => literal.toUpperCase()],
]);

/** Undefined where reading the expression once more could do something. */
export function possibilities(run: Run, expression: ts.Expression, scope: Scope): Possibilities | undefined {
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
    if (value === undefined) return { ...holders, whole: false };
    return optionsWithArms(run, isOpenToOthers(only.value) ? uncertain(value) : value, only.choices);
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

/** `export const state = { mode: "list" }`: any file may write to it, also one that nobody looks at. */
function isOpenToOthers(holder: Value): boolean {
  if (holder.kind !== "object" || !ts.isObjectLiteralExpression(holder.origin)) return false;
  for (let at: ts.Node = holder.origin.parent; !ts.isSourceFile(at); at = at.parent)
    if (ts.isFunctionLike(at) || isFrozen(at)) return false;
  return true;
}

/** `{ … } as const`, `Object.freeze({ … })` */
const isFrozen = (node: ts.Node): boolean =>
  (ts.isAsExpression(node) && node.type.getText() === "const") ||
  (ts.isCallExpression(node) && node.expression.getText() === "Object.freeze");

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

/** The value, where there is no other. */
export const onlyOne = (possible: Possibilities | undefined): Value | undefined =>
  possible?.whole === true && possible.all.length === 1 ? possible.all[0]?.value : undefined;
