/** Computed keys: `params.set(key, value)`, `kept[key] = value`, `{ [key]: value }`, and where each key is named. */

import { isUncertain } from "../domain/certainty.js";
import { literalOf } from "../domain/strings.js";
import type { Field, TextValue, Value } from "../domain/value.js";
import { optionsOf } from "../domain/value.js";
import { isPartOf, type ts } from "../project/syntax.js";
import type { Run } from "./run.js";

export interface KeyName {
  readonly name: string;
  /** where one acts: the key that a caller wrote, not the helper that copies it */
  readonly at: ts.Node;
  /** known from a declared type only */
  readonly declared: boolean;
}

/** Every name that a computed key can be; `at` is the expression that computes it. */
export function keyNames(run: Run, key: Value, at: ts.Node): readonly KeyName[] {
  return optionsOf(key).flatMap((option): readonly KeyName[] => {
    const name = literalOf(option);
    if (name === undefined) return [];
    if (option.kind !== "text") return [{ name, at, declared: false }];
    const { keyOf } = option;
    if (keyOf !== undefined) return [{ name, at: keyOf.at, declared: keyOf.declared }];
    return [{ name, at: handedIn(run, option) ?? at, declared: false }];
  });
}

/** `add(params, "limit", 5)`: the literal is an argument of a call that is under way. */
const handedIn = (run: Run, { written }: TextValue): ts.Node | undefined =>
  written !== undefined && run.stack.some((call) => isPartOf(written, call)) ? written : undefined;

/** The key of a member as a value that remembers the member. */
export const keyText = (name: string, field: Field): TextValue => ({ kind: "text", parts: [name], keyOf: field });

/** `for (const key in user) user[key]`, `user[key as keyof User]`: no member that the code names, whichever there is. */
export const runsOverType = (key: Value): boolean =>
  optionsOf(key).every(
    (option) =>
      option.kind === "text" &&
      (option.keyOf?.declared === true || (option.written === undefined && isUncertain(option))),
  );
