/** redux-saga's effects: they say what the runner is to call, which it then does. https://redux-saga.js.org/docs/api */

import { literalOf } from "../../domain/strings.js";
import type { Argument, ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, UNDEFINED } from "../../domain/value.js";
import { callMember, callValue } from "../../evaluate/call.js";
import { getProperty } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";

const MODULES = /^(?:redux-saga\/effects|typed-redux-saga(?:\/macro)?)$/;

/** How many arguments stand before the function: `retry(3, 1000, load, id)`. */
const BEFORE: ReadonlyMap<string, number> = new Map([
  ["call", 0],
  ["fork", 0],
  ["spawn", 0],
  ["cps", 0],
  ["retry", 2],
  ["takeEvery", 1],
  ["takeLatest", 1],
  ["takeLeading", 1],
  ["throttle", 2],
  ["debounce", 2],
]);

export function sagaEffect(run: Run, { module, path }: ExternalValue, call: Invocation): Value | undefined {
  if (!MODULES.test(module)) return undefined;
  const name = path.at(-1) ?? "";
  if (name === "apply") return applied(run, call);
  const before = BEFORE.get(name);
  if (before === undefined) return undefined;
  const [wanted, ...given] = call.arguments.slice(before);
  return wanted === undefined ? UNDEFINED : called(run, wanted.value, { ...call, arguments: given });
}

/** `apply(client, client.get, ["/users"])` */
function applied(run: Run, call: Invocation): Value {
  const list = call.arguments[2];
  const given: readonly Argument[] =
    list?.value.kind === "list" ? list.value.items.map((value) => ({ value, node: list.node })) : [];
  return callOn(run, argument(call, 0), argument(call, 1), { ...call, arguments: given });
}

/** `load`, `[client, client.get]`, `[client, "get"]`, `{ context: client, fn: client.get }` */
function called(run: Run, wanted: Value, call: Invocation): Value {
  if (wanted.kind === "list") {
    const [context = UNDEFINED, fn = UNDEFINED] = wanted.items;
    return callOn(run, context, fn, call);
  }
  if (wanted.kind === "object" && wanted.tag === "plain") {
    const [context, fn] = ["context", "fn"].map((key) => getProperty(run, wanted, key, call.site));
    return callOn(run, context ?? UNDEFINED, fn ?? UNDEFINED, call);
  }
  return callValue(run, wanted, call);
}

function callOn(run: Run, context: Value, fn: Value, call: Invocation): Value {
  const name = literalOf(fn);
  return name === undefined ? callValue(run, fn, { ...call, self: context }) : callMember(run, context, name, call);
}
