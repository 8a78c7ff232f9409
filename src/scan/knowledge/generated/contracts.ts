/** Clients made of a contract in the code: ts-rest, `initClient(contract, { baseUrl }).users.list({ query })`. */

import { concatenate, literalOf } from "../../domain/strings.js";
import type { ExternalValue, Invocation, ObjectValue, Value } from "../../domain/value.js";
import { argument, isNothing, native, object, text, UNDEFINED } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { LazyMembers } from "../../evaluate/lazy-members.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import type { ClientDescription } from "../clients/description.js";
import { resultObject } from "../requests/transport.js";

const TS_REST: ClientDescription = { name: "ts-rest", calls: [], answer: { payload: ["body"] } };
const MAKERS: ReadonlySet<string> = new Set(["initClient", "initQueryClient", "initTsrReactQuery", "useTsRestClient"]);
const HOOKS = /^use\w*(Query|Mutation|Queries)$/;

export function contractClient(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  if (!callee.module.startsWith("@ts-rest/")) return undefined;
  const name = callee.path.at(-1) ?? "";
  if (name === "initContract") return contractBuilder(run, call);
  if (!MAKERS.has(name)) return undefined;
  const base = asObject(run, argument(call, 1))?.fields.get("baseUrl")?.value;
  return routes(run, argument(call, 0), base, call);
}

/** `c.router(routes, { pathPrefix })`, and `c.query`, `c.mutation`, `c.type` that hand on what they get. */
function contractBuilder(run: Run, call: Invocation): Value {
  const made = object(call.site);
  made.open = true;
  for (const name of ["router", "query", "mutation", "responses"])
    put(
      made,
      name,
      native(name, (inner) => prefixed(run, argument(inner, 0), argument(inner, 1), inner)),
      call.site,
    );
  return made;
}

function prefixed(run: Run, given: Value, options: Value, call: Invocation): Value {
  const prefix = asObject(run, options)?.fields.get("pathPrefix")?.value;
  const source = asObject(run, given);
  if (prefix === undefined || isNothing(prefix) || source === undefined) return given;
  const made = object(source.origin);
  for (const [key, field] of source.fields) {
    const inner = asObject(run, field.value);
    const below = inner === undefined ? field.value : prefixed(run, inner, options, call);
    made.fields.set(key, { ...field, value: below });
  }
  const path = source.fields.get("path");
  if (path !== undefined && source.fields.has("method"))
    made.fields.set("path", { ...path, value: concatenate([prefix, path.value]) });
  return made;
}

function routes(run: Run, contract: Value, base: Value | undefined, made: Invocation): Value {
  const source = asObject(run, contract);
  const members = new LazyMembers((name) => {
    const below = source?.fields.get(name)?.value;
    const inner = below === undefined ? undefined : asObject(run, below);
    if (inner === undefined) return undefined;
    return isRoute(inner) ? route(run, inner, base, made) : routes(run, inner, base, made);
  });
  return native("contract client", () => UNDEFINED, members);
}

const isRoute = (value: ObjectValue): boolean => {
  const [method, path] = [value.fields.get("method")?.value, value.fields.get("path")?.value];
  return method !== undefined && path !== undefined && literalOf(method) !== undefined && path.kind === "text";
};

/** The function that calls, and its hooks: `users.list.useQuery(key, { query })`. */
function route(run: Run, definition: ObjectValue, base: Value | undefined, made: Invocation): Value {
  const perform = (call: Invocation, given: Value): Value => request(run, call, definition, base, given, made);
  const hook = (call: Invocation): Value => {
    const options = call.arguments.map(({ value }) => value).find((value) => asObject(run, value) !== undefined);
    const query = options === undefined ? undefined : asObject(run, options);
    const asked = query?.fields.get("queryData")?.value ?? options ?? UNDEFINED;
    const data = perform(call, asked.kind === "function" ? callBack(run, asked, [], call) : asked);
    const mutate = native("mutate", (inner) => perform(inner, argument(inner, 0)));
    return resultObject(call, { data, mutate, mutateAsync: mutate });
  };
  return native(
    "route",
    (call) => perform(call, argument(call, 0)),
    new LazyMembers((name) =>
      HOOKS.test(name)
        ? native(name, hook)
        : name === "query" || name === "mutate" || name === "mutation" || name === "fetchQuery"
          ? native(name, (call) => perform(call, argument(call, 0)))
          : definition.fields.get(name)?.value,
    ),
  );
}

function request(
  run: Run,
  call: Invocation,
  definition: ObjectValue,
  base: Value | undefined,
  given: Value,
  made: Invocation,
): Value {
  const record = run.record({
    site: call.site,
    description: TS_REST,
    nature: "request",
    method: definition.fields.get("method")?.value ?? text("GET"),
    url: definition.fields.get("path")?.value ?? text("/"),
    base,
    clientMadeAt: made.site,
  });
  const options = asObject(run, given);
  for (const part of ["query", "body", "headers"] as const) {
    const value = options?.fields.get(part)?.value;
    if (value !== undefined && !isNothing(value)) record[part].push({ value, at: call.site });
  }
  return { kind: "response", record, path: [], payload: false };
}
