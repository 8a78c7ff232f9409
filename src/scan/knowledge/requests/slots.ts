/** Where a description says that a part of the request stands, and what stands there. */

import { chosen } from "../../domain/choice.js";
import { isOfArgument } from "../../domain/hole.js";
import { unite } from "../../domain/union.js";
import type { Argument, Invocation, Value } from "../../domain/value.js";
import { isNothing, optionsOf, UNDEFINED } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { getProperty } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import { asObject, typedUnknown } from "../../evaluate/typed.js";

export function slotValue(run: Run, call: Invocation, slot: string): Value {
  const [index, ...names] = slot.split(".");
  const given = index === "last" ? call.arguments.at(-1) : call.arguments[Number(index)];
  if (given === undefined) return UNDEFINED;
  let value = withoutRef(given.value);
  for (const name of names) value = withoutRef(memberAt(run, value, name, given.node));
  return value;
}

/** A Vue ref is taken as what it holds, wherever a client takes one. */
const withoutRef = (value: Value): Value =>
  value.kind === "object" && value.tag === "plain" && value.fields.has("value") && value.fields.has("current")
    ? (value.fields.get("value")?.value ?? value)
    : value;

/** Members of objects only: a string or a bare unknown has none that would say anything. */
function memberAt(run: Run, value: Value, name: string, at: Invocation["site"]): Value {
  const choice = value.kind === "union" ? run.choiceOf(value) : undefined;
  return unite(
    optionsOf(value).flatMap((option, arm): Value[] => {
      const one = (found: Value): Value =>
        choice === undefined ? found : chosen(found, choice.name, choice.arms[arm] ?? arm);
      if (option.kind === "object" && option.tag === "URL") return name === "href" ? [option] : [];
      const source = asObject(run, option);
      if (source === undefined)
        return option.kind === "unknown" && option.type === undefined && option.hole.parameter && name !== "href"
          ? [UNDEFINED]
          : [];
      const field = source.fields.get(name);
      if (field !== undefined)
        return [
          one(field.value.kind === "unknown" ? typedUnknown(run, field.value.hole, field.value.type) : field.value),
        ];
      return source.behind.length > 0
        ? [getProperty(run, source, name, at)].filter((each) => each.kind !== "unknown" || isOfArgument(each.hole))
        : [];
    }),
  );
}

export function firstSlot(run: Run, call: Invocation, slots: readonly string[]): Value | undefined {
  for (const slot of slots) {
    const value = slotValue(run, call, slot);
    if (!isNothing(value)) return value;
  }
  return undefined;
}

export const someSlots = (run: Run, call: Invocation, slots: readonly string[] | undefined): readonly Value[] => {
  const value = firstSlot(run, call, slots ?? []);
  return value === undefined ? [] : [value];
};

/** `httpResource(() => ({ url }))`: the argument is what the function hands back. */
export function answeredArguments(run: Run, call: Invocation, asked: readonly number[] | undefined): Invocation {
  if (asked === undefined) return call;
  const given = call.arguments.map(
    (argument, index): Argument =>
      asked.includes(index) && optionsOf(argument.value).some(({ kind }) => kind === "function")
        ? { ...argument, value: callBack(run, argument.value, [], call) }
        : argument,
  );
  return { ...call, arguments: given };
}

/** The calls of a batch, each with the arguments a single one would have: `"/users"`, `["GET", "/users"]`, `{ url }`. */
export function callsIn(run: Run, call: Invocation, slot: string): readonly Invocation[] {
  return optionsOf(slotValue(run, call, slot)).flatMap((batch): readonly Invocation[] => {
    if (batch.kind === "list")
      return [...batch.items, ...(batch.rest === undefined ? [] : [batch.rest])].map((each) => single(call, each));
    const named = asObject(run, batch);
    return named === undefined ? [] : [...named.fields.values()].map(({ value }) => single(call, value));
  });
}

function single(call: Invocation, value: Value): Invocation {
  const parts = value.kind === "list" ? value.items : [value];
  return { ...call, arguments: parts.map((part) => ({ value: part, node: call.site })) };
}
