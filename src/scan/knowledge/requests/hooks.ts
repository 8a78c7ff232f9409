/** Libraries that run a request function for the code and hand its result out: TanStack Query, SWR, RTK Query. */

import { unknownAt } from "../../domain/hole.js";
import type { ExternalValue, Invocation, ObjectValue, Value } from "../../domain/value.js";
import { argument, isNothing, list, native, object, optionsOf, UNDEFINED } from "../../domain/value.js";
import { callBack, callValue } from "../../evaluate/call.js";
import { invoke, SYMBOLIC } from "../../evaluate/functions.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import { bindResponses } from "../../fields/type-uses.js";
import { callEndpoints } from "./endpoints.js";
import { resultObject } from "./transport.js";

const QUERY_MODULES =
  /^(@tanstack\/(react|vue|svelte|solid|angular|preact)-query(-experimental)?|react-query|vue-query)(\/|$)/;
const QUERIES = /^(use|create|inject)(Suspense|Infinite|SuspenseInfinite|Prefetch)?Query$/;
const MUTATIONS = /^(use|create|inject)Mutation$/;
const SWR_MODULES = /^swr(\/|$)/;
const ASYNC_HOOKS: ReadonlySet<string> = new Set([
  "useAsync",
  "useAsyncFn",
  "useAsyncRetry",
  "useRequest",
  "useWatcher",
  "useFetcher",
  "useAsyncData",
  "useLazyAsyncData",
  "useAsyncState",
  "createResource",
  "usePromise",
  "createAsync",
]);

export function callHook(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const name = callee.path.at(-1) ?? "default";
  if (QUERY_MODULES.test(callee.module)) {
    if (QUERIES.test(name)) return query(run, call, /Infinite/.test(name), /vue|svelte/.test(callee.module));
    if (MUTATIONS.test(name)) return mutation(run, call);
    if (name === "queryOptions" || name === "infiniteQueryOptions") return argument(call, 0);
    return undefined;
  }
  if (SWR_MODULES.test(callee.module)) return swr(run, callee, name, call);
  if (name === "createApi" && callee.module.includes("query")) return callEndpoints(run, call);
  // `buildCreateApi(coreModule(), reactHooksModule({ … }))` makes a `createApi` with options of its own
  if (name === "buildCreateApi" && callee.module.includes("query"))
    return native("createApi", (inner) => callEndpoints(run, inner));
  if (ASYNC_HOOKS.has(name)) return asyncHook(run, call);
  return undefined;
}

function optionsObject(run: Run, call: Invocation, fn: "queryFn" | "mutationFn"): ObjectValue {
  const first = argument(call, 0);
  const settled =
    first.kind === "function" && fn === "queryFn" && call.arguments.length === 1
      ? callBack(run, first, [], call)
      : first;
  const given = asObject(run, settled);
  if (given !== undefined && given.tag === "plain") return given;
  // the older form: (key, fn, options)
  const made = object(call.site);
  if (first.kind === "function") put(made, fn, first, call.site);
  else put(made, "queryKey", first, call.site);
  for (const { value } of call.arguments.slice(1)) {
    if (value.kind === "function" || value.kind === "native") put(made, fn, value, call.site);
    else if (value.kind === "object") for (const [key, field] of value.fields) made.fields.set(key, field);
  }
  return made;
}

const member = (options: ObjectValue, key: string): Value => options.fields.get(key)?.value ?? UNDEFINED;

function query(run: Run, call: Invocation, infinite: boolean, asRef: boolean): Value {
  const options = optionsObject(run, call, "queryFn");
  const context = object(call.site);
  put(context, "queryKey", member(options, "queryKey"), call.site);
  context.open = true;
  const own = member(options, "queryFn");
  let data = isNothing(own) ? withDefault(run, context, call) : callBack(run, own, [context], call);
  bindResponses(run, data, call.types[0]);
  const shownType = call.types[2];
  const select = member(options, "select");
  if (!isNothing(select)) data = callBack(run, select, [infinite ? pages(data, call) : data], call);
  else if (infinite) data = pages(data, call);
  for (const key of ["onSuccess", "onSettled", "getNextPageParam"])
    if (!isNothing(member(options, key))) callBack(run, member(options, key), [data], call);
  bindResponses(run, data, shownType);
  return resultObject(call, { data: asRef ? resultObject(call, { value: data }) : data });
}

const pages = (data: Value, call: Invocation): Value => resultObject(call, { pages: list([], data) });

/** A default `queryFn` makes the key the address: the hook is the place where it becomes known. */
function withDefault(run: Run, context: ObjectValue, call: Invocation): Value {
  run.stored.look(run, "defaultQuery");
  const { defaultQuery } = run;
  if (defaultQuery?.kind !== "function") return unknownAt(call.site);
  return invoke(run, defaultQuery, [{ value: context, node: call.site }], call.site, undefined);
}

/** `new QueryClient({ defaultOptions: { queries: { queryFn } } })` */
export function queryClient(run: Run, call: Invocation): Value | undefined {
  const options = asObject(run, argument(call, 0));
  const defaults = options && asObject(run, member(options, "defaultOptions"));
  const queries = defaults && asObject(run, member(defaults, "queries"));
  const fn = queries && member(queries, "queryFn");
  if (fn !== undefined && fn.kind === "function") {
    run.stored.put(run, "defaultQuery", fn);
    run.defaultQuery = fn;
  }
  return undefined;
}

function mutation(run: Run, call: Invocation): Value {
  const options = optionsObject(run, call, "mutationFn");
  const own = member(options, "mutationFn");
  const data = own.kind === "function" ? invoke(run, own, SYMBOLIC, undefined, undefined) : unknownAt(call.site);
  bindResponses(run, data, call.types[0]);
  for (const key of ["onSuccess", "onSettled"])
    if (!isNothing(member(options, key))) callBack(run, member(options, key), [data], call);
  const mutate = native("mutate", (inner) => {
    const result = callValue(run, own, inner);
    const callbacks = inner.arguments[1]?.value;
    if (callbacks?.kind === "object") {
      const onSuccess = callbacks.fields.get("onSuccess")?.value;
      if (onSuccess !== undefined) callBack(run, onSuccess, [result], inner);
    }
    return result;
  });
  return resultObject(call, { data, mutate, mutateAsync: mutate });
}

function swr(run: Run, callee: ExternalValue, name: string, call: Invocation): Value | undefined {
  if (name !== "default" && !/^useSWR(?!Config$)/.test(name)) return undefined;
  const key = argument(call, 0);
  const address =
    key.kind === "function" ? callBack(run, key, [unknownAt(call.site), unknownAt(call.site)], call) : key;
  run.stored.look(run, "defaultFetcher");
  const others = call.arguments.slice(1).map(({ value }) => value);
  const fetcher =
    others.find(isFetcher) ??
    others.map((value) => asObject(run, value)?.fields.get("fetcher")?.value ?? UNDEFINED).find(isFetcher) ??
    (isNothing(argument(call, 1)) || isOptions(argument(call, 1)) ? run.defaultFetcher : undefined);
  if (fetcher === undefined) return resultObject(call, {});
  const given =
    address.kind === "list" && !callee.module.endsWith("mutation") ? [address, ...address.items] : [address];
  if (callee.module.endsWith("mutation")) {
    // the hook has the address, the trigger only what is sent: one request, at the hook
    const trigger = native("trigger", (inner) =>
      callValue(run, fetcher, {
        ...call,
        types: [],
        arguments: [
          { value: address, node: call.site },
          { value: resultObject(inner, { arg: argument(inner, 0) }), node: inner.site },
        ],
      }),
    );
    const data = callValue(run, fetcher, {
      ...call,
      arguments: [
        { value: address, node: call.site },
        { value: resultObject(call, { arg: unknownAt(call.site, true) }), node: call.site },
      ],
    });
    return resultObject(call, { trigger, data });
  }
  const data = callValue(run, fetcher, { ...call, arguments: given.map((value) => ({ value, node: call.site })) });
  bindResponses(run, data, call.types[0]);
  return resultObject(call, { data: callee.module.endsWith("infinite") ? list([], data) : data });
}

const isFetcher = (value: Value): boolean =>
  optionsOf(value).some(({ kind }) => kind === "function" || kind === "client" || kind === "native");

/** `useSWR(key, { refreshInterval })`: a fetcher of its own stands there, or the one that `SWRConfig` gives. */
const isOptions = (value: Value): boolean => value.kind === "object" && !value.fields.has("fetcher");

/** `<SWRConfig value={{ fetcher }}>` */
export function swrConfig(run: Run, props: ObjectValue): void {
  const given = asObject(run, props.fields.get("value")?.value ?? UNDEFINED);
  const fetcher = given?.fields.get("fetcher")?.value;
  if (fetcher === undefined || !optionsOf(fetcher).some(({ kind }) => kind === "function" || kind === "client")) return;
  run.stored.put(run, "defaultFetcher", fetcher);
  run.defaultFetcher = fetcher;
}

export const isSwrConfig = ({ module, path }: ExternalValue): boolean =>
  SWR_MODULES.test(module) && path.at(-1) === "SWRConfig";

function asyncHook(run: Run, call: Invocation): Value | undefined {
  const fn = call.arguments.find(({ value }) => value.kind === "function")?.value;
  // alova: the request is an object that the hook is given
  const [first] = call.arguments;
  if (fn === undefined) return first?.value.kind === "response" ? resultObject(call, { data: first.value }) : undefined;
  const data = callBack(run, fn, [], call);
  bindResponses(run, data, call.types[0]);
  const made = resultObject(call, { data, value: data, result: data, state: data, run: fn, execute: fn, runAsync: fn });
  return made;
}
