/** Sets of values, bounded: one that was cut says so, and is listed where an address comes from it. */

import { isUncertain } from "./certainty.js";
import { choicesOf, either, NO_CHOICES } from "./choice.js";
import type { ListValue, TextValue, Value } from "./value.js";
import { list, OMITTED, optionsOf, UNDEFINED } from "./value.js";

export const MOST_OPTIONS = 24;
/** elements that are told apart; what is more is any of a few, `[...p, ...p]` sixty times included */
export const MOST_ITEMS = 1000;

/** One value that may be any of these. Equal texts count once, unknowns collapse into the first. */
export function unite(values: readonly Value[], cutBefore = false): Value {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  if (only !== undefined && only.kind !== "union" && values.every((value) => value === only)) return only;
  const options: Value[] = [];
  let unknowns = 0;
  let cut = cutBefore;
  const given: Value[] = [];
  for (const value of values) {
    if (value.kind !== "union") given.push(value);
    else {
      cut ||= value.cut;
      for (const option of value.options) given.push(option);
    }
  }
  const seen = given.length > FEW ? new Keys() : undefined;
  for (const value of given) {
    // the first few are kept; telling more of them apart by their text costs more than it gives
    if (value.kind === "unknown" && unknowns >= 4) continue;
    const at = seen === undefined ? placeOf(value, options) : seen.find(value, options);
    if (at >= 0) {
      const same = options[at];
      if (same === value) continue;
      // one that may change by the time it is read makes both so
      const kept = same === undefined || isUncertain(value) ? value : same;
      const choices = same === undefined ? NO_CHOICES : either(choicesOf(same), choicesOf(value));
      options[at] = kept.kind === "text" && choicesOf(kept) !== choices ? { ...kept, choices } : kept;
      continue;
    }
    if (options.length >= MOST_OPTIONS) {
      cut = true;
      break;
    }
    if (value.kind === "unknown") unknowns++;
    seen?.add(value, options.length);
    options.push(value);
  }
  const [single] = options;
  if (single === undefined) return UNDEFINED;
  return options.length === 1 ? single : { kind: "union", options, cut };
}

/** As {@link unite}; what comes after the bound is never made: a list of tables of lists is a product otherwise. */
export function uniteOneByOne<Part>(
  parts: readonly Part[],
  make: (part: Part, index: number) => Value | undefined,
): Value {
  let taken: Value[] = [];
  let size = 0;
  for (const [index, part] of parts.entries()) {
    const value = make(part, index);
    if (value === undefined) continue;
    taken.push(value);
    size += value.kind === "union" ? value.options.length : 1;
    if (value.kind !== "union" || size <= MOST_OPTIONS) continue;
    const united = unite(taken);
    if (united.kind === "union" && united.cut) return united;
    taken = [united];
    size = 0;
  }
  return unite(taken);
}

/** Every value of the evaluation comes through here: no function for each comparison. */
function placeOf(value: Value, options: readonly Value[]): number {
  for (let at = 0; at < options.length; at++) {
    const option = options[at];
    if (option !== undefined && isSame(option, value)) return at;
  }
  return -1;
}

/** so many are compared with each other; more are told apart by keys, which cost more to make */
const FEW = 8;

class Keys {
  readonly #seen = new Map<string, number>();

  find(value: Value, options: readonly Value[]): number {
    const key = sameness(value);
    return key === undefined ? options.indexOf(value) : (this.#seen.get(key) ?? -1);
  }

  add(value: Value, at: number): void {
    const key = sameness(value);
    if (key !== undefined) this.#seen.set(key, at);
  }
}

/** The same as equal keys, without making them. Whatever has members is only itself. */
function isSame(one: Value, two: Value): boolean {
  if (one === two) return true;
  switch (one.kind) {
    case "text":
      return two.kind === "text" && isSameText(one, two);
    case "plain":
      // what was left out is no `undefined` that somebody wrote
      return two.kind === "plain" && one !== OMITTED && two !== OMITTED && Object.is(one.value, two.value);
    case "unknown":
      return (
        two.kind === "unknown" &&
        one.hole.parameter === two.hole.parameter &&
        (one.hole === two.hole || one.hole.text === two.hole.text)
      );
    case "external":
      return two.kind === "external" && one.module === two.module && one.path.join(".") === two.path.join(".");
    case "client":
    case "response":
    case "object":
    case "list":
    case "function":
    case "class":
    case "native":
    case "union":
      return false;
  }
}

function isSameText(one: TextValue, two: TextValue): boolean {
  const [first] = one.parts;
  const [second] = two.parts;
  if (one.parts.length === 1 && two.parts.length === 1 && typeof first === "string" && typeof second === "string")
    return first === second;
  const key = sameness(one);
  return key !== undefined && key === sameness(two);
}

function sameness(value: Value): string | undefined {
  switch (value.kind) {
    case "text":
      return value.parts.some((part) => typeof part === "object" && "query" in part)
        ? undefined
        : `text ${textKey(value)}`;
    case "plain":
      return value === OMITTED ? "plain omitted" : `plain ${String(value.value)}`;
    case "unknown":
      return `unknown ${value.hole.text} ${value.hole.parameter}`;
    case "external":
      return `external ${value.module} ${value.path.join(".")}`;
    case "client":
    case "response":
    case "object":
    case "list":
    case "function":
    case "class":
    case "native":
    case "union":
      return undefined;
  }
}

const textKey = (value: TextValue): string =>
  value.parts.map((part) => (typeof part === "string" ? part : "\u0000")).join("");

/** What a value costs that was put together from others: one for all that code usually writes. */
export const weightOf = (value: Value): number =>
  optionsOf(value).reduce((sum, option) => {
    switch (option.kind) {
      case "text":
        return sum + option.parts.length;
      case "list":
        return sum + option.items.length;
      case "object":
        return sum + option.fields.size;
      default:
        return sum;
    }
  }, 0);

/** `list.push(…)`: beyond the bound any further element may be the new one. */
export function addItems(target: ListValue, values: readonly Value[]): void {
  const room = Math.max(0, MOST_ITEMS - target.items.length);
  for (const value of values.slice(0, room)) target.items.push(value);
  const others = values.slice(room, room + MOST_OPTIONS);
  if (others.length > 0) target.rest = unite([...(target.rest === undefined ? [] : [target.rest]), ...others], true);
}

/** A list whose elements are told apart up to a bound. */
export function boundedList(items: readonly Value[], rest: Value | undefined): ListValue {
  if (items.length <= MOST_ITEMS) return list(items, rest);
  const others = items.slice(MOST_ITEMS, MOST_ITEMS + MOST_OPTIONS);
  return list(items.slice(0, MOST_ITEMS), unite([...(rest === undefined ? [] : [rest]), ...others], true));
}
