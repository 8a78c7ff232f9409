/**
 * Which branch a text comes from: `{ PUT, /groups/{} } | { POST, /groups }` are two requests, never four. Two texts go
 * together unless they come from different arms of one choice.
 */

import type { Value } from "./value.js";

/** The arm by the choice: a condition within one call, a union that was taken apart, branches that met again. */
export type Choices = ReadonlyMap<string, Arm>;

/** A branch by its number, an entry of a table by its key. */
export type Arm = number | string;

export const NO_CHOICES: Choices = new Map();

export const choicesOf = (value: Value): Choices =>
  value.kind === "text" ? (value.choices ?? NO_CHOICES) : NO_CHOICES;

/** The same value, as one arm of a choice. */
export function chosen(value: Value, choice: string, arm: Arm): Value {
  if (value.kind === "union") return { ...value, options: value.options.map((option) => chosen(option, choice, arm)) };
  return value.kind === "text" ? { ...value, choices: new Map([...choicesOf(value), [choice, arm]]) } : value;
}

/** Undefined where they cannot both hold. */
export function together(one: Choices, two: Choices): Choices | undefined {
  for (const [choice, arm] of two) if ((one.get(choice) ?? arm) !== arm) return undefined;
  if (one.size === 0) return two;
  return two.size === 0 ? one : new Map([...one, ...two]);
}

/** What is left of a value once choices are made. */
export function narrowed(value: Value, choices: Choices): Value {
  if (value.kind !== "union" || choices.size === 0) return value;
  const options = value.options.filter((option) => together(choices, choicesOf(option)) !== undefined);
  const [only] = options;
  if (only === undefined || options.length === value.options.length) return value;
  return options.length === 1 ? only : { ...value, options };
}

export const sameChoices = (one: Choices, two: Choices): boolean =>
  one.size === two.size && [...one].every(([choice, arm]) => two.get(choice) === arm);
