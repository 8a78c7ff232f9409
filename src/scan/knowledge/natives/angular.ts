/** Angular's injection: `inject(HttpClient)`, `inject(UserService)`, tokens with a factory, and `HttpRequest`. */

import { unknownAt } from "../../domain/hole.js";
import { literalOf } from "../../domain/strings.js";
import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, isNothing, object, settings, unknownOf } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { symbolicInstance } from "../../evaluate/classes.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";

const MADE_BY = "factory of the token";

export function angularFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const name = callee.path.at(-1) ?? "";
  if (callee.module === "@angular/core") {
    if (name === "inject") return injected(run, argument(call, 0), call);
    if (name === "forwardRef" || name === "runInInjectionContext")
      return callBack(run, argument(call, name === "forwardRef" ? 0 : 1), [], call);
    if (name === "InjectionToken") return token(run, call);
  }
  if (callee.module === "@angular/common/http" && name === "HttpRequest") return httpRequest(call);
  return undefined;
}

function injected(run: Run, wanted: Value, call: Invocation): Value {
  if (wanted.kind === "class") return symbolicInstance(run, wanted);
  if (wanted.kind === "function") return injected(run, callBack(run, wanted, [], call), call);
  if (wanted.kind === "object") {
    const factory = wanted.fields.get(MADE_BY)?.value;
    if (factory !== undefined) return callBack(run, factory, [], call);
  }
  const described =
    wanted.kind === "external" ? run.clients.ofType(wanted.module, wanted.path.at(-1) ?? "") : undefined;
  const gap = unknownAt(call.arguments[0]?.node ?? call.site);
  return described === undefined
    ? gap
    : { kind: "client", description: described, path: [], settings: settings(undefined, unknownOf(gap.hole)) };
}

/** `new InjectionToken("api root", { factory: () => environment.api })` */
function token(run: Run, call: Invocation): Value {
  const made = object(call.site);
  made.open = true;
  const factory = asObject(run, argument(call, 1))?.fields.get("factory")?.value;
  if (factory !== undefined && !isNothing(factory)) put(made, MADE_BY, factory, call.site);
  return made;
}

/** `new HttpRequest("POST", url, body, { params })`, `new HttpRequest("GET", url, { params })` */
function httpRequest(call: Invocation): Value {
  const made = object(call.site);
  const [method, url, third, fourth] = [0, 1, 2, 3].map((index) => argument(call, index));
  if (method === undefined || url === undefined || third === undefined || fourth === undefined) return made;
  put(made, "method", method, call.site);
  put(made, "url", url, call.site);
  const hasBody = /^(post|put|patch)$/i.test(literalOf(method) ?? "") || !isNothing(fourth);
  if (hasBody) put(made, "body", third, call.site);
  const options = hasBody ? fourth : third;
  if (options.kind === "object")
    for (const [key, field] of options.fields) if (key === "params" || key === "headers") made.fields.set(key, field);
  return made;
}
