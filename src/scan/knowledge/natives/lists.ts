/** Array methods on lists, and on unknowns that are used as one. */

import { unknownAt } from "../../domain/hole.js";
import { concatenate } from "../../domain/strings.js";
import { addItems, boundedList, unite } from "../../domain/union.js";
import type { Invocation, ListValue, Value } from "../../domain/value.js";
import { argument, isNothing, list, plain, text, UNDEFINED } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { elementAccess, elementOf, elementsOf } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import { compareWith } from "../../fields/compared.js";

/** Callback methods by what they give back: the results, the elements, one element, or nothing of use. */
const RESULTS: ReadonlySet<string> = new Set(["map", "flatMap"]);
const ELEMENTS: ReadonlySet<string> = new Set(["filter", "sort", "toSorted"]);
const ELEMENT: ReadonlySet<string> = new Set(["find", "findLast"]);
const NOTHING: ReadonlySet<string> = new Set(["forEach", "some", "every", "findIndex"]);
const SAME: ReadonlySet<string> = new Set(["slice", "reverse", "toReversed", "flat", "values"]);

export function listMethod(run: Run, receiver: Value, name: string, call: Invocation): Value | undefined {
  const callback = argument(call, 0);
  if (RESULTS.has(name)) return mapped(run, receiver, callback, name === "flatMap", call);
  if (ELEMENTS.has(name) || ELEMENT.has(name) || NOTHING.has(name)) {
    if (name !== "sort" && name !== "toSorted" && isNothing(callback)) return undefined;
    return visited(run, receiver, callback, name, call);
  }
  if (name === "reduce" || name === "reduceRight") return reduced(run, receiver, call);
  if (receiver.kind !== "list") return undefined;
  if (SAME.has(name)) return name === "slice" && receiver.rest === undefined ? list(sliced(receiver, call)) : receiver;
  switch (name) {
    case "join":
      return joined(receiver, isNothing(callback) ? text(",") : callback, call);
    case "concat":
      return boundedList(
        [...receiver.items, ...call.arguments.flatMap(({ value }) => (value.kind === "list" ? value.items : [value]))],
        receiver.rest,
      );
    case "push":
    case "unshift":
      run.stored.pushed(
        run,
        receiver,
        call.arguments.map(({ value }) => value),
      );
      if (run.branches.inside)
        receiver.rest = unite([
          ...(receiver.rest === undefined ? [] : [receiver.rest]),
          ...call.arguments.map(({ value }) => value),
        ]);
      else {
        const behind = name === "unshift" ? receiver.items.splice(0) : [];
        addItems(
          receiver,
          call.arguments.map(({ value }) => value),
        );
        addItems(receiver, behind);
      }
      return UNDEFINED;
    case "at":
      return elementAccess(run, receiver, argument(call, 0), call.site);
    case "pop":
    case "shift":
      return elementOf(run, receiver, call.site);
    case "entries":
      return list([], list([plain(0), elementOf(run, receiver, call.site)]));
    case "includes":
    case "indexOf":
      for (const item of [...receiver.items, ...(receiver.rest === undefined ? [] : [receiver.rest])])
        compareWith(argument(call, 0), item, call.site);
      return unknownAt(call.site);
    case "keys":
      return unknownAt(call.site);
    default:
      return undefined;
  }
}

function sliced(receiver: ListValue, call: Invocation): readonly Value[] {
  const [from, to] = [argument(call, 0), argument(call, 1)].map((value) =>
    value.kind === "plain" && typeof value.value === "number" ? value.value : undefined,
  );
  return receiver.items.slice(from, to);
}

function mapped(run: Run, receiver: Value, callback: Value, flat: boolean, call: Invocation): Value {
  const results = elementsOf(run, receiver, call.site).map((element, index) =>
    callBack(run, callback, [element, plain(index)], call),
  );
  const spread = flat
    ? results.map((result) =>
        result.kind === "list" ? unite([...result.items, ...(result.rest === undefined ? [] : [result.rest])]) : result,
      )
    : results;
  if (receiver.kind === "list" && !flat) {
    const fixed = spread.slice(0, receiver.items.length);
    return list(fixed, spread[receiver.items.length]);
  }
  return list([], unite(spread));
}

function visited(run: Run, receiver: Value, callback: Value, name: string, call: Invocation): Value {
  const elements = elementsOf(run, receiver, call.site);
  const given =
    name === "sort" || name === "toSorted"
      ? elements.map((element) => [element, element])
      : elements.map((element) => [element, unknownAt(call.site)]);
  for (const values of given) if (!isNothing(callback)) callBack(run, callback, values, call);
  if (ELEMENTS.has(name)) return receiver;
  return ELEMENT.has(name) ? elementOf(run, receiver, call.site) : unknownAt(call.site);
}

function reduced(run: Run, receiver: Value, call: Invocation): Value {
  const start = call.arguments[1]?.value;
  let carried = start ?? elementOf(run, receiver, call.site);
  for (const [index, element] of elementsOf(run, receiver, call.site).entries())
    carried = callBack(run, argument(call, 0), [carried, element, plain(index)], call);
  return carried;
}

/** elements of one joined list; no address has so many segments */
const MOST_JOINED = 100;
const DEEPEST_JOINED = 3;

/** `[prefix, ...segments].join("/")`: a gap for each unknown; any number of unknowns is one gap. */
function joined(receiver: ListValue, separator: Value, call: Invocation, depth = 0): Value {
  if (receiver.rest !== undefined && receiver.items.length === 0) return concatenate([receiver.rest]);
  const known = receiver.items.filter((item) => !isNothing(item));
  const more = known.length > MOST_JOINED || depth > DEEPEST_JOINED;
  const items = [
    ...known.slice(0, depth > DEEPEST_JOINED ? 0 : MOST_JOINED),
    ...(more ? [unknownAt(call.site)] : receiver.rest === undefined ? [] : [receiver.rest]),
  ];
  if (items.length === 0) return text("");
  return concatenate(
    items.flatMap((item, index) =>
      index === 0 ? [item] : [separator, item.kind === "list" ? joined(item, separator, call, depth + 1) : item],
    ),
  );
}
