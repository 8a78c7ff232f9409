/**
 * Clients whose code names operations instead of paths: openapi-client-axios (ids of the definition, so of the release
 * that runs now) and zodios (aliases of the endpoint list in the user's own code).
 */

import { literalOf } from "../../domain/strings.js";
import type { ExternalValue, Invocation, ListValue, NativeValue, ObjectValue, Value } from "../../domain/value.js";
import { argument, isNothing, native, object, text, UNDEFINED } from "../../domain/value.js";
import { LazyMembers } from "../../evaluate/lazy-members.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import type { ClientDescription } from "../clients/description.js";

const BY_OPERATION_ID: ClientDescription = { name: "openapi-client-axios", calls: [], answer: { payload: ["data"] } };
const ZODIOS: ClientDescription = { name: "zodios", calls: [], answer: { payload: [] } };
const VERBS: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);

export function operationClient(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const name = callee.path.at(-1) ?? "default";
  if (callee.module === "openapi-client-axios" && call.construct) return clientFactory(run, call);
  if (/^@zodios\/(core|react|express)?/.test(callee.module)) {
    if (name === "Zodios") return zodios(run, call);
    if (name === "makeApi" || name === "makeEndpoint" || name === "apiBuilder") return argument(call, 0);
    if (name === "mergeApis") return argument(call, 0);
  }
  return undefined;
}

function clientFactory(run: Run, call: Invocation): Value {
  const made = object(call.site);
  made.open = true;
  const base = baseOf(run, call);
  for (const member of ["getClient", "init", "initSync"])
    put(
      made,
      member,
      native(member, () => byOperationId(run, call, base)),
      call.site,
    );
  return made;
}

/** `axiosConfigDefaults: { baseURL }`, or the first of `withServer` */
function baseOf(run: Run, call: Invocation): Value | undefined {
  const options = asObject(run, argument(call, 0));
  const defaults = options?.fields.get("axiosConfigDefaults")?.value;
  return defaults === undefined ? undefined : asObject(run, defaults)?.fields.get("baseURL")?.value;
}

function byOperationId(run: Run, made: Invocation, base: Value | undefined): NativeValue {
  const members = new LazyMembers((name) => {
    if (name === "paths")
      return native("paths", () => UNDEFINED, new LazyMembers((path) => byPath(run, path, made, base)));
    if (name === "api" || name === "then" || name === "catch" || name === "finally") return undefined;
    const operation = run.operation(name);
    return operation === undefined
      ? undefined
      : native(name, (call) => request(run, call, operation.method, operation.path, made, base));
  });
  return native("client", () => UNDEFINED, members);
}

const byPath = (run: Run, path: string, made: Invocation, base: Value | undefined): Value =>
  native(
    path,
    () => UNDEFINED,
    new LazyMembers((verb) =>
      VERBS.has(verb) ? native(verb, (call) => request(run, call, verb.toUpperCase(), path, made, base)) : undefined,
    ),
  );

/** `(parameters, data, config)`: parameters of path and query stand side by side. */
function request(
  run: Run,
  call: Invocation,
  method: string,
  path: string,
  made: Invocation,
  base: Value | undefined,
): Value {
  const record = run.record({
    site: call.site,
    description: BY_OPERATION_ID,
    nature: "request",
    method: text(method),
    url: text(path),
    base,
    clientMadeAt: made.site,
  });
  const parameters = asObject(run, argument(call, 0));
  const inPath = new Set([...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]));
  if (parameters !== undefined) {
    const query = object(call.site);
    for (const [key, field] of parameters.fields) if (!inPath.has(key)) query.fields.set(key, field);
    query.open = parameters.open;
    record.query.push({ value: query, at: call.site });
  }
  const body = argument(call, 1);
  if (!isNothing(body)) record.body.push({ value: body, at: call.site });
  return { kind: "response", record, path: [], payload: false };
}

function zodios(run: Run, call: Invocation): Value {
  const [first, second] = [argument(call, 0), argument(call, 1)];
  const endpoints = first.kind === "list" ? first : second.kind === "list" ? second : undefined;
  const base = first.kind === "list" ? undefined : first;
  const members = new LazyMembers((name) => {
    if (VERBS.has(name))
      return native(name, (inner) =>
        zodiosCall(
          run,
          inner,
          name.toUpperCase(),
          argument(inner, 0),
          call,
          base,
          inner.arguments.slice(1).map(({ value }) => value),
        ),
      );
    const endpoint = endpoints === undefined ? undefined : aliased(run, endpoints, name);
    const method = endpoint?.fields.get("method")?.value;
    const path = endpoint?.fields.get("path")?.value;
    const verb = method === undefined ? undefined : literalOf(method);
    if (path === undefined || verb === undefined) return undefined;
    return native(name, (inner) =>
      zodiosCall(
        run,
        inner,
        verb.toUpperCase(),
        path,
        call,
        base,
        inner.arguments.map(({ value }) => value),
      ),
    );
  });
  return native("zodios", () => UNDEFINED, members);
}

function aliased(run: Run, endpoints: ListValue, alias: string): ObjectValue | undefined {
  for (const item of endpoints.items) {
    const endpoint = asObject(run, item);
    const named = endpoint?.fields.get("alias")?.value;
    if (named !== undefined && literalOf(named) === alias) return endpoint;
  }
  return undefined;
}

/** `(config)` for reading verbs, `(body, config)` for writing ones; `queries` is the query. */
function zodiosCall(
  run: Run,
  call: Invocation,
  method: string,
  path: Value,
  made: Invocation,
  base: Value | undefined,
  given: readonly Value[],
): Value {
  const record = run.record({
    site: call.site,
    description: ZODIOS,
    nature: "request",
    method: text(method),
    url: path,
    base,
    clientMadeAt: made.site,
  });
  const reads = method === "GET" || method === "HEAD" || method === "OPTIONS";
  const [body, config] = reads ? [undefined, given[0]] : [given[0], given[1]];
  if (body !== undefined && !isNothing(body)) record.body.push({ value: body, at: call.site });
  const options = config === undefined ? undefined : asObject(run, config);
  const query = options?.fields.get("queries")?.value;
  if (query !== undefined) record.query.push({ value: query, at: call.site });
  return { kind: "response", record, path: [], payload: true };
}
