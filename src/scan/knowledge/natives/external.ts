/** Calls of what the project did not write: the platform, libraries with a meaning of their own, everybody else. */

import { unite } from "../../domain/union.js";
import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, object, settings, UNDEFINED } from "../../domain/value.js";
import { callBack, functionsIn, unknownCall } from "../../evaluate/call.js";
import { put } from "../../evaluate/literals.js";
import { isIdle } from "../../evaluate/relevance.js";
import type { Run } from "../../evaluate/run.js";
import type { ClientDescription } from "../clients/description.js";
import { contractClient } from "../generated/contracts.js";
import { kiotaClient } from "../generated/kiota.js";
import { operationClient } from "../generated/operation-clients.js";
import { clientFrom } from "../requests/client-from.js";
import { curlCall } from "../requests/curl.js";
import { callHook } from "../requests/hooks.js";
import { angularFunction } from "./angular.js";
import { effectFunction } from "./effects.js";
import { instanceFunction } from "./instances.js";
import { loaderFunction } from "./loaders.js";
import { lodashFunction } from "./lodash.js";
import { optionsFunction } from "./options-objects.js";
import { templateFunction } from "./path-templates.js";
import { platformFunction } from "./platform.js";
import { rxjsFunction } from "./promises.js";
import { reduxFunction } from "./redux.js";
import { resultFunction } from "./results.js";
import { sagaEffect } from "./saga.js";
import { stateFunction } from "./state.js";
import { schemaFunction } from "./zod.js";

const SCHEMA_MODULES =
  /^(zod|zod\/.*|valibot|yup|superstruct|io-ts|@hapi\/joi|joi|@effect\/schema|effect\/Schema|runtypes|myzod)$/;
const RXJS_MODULES = /^rxjs(\/|$)/;

export function callExternal(run: Run, callee: ExternalValue, call: Invocation): Value {
  const client = clientFrom(run, callee, call);
  if (client !== undefined) return client;
  const name = callee.path.at(-1) ?? "";
  curlCall(run, name, call);
  const platform = callee.module === "" ? platformFunction(run, callee, call) : undefined;
  if (platform !== undefined) return platform;
  const handed = run.clients.handedBy(callee.module, callee.path[0] ?? "default");
  if (handed !== undefined) return handClient(run, handed.description, handed.member, call);
  return (
    callHook(run, callee, call) ??
    angularFunction(run, callee, call) ??
    contractClient(run, callee, call) ??
    kiotaClient(run, callee, call) ??
    operationClient(run, callee, call) ??
    (SCHEMA_MODULES.test(callee.module) || callee.path[0] === "Schema" ? schemaFunction(run, name, call) : undefined) ??
    (RXJS_MODULES.test(callee.module) ? rxjsFunction(run, name, call) : undefined) ??
    effectFunction(run, callee, call) ??
    resultFunction(run, callee, call) ??
    instanceFunction(run, callee, call) ??
    templateFunction(run, callee, call) ??
    loaderFunction(run, callee, call) ??
    stateFunction(run, callee, call) ??
    reduxFunction(run, callee, call) ??
    sagaEffect(run, callee, call) ??
    optionsFunction(run, callee, call) ??
    lodashFunction(run, callee, call) ??
    platformFunction(run, callee, call) ??
    madeOf(run, callee, call)
  );
}

/** `memoize(send)`, `throttle(send, 100)`: what a package makes of a function is often called as that function is. */
function madeOf(run: Run, { module }: ExternalValue, call: Invocation): Value {
  const result = unknownCall(run, call);
  if (module === "") return result;
  const takers = functionsIn(argument(call, 0), 0).filter(
    (given) => given.node.parameters.length > 0 && !isIdle(run, given, [], given.self),
  );
  return takers.length === 0 ? result : unite([result, ...takers]);
}

function handClient(run: Run, description: ClientDescription, member: string, call: Invocation): Value {
  const fixtures = object(call.site);
  fixtures.open = true;
  put(fixtures, member, { kind: "client", description, path: [], settings: settings(call.site) }, call.site);
  for (const { value } of call.arguments) if (value.kind === "function") callBack(run, value, [fixtures], call);
  return UNDEFINED;
}
