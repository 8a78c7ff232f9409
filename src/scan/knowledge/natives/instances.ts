/** Payloads that become instances of a class: class-transformer's `plainToInstance(User, payload)`. */

import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, list, object } from "../../domain/value.js";
import { elementOf } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";

const MAKERS: ReadonlySet<string> = new Set(["plainToInstance", "plainToClass", "plainToClassFromExist"]);

export function instanceFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  if (callee.module !== "class-transformer" || !MAKERS.has(callee.path.at(-1) ?? "")) return undefined;
  const [made, payload] = [argument(call, 0), argument(call, 1)];
  if (made.kind !== "class" || payload.kind !== "response") return payload;
  const instance = (from: Value): Value => {
    const one = object(call.site, "instance", made);
    one.behind.push(from);
    return one;
  };
  // `plainToInstance(User, payload as User[])` is a list of them
  const [type] = call.types;
  const many = type !== undefined && run.types.shapeOf(type).kind === "list";
  return many ? list([], instance(elementOf(run, payload, call.site))) : instance({ ...payload, payload: true });
}
