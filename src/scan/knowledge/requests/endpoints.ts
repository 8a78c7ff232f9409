/** RTK Query: `createApi({ baseQuery, endpoints: (build) => ({ users: build.query({ query }) }) })`. */

import { holeAt, unknownAt } from "../../domain/hole.js";
import type { Invocation, ObjectValue, Value } from "../../domain/value.js";
import { argument, isNothing, list, native, object, UNDEFINED } from "../../domain/value.js";
import { callBack, callValue } from "../../evaluate/call.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { asObject, typedUnknown } from "../../evaluate/typed.js";
import { bindResponses } from "../../fields/type-uses.js";
import { resultObject } from "./transport.js";

export function callEndpoints(run: Run, call: Invocation): Value {
  const options = asObject(run, argument(call, 0));
  const api = object(call.site);
  api.open = true;
  const baseQuery = options?.fields.get("baseQuery")?.value ?? UNDEFINED;
  addEndpoints(run, api, baseQuery, options?.fields.get("endpoints")?.value ?? UNDEFINED, call);
  const injected = native("injectEndpoints", (inner) => {
    const more = asObject(run, argument(inner, 0));
    addEndpoints(run, api, baseQuery, more?.fields.get("endpoints")?.value ?? UNDEFINED, inner);
    return api;
  });
  put(api, "injectEndpoints", injected, call.site);
  put(
    api,
    "enhanceEndpoints",
    native("enhanceEndpoints", () => api),
    call.site,
  );
  return api;
}

function addEndpoints(run: Run, api: ObjectValue, baseQuery: Value, endpoints: Value, call: Invocation): void {
  if (endpoints.kind !== "function") return;
  const build = object(call.site);
  for (const kind of ["query", "mutation", "infiniteQuery"])
    put(
      build,
      kind,
      native(kind, (inner) => run.withOwnSteps(inner.site, () => endpoint(run, baseQuery, inner))),
      call.site,
    );
  const made = asObject(run, callBack(run, endpoints, [build], call));
  for (const [name, field] of made?.fields ?? []) addHooks(api, name, field.value, call);
}

/** Method and path are known at `query`; what the hook is given is typed by the builder's second type argument. */
function endpoint(run: Run, baseQuery: Value, call: Invocation): Value {
  const definition = asObject(run, argument(call, 0));
  if (definition === undefined) return UNDEFINED;
  const given = typedUnknown(run, holeAt(call.site, true), call.types[1]);
  const queryFn = definition.fields.get("queryFn")?.value;
  const written = definition.fields.get("query");
  const query = written?.value;
  let data: Value = unknownAt(call.site);
  if (query !== undefined)
    data = callValue(run, baseQuery, {
      ...call,
      site: written?.at ?? call.site,
      types: [],
      arguments: [{ value: callBack(run, query, [given], call), node: call.site }],
    });
  else if (queryFn !== undefined)
    data = callBack(run, queryFn, [given, unknownAt(call.site), unknownAt(call.site), baseQuery], call);
  const payload: Value = data.kind === "response" && query !== undefined ? { ...data, payload: true } : data;
  bindResponses(run, payload, call.types[0]);
  const transform = definition.fields.get("transformResponse")?.value;
  return transform === undefined || isNothing(transform) ? payload : callBack(run, transform, [payload], call);
}

/** `useUsersQuery()`, `useLazyUsersQuery()`, `useUpdateUserMutation()` */
function addHooks(api: ObjectValue, name: string, data: Value, call: Invocation): void {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const result = (inner: Invocation): Value => resultObject(inner, { data, currentData: data });
  const trigger = native("trigger", () => data);
  put(api, `use${title}Query`, native("useQuery", result), call.site);
  put(
    api,
    `useLazy${title}Query`,
    native("useLazyQuery", (inner) => list([trigger, result(inner)])),
    call.site,
  );
  put(
    api,
    `use${title}Mutation`,
    native("useMutation", (inner) => list([trigger, result(inner)])),
    call.site,
  );
}
