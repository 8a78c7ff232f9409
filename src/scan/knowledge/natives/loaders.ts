/** Remix and React Router: a page reads what its loader returned, `useLoaderData<typeof loader>()`. */

import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, isNothing } from "../../domain/value.js";
import { evaluateEntity } from "../../evaluate/entity.js";
import { invoke, SYMBOLIC } from "../../evaluate/functions.js";
import type { Run } from "../../evaluate/run.js";
import { resultObject } from "../requests/transport.js";

const MODULES = /^(@remix-run\/|react-router|@react-router\/|@tanstack\/react-router|@tanstack\/start|remix-)/;
const HANDS_ON: ReadonlySet<string> = new Set(["json", "data", "defer", "typedjson", "typeddefer"]);
const READS = /^use(Typed)?(LoaderData|ActionData|RouteLoaderData)$/;

export function loaderFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  if (!MODULES.test(callee.module)) return undefined;
  const name = callee.path.at(-1) ?? "";
  if (HANDS_ON.has(name)) return argument(call, 0);
  if (READS.test(name)) return loaded(run, call);
  if (name === "useFetcher") {
    const data = loaded(run, call);
    return data === undefined ? undefined : resultObject(call, { data });
  }
  return undefined;
}

/** The type names the function: what it returns is what the page gets. */
function loaded(run: Run, call: Invocation): Value | undefined {
  const [type] = call.types;
  if (type === undefined) return undefined;
  const shape = run.types.shapeOf(type);
  if (shape.kind !== "query") return undefined;
  const loader = evaluateEntity(run, shape.expression, shape.module);
  if (loader?.kind !== "function") return undefined;
  const result = invoke(run, loader, SYMBOLIC, undefined, undefined);
  return isNothing(result) ? undefined : result;
}
