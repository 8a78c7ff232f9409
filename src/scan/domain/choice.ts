/**
 * Which branch a text comes from: `{ PUT, /groups/{} } | { POST, /groups }` are two requests, never four. Two texts go
 * together unless they come from different arms of one choice.
 */

import type { Value } from "./value.js";

/** The arms by the choice: a condition within one call, a union that was taken apart, branches that met again. */
export type Choices = ReadonlyMap<string, Arms>;

/** A branch by its number, an entry of a table by its key. */
export type Arm = number | string;

/** Several where the same text comes from several: all entries of a table that are sent by POST. */
type Arms = ReadonlySet<Arm>;

/** A choice between two: what holds, or does not. */
export interface Condition {
  readonly name: string;
  /** its ways, the one of the truth first: the other way round for `!id` */
  readonly ways: readonly [string, string];
}

export const NO_CHOICES: Choices = new Map();

export const choicesOf = (value: Value): Choices =>
  value.kind === "text" ? (value.choices ?? NO_CHOICES) : NO_CHOICES;

/** The same value, as one arm of a choice. */
export function chosen(value: Value, choice: string, arm: Arm): Value {
  if (value.kind === "union") return { ...value, options: value.options.map((option) => chosen(option, choice, arm)) };
  return value.kind === "text"
    ? { ...value, choices: new Map([...choicesOf(value), [choice, new Set([arm])]]) }
    : value;
}

/** The same value, with the choices of what it was made from: `method.toLowerCase()`. */
export function chosenAs(value: Value, choices: Choices): Value {
  if (choices.size === 0) return value;
  if (value.kind === "union") return { ...value, options: value.options.map((option) => chosenAs(option, choices)) };
  return value.kind === "text" ? { ...value, choices: new Map([...choices, ...choicesOf(value)]) } : value;
}

/** Undefined where they cannot both hold. */
export function together(one: Choices, two: Choices): Choices | undefined {
  if (one.size === 0 || one === two) return two;
  if (two.size === 0) return one;
  const both = new Map(one);
  for (const [choice, arms] of two) {
    const known = one.get(choice);
    const common = known === undefined ? arms : commonArms(known, arms);
    if (common.size === 0) return undefined;
    both.set(choice, common);
  }
  return both;
}

const commonArms = (one: Arms, two: Arms): Arms =>
  one === two ? one : new Set([...one].filter((arm) => two.has(arm)));

/** What is known where one of them holds: a choice of both, with the arms of either. */
export function either(one: Choices, two: Choices): Choices {
  if (one === two || one.size === 0) return one;
  const known = new Map<string, Arms>();
  for (const [choice, arms] of one) {
    const others = two.get(choice);
    if (others !== undefined) known.set(choice, new Set([...arms, ...others]));
  }
  return known.size === 0 ? NO_CHOICES : known;
}

/** What is left of a value once choices are made. */
export function narrowed(value: Value, choices: Choices): Value {
  if (value.kind !== "union" || choices.size === 0) return value;
  const options = value.options.filter((option) => together(choices, choicesOf(option)) !== undefined);
  const [only] = options;
  if (only === undefined || options.length === value.options.length) return value;
  return options.length === 1 ? only : { ...value, options };
}

/** The same value, its choices under other names. */
export function renamed(value: Value, names: ReadonlyMap<string, string>): Value {
  if (value.kind === "union") {
    const options = value.options.map((option) => renamed(option, names));
    return options.every((option, index) => option === value.options[index]) ? value : { ...value, options };
  }
  if (value.kind !== "text" || value.choices === undefined || !namesAny(value.choices, names)) return value;
  return { ...value, choices: new Map([...value.choices].map(([name, arms]) => [names.get(name) ?? name, arms])) };
}

/** One of the choices decides what a member of it is. */
export function holdsChoice(value: Value, names: ReadonlyMap<string, string>, depth: number, within = false): boolean {
  switch (value.kind) {
    case "text":
      return within && value.choices !== undefined && namesAny(value.choices, names);
    case "union":
      return value.options.some((option) => holdsChoice(option, names, depth, within));
    case "list":
      return depth > 0 && value.items.some((item) => holdsChoice(item, names, depth - 1, true));
    case "object":
      if (depth === 0 || value.tag === "instance") return false;
      for (const { value: member } of value.fields.values())
        if (holdsChoice(member, names, depth - 1, true)) return true;
      return value.behind.some((each) => holdsChoice(each, names, depth - 1, true));
    case "plain":
    case "unknown":
    case "response":
    case "function":
    case "class":
    case "native":
    case "external":
    case "client":
      return false;
  }
}

const namesAny = (choices: Choices, names: ReadonlyMap<string, string>): boolean => {
  for (const name of choices.keys()) if (names.has(name)) return true;
  return false;
};
