/** What conditions have made sure of, and what that leaves of a value that is read under them. */

import { type Arm, type Choices, choicesOf, together } from "../domain/choice.js";
import type { UnionValue, Value } from "../domain/value.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";

/** What holds where a condition has come out one way; undefined: it never does. */
export type Known = Choices | undefined;

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

/** Both hold; where no arm fits both the code asks for what nobody followed, and the first is kept. */
export const both = (one: Choices, two: Choices): Choices => together(one, two) ?? one;
