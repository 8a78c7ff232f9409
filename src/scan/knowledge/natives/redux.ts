/** Redux Toolkit's thunks: what the payload creator returns arrives as `action.payload` where the thunk is handled. */

import { unknownAt } from "../../domain/hole.js";
import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, native, object, UNDEFINED } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { invoke, SYMBOLIC } from "../../evaluate/functions.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";

const FULFILLED = "fulfilled payload";

export function reduxFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const name = callee.path.at(-1) ?? "";
  if (name === "createSelector" || name === "createDraftSafeSelector") return selector(run, call);
  if (name === "useSelector" && callee.module === "react-redux") return callSymbolic(run, argument(call, 0), call);
  if (name !== "createAsyncThunk") return undefined;
  const creator = argument(call, 1);
  const payload =
    creator.kind === "function" ? invoke(run, creator, SYMBOLIC, undefined, undefined) : unknownAt(call.site);
  const fulfilled = object(call.site);
  fulfilled.open = true;
  put(fulfilled, FULFILLED, payload, call.site);
  return native("thunk", () => payload, new Map<string, Value>([["fulfilled", fulfilled]]));
}

/** `builder.addCase(load.fulfilled, (state, action) => …)` */
export function handledThunk(run: Run, call: Invocation): Value | undefined {
  const [thunk, reducer] = [argument(call, 0), argument(call, 1)];
  const payload = thunk.kind === "object" ? thunk.fields.get(FULFILLED)?.value : undefined;
  if (payload === undefined || reducer.kind !== "function") return undefined;
  const action = object(call.site);
  action.open = true;
  put(action, "payload", payload, call.site);
  callBack(run, reducer, [unknownAt(call.site), action], call);
  return call.self ?? UNDEFINED;
}

/** `createSelector([selectItems], (items) => …)`: the last function is given what the others select of any state. */
function selector(run: Run, call: Invocation): Value | undefined {
  const inputs = call.arguments.flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
  const functions = inputs.filter(({ kind }) => kind === "function" || kind === "native");
  const combine = functions.at(-1);
  if (combine === undefined) return undefined;
  const selected = functions.slice(0, -1).map((each) => callSymbolic(run, each, call) ?? unknownAt(call.site));
  const result = callBack(run, combine, selected, call);
  return native("selector", () => result);
}

const callSymbolic = (run: Run, fn: Value, call: Invocation): Value | undefined =>
  fn.kind === "function"
    ? invoke(run, fn, SYMBOLIC, undefined, undefined)
    : fn.kind === "native"
      ? fn.call({ ...call, arguments: [] })
      : undefined;
