/**
 * The request a generated function makes, taken as written: `__request(OpenAPI, { method: "PUT", url: "/users/{id}", body })`,
 * `this._client.put("/users/{id}", { body })`.
 * The runtime below it is the generator's, large and the same for every call; evaluating it would tell nothing more.
 */

import { textsOf } from "../../domain/strings.js";
import type { Invocation, ObjectValue, Value } from "../../domain/value.js";
import { isNothing, object, text } from "../../domain/value.js";
import { getProperty } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import { bare, ts } from "../../project/syntax.js";
import type { ClientDescription } from "../clients/description.js";

const GENERATED: ClientDescription = {
  name: "generated",
  calls: [],
  answer: { payload: ["data", "json", "body", "value"] },
};
const VERBS: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);
/** Stainless' pages */
const LISTS: ReadonlySet<string> = new Set(["getAPIList"]);
const BASES = ["baseUrl", "baseURL", "BASE", "basePath"] as const;

export function generatedRequest(
  run: Run,
  node: ts.CallExpression,
  call: Invocation,
  receiver: Value | undefined,
): Value | undefined {
  if (!run.generated.inSource(node)) return undefined;
  const index = node.arguments.findIndex((argument) => ts.isObjectLiteralExpression(bare(argument)));
  const given = call.arguments[index]?.value;
  const first = call.arguments[0]?.value;
  const inFront = first !== undefined && isAddress(first) && receiver !== undefined && receiver.kind !== "client";
  const options = given?.kind === "object" ? given : inFront ? lastOptions(run, call) : undefined;
  if (options === undefined) return undefined;
  const url = ["url", "path"]
    .map((key) => options.fields.get(key)?.value)
    .find((value) => value !== undefined && (isAddress(value) || (options.fields.has("method") && hasSlash(value))));
  const address = url ?? (inFront ? first : undefined);
  const method = methodOf(node, options);
  if (address === undefined || method === undefined) return undefined;
  const record = run.record({
    site: call.site,
    description: GENERATED,
    nature: "request",
    method,
    url: address,
    base: baseOf(call, receiver),
    clientMadeAt: undefined,
  });
  const parts = [
    [["query", "params", "queryParams", "queryParameters"], record.query],
    [["body", "data", "requestBody", "formData"], record.body],
    [["headers"], record.headers],
  ] as const;
  for (const [keys, target] of parts) {
    for (const key of keys) {
      const value = options.fields.get(key)?.value ?? behind(run, options, key, node);
      if (value !== undefined && !isNothing(value)) target.push({ value, at: call.site });
    }
  }
  return { kind: "response", record, path: [], payload: false };
}

/** `this._client.get("/users", options)`: what the caller handed on, or nothing. */
function lastOptions(run: Run, call: Invocation): ObjectValue {
  const last = call.arguments.length > 1 ? call.arguments.at(-1)?.value : undefined;
  return (last === undefined ? undefined : asObject(run, last)) ?? object(call.site);
}

const isAddress = (value: Value): boolean =>
  textsOf(value).some(({ parts }) =>
    typeof parts[0] === "string"
      ? parts[0].startsWith("/") || parts[0].includes("://")
      : typeof parts[1] === "string" && parts[1].startsWith("/"),
  );

/** Speakeasy takes the first slash off, where a method stands beside the path. */
const hasSlash = (value: Value): boolean =>
  textsOf(value).some(({ parts }) => parts.some((part) => typeof part === "string" && /^[\w-]+\//.test(part)));

const ENCODERS = /^encode(JSON|(?:Form|JSON|DeepObject|SpaceDelimited|PipeDelimited)?Query|BodyForm|Form)$/;

/** `encodeFormQuery({ limit })`, `encodeJSON("body", user)`: what is encoded, as it was given. */
export function generatedEncoding(run: Run, node: ts.CallExpression, call: Invocation): Value | undefined {
  const callee = bare(node.expression);
  if (!ts.isIdentifier(callee) || !ENCODERS.test(callee.text) || !run.generated.inSource(node)) return undefined;
  return call.arguments.map(({ value }) => value).find(({ kind }) => kind !== "text");
}

function methodOf(node: ts.CallExpression, options: ObjectValue): Value | undefined {
  const written = options.fields.get("method")?.value;
  if (written !== undefined) return written;
  const callee = bare(node.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : "";
  if (LISTS.has(name)) return text("GET");
  return VERBS.has(name) ? text(name.toUpperCase()) : undefined;
}

/** `...options` of the function's own parameter: what the caller put there, when a caller is known. */
function behind(run: Run, options: ObjectValue, key: string, at: ts.Node): Value | undefined {
  for (const source of options.behind) {
    const value = getProperty(run, source, key, at);
    if (value.kind !== "unknown") return value;
  }
  return undefined;
}

/** The base URL where generators keep it: on the client, on its configuration, on the object handed in first. */
function baseOf(call: Invocation, receiver: Value | undefined): Value | undefined {
  const first = call.arguments[0]?.value;
  for (const holder of [receiver, call.self, first]) {
    if (holder?.kind === "client") return holder.settings.base;
    if (holder?.kind !== "object") continue;
    for (const source of [
      holder,
      ...["configuration", "config", "httpRequest"].map((name) => holder.fields.get(name)?.value),
    ]) {
      if (source?.kind !== "object") continue;
      for (const name of BASES) {
        const value = source.fields.get(name)?.value;
        if (value !== undefined && !isNothing(value)) return value;
      }
      const inner = source.fields.get("config")?.value;
      const base = inner?.kind === "object" ? inner.fields.get("BASE")?.value : undefined;
      if (base !== undefined && !isNothing(base)) return base;
    }
  }
  return undefined;
}
