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
  if (callee.path.at(-1) !== "createAsyncThunk") return undefined;
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
