/** `new` on what the platform and libraries bring. */

import { unknownAt } from "../../domain/hole.js";
import { literalOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { Invocation, Value } from "../../domain/value.js";
import { argument, native, object, optionsOf, UNDEFINED } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { put } from "../../evaluate/literals.js";
import { elementOf } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import { operationClient } from "../generated/operation-clients.js";
import { clientFrom } from "../requests/client-from.js";
import { queryClient } from "../requests/hooks.js";
import { angularFunction } from "./angular.js";
import { fieldsObject, requestObject, urlObject } from "./url.js";

export function constructNative(run: Run, callee: Value, call: Invocation): Value | undefined {
  const client = clientFrom(run, callee, call);
  if (client !== undefined) return client;
  if (callee.kind !== "external") return undefined;
  const operations = operationClient(run, callee, call);
  if (operations !== undefined) return operations;
  const angular = angularFunction(run, callee, call);
  if (angular !== undefined) return angular;
  const first = argument(call, 0);
  switch (callee.path.at(-1)) {
    case "URL":
      return urlObject(first, call.arguments[1]?.value, call.site);
    case "URLSearchParams":
    case "HttpParams":
      return fieldsObject(run, "URLSearchParams", fromObjectOption(first), call.site);
    case "Headers":
    case "HttpHeaders":
      return fieldsObject(run, "Headers", first, call.site);
    case "FormData":
      return fieldsObject(run, "FormData", undefined, call.site);
    case "Request":
      return requestObject(run, first, call.arguments[1]?.value, call.site);
    case "Map":
    case "Set":
    case "WeakMap": {
      const made = object(call.site, callee.path.at(-1) === "Set" ? "Set" : "Map");
      made.open = true;
      if (call.arguments.length > 0) fillCollection(run, made, first, call);
      return made;
    }
    case "Promise":
      return promise(run, call);
    case "Observable":
      return observable(run, call);
    case "QueryClient":
      return queryClient(run, call);
    default:
      return undefined;
  }
}

/** Angular: `new HttpParams({ fromObject: { … } })` */
const fromObjectOption = (input: Value): Value =>
  input.kind === "object" && input.fields.has("fromObject") ? (input.fields.get("fromObject")?.value ?? input) : input;

function fillCollection(run: Run, made: ReturnType<typeof object>, input: Value, call: Invocation): void {
  if (input.kind !== "list") {
    made.anyValue = elementOf(run, input, call.site);
    return;
  }
  const values: Value[] = [];
  for (const item of [...input.items, ...(input.rest === undefined ? [] : optionsOf(input.rest))]) {
    if (made.tag === "Set") values.push(item);
    else if (item.kind === "list" && item.items[0] !== undefined && item.items[1] !== undefined) {
      const key = literalOf(item.items[0]);
      if (key !== undefined) put(made, key, item.items[1], call.site);
      values.push(item.items[1]);
    }
  }
  if (values.length > 0) made.anyValue = unite(values);
}

/** `new Promise((resolve) => …)`: what it is resolved with. */
function promise(run: Run, call: Invocation): Value {
  const resolved: Value[] = [];
  const resolve = native("resolve", (inner) => {
    resolved.push(argument(inner, 0));
    return UNDEFINED;
  });
  callBack(run, argument(call, 0), [resolve, native("reject", () => UNDEFINED)], call);
  return resolved.length === 0 ? unknownAt(call.site) : unite(resolved);
}

/** rxjs and its kind: `new Observable((observer) => …)`: what the observer is told. */
function observable(run: Run, call: Invocation): Value {
  const told: Value[] = [];
  const observer = object(call.site);
  const next = native("next", (inner) => {
    told.push(argument(inner, 0));
    return UNDEFINED;
  });
  const nothing = native("end", () => UNDEFINED);
  for (const [name, member] of [
    ["next", next],
    ["error", nothing],
    ["complete", nothing],
  ] as const)
    put(observer, name, member, call.site);
  callBack(run, argument(call, 0), [observer], call);
  return told.length === 0 ? unknownAt(call.site) : unite(told);
}
