import type { CallRecord } from "../../calls/record.js";
import { literalsOf } from "../../domain/strings.js";
import type { Invocation, ResponseValue, Value } from "../../domain/value.js";
import { argument, isNothing, object, optionsOf, text } from "../../domain/value.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import type { LaterShape } from "../clients/description.js";

/** `.query({ … })`, `.send(body)`, `req.write(body)`: parts that come after the call. True when it was one. */
export function addLater(_run: Run, record: CallRecord, name: string, call: Invocation): boolean {
  const later: LaterShape | undefined = record.description.later;
  if (later === undefined) return false;
  if (later.method?.includes(name) === true) {
    record.method = text(name.toUpperCase());
    const body = argument(call, 0);
    if (!isNothing(body) && body.kind !== "function") record.body.push({ value: body, at: call.site });
    return true;
  }
  const part = given(call);
  const targets = [
    [later.query, record.query],
    [later.body, record.body],
    [later.headers, record.headers],
  ] as const;
  for (const [names, target] of targets) {
    if (names?.includes(name) !== true) continue;
    if (!isNothing(part)) target.push({ value: part, at: call.site });
    return true;
  }
  return false;
}

/** `.set("x-a", "1")` is a pair, `.send({ … })` an object. */
function given(call: Invocation): Value {
  const first = argument(call, 0);
  const second = call.arguments[1];
  const names = literalsOf(first);
  if (second === undefined || names.length === 0 || second.value.kind === "function")
    return optionsOf(first)[0]?.kind === "function" ? { kind: "plain", value: undefined } : first;
  const pair = object(call.site);
  for (const name of names) put(pair, name, second.value, call.arguments[0]?.node ?? call.site);
  return pair;
}

export const laterPart = (run: Run, receiver: ResponseValue, name: string, call: Invocation): Value | undefined =>
  addLater(run, receiver.record, name, call) ? receiver : undefined;
