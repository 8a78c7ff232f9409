/** What makes a client: `axios.create(…)` of a package, `new Pool(…)`, `createClient(…)`. */

import type { Invocation, Value } from "../../domain/value.js";
import { settings } from "../../domain/value.js";
import type { Run } from "../../evaluate/run.js";
import { makeClient } from "./make-client.js";
import { callClient } from "./transport.js";

export function clientFrom(run: Run, callee: Value, call: Invocation): Value | undefined {
  if (callee.kind === "client") {
    if (!call.construct) return undefined;
    const made = (callee.description.factories ?? []).find(({ of }) =>
      of.some((name) => !name.startsWith(".") && name.endsWith(`#${callee.path.join(".")}`)),
    );
    return made === undefined
      ? callClient(run, callee, call)
      : makeClient(run, callee.description, made, call, undefined);
  }
  if (callee.kind !== "external") return undefined;
  const path = callee.path.length === 0 ? ["default"] : callee.path;
  const found = run.clients.factoryOf(callee.module, path);
  if (found !== undefined) return makeClient(run, found.description, found.factory, call, undefined);
  if (callee.path.length > 0 || callee.module === "") return undefined;
  const whole = run.clients.ofName(callee.module, path);
  return whole === undefined
    ? undefined
    : callClient(
        run,
        { kind: "client", description: whole.description, path: whole.rest, settings: settings(undefined) },
        call,
      );
}
