/** Calls of nobody-knows-what in the shape of a request: `sdk.put({ url: "/users", ...options })`, `apiClient.get("/users")`. */

import { unknownAt } from "../../domain/hole.js";
import { literalOf, textsOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { Argument, Invocation, ObjectValue, TextValue, Value } from "../../domain/value.js";
import { isNothing, optionsOf, text } from "../../domain/value.js";
import type { Run } from "../../evaluate/run.js";
import { bare, ts } from "../../project/syntax.js";
import type { ClientDescription } from "../clients/description.js";
import { byName } from "../natives/lodash.js";
import { isClientPackage } from "./client-package.js";
import { asOperation } from "./verb-in-front.js";

const UNDESCRIBED: ClientDescription = {
  name: "undescribed",
  calls: [],
  answer: { payload: ["data", "json", "body"] },
};

export const VERBS: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete", "del", "head", "options"]);
export const REQUESTING = /fetch|request|^send|^call|http|^api|^query$|^execute$/i;
const CLIENT_NAME = /api|client|http|axios|request|fetch|rest|service|sdk|gateway|backend|agent$/i;
/** things with verb methods that send nothing */
const NO_CLIENT =
  /router|^app$|server|mock|nock|cache|map$|store|storage|i18n|registry|config|params|headers|cookies|searchParams|form|route|navigat|logger|log$|console|expect|screen|mixpanel|analytics|schema/i;

const URL_KEYS = ["url", "path", "uri", "endpoint", "href"] as const;

export function guessRequest(
  run: Run,
  node: ts.CallExpression,
  call: Invocation,
  receiver: Value | undefined,
  held: Value | undefined,
): Value | undefined {
  const name = calleeName(node.expression);
  if (name === undefined) return undefined;
  const shown = byName(run, name, call);
  if (shown !== undefined && receiver === undefined) return shown;
  if (receiver !== undefined && !mayBeClient(receiver)) return undefined;
  const callee = bare(node.expression);
  const receiverName =
    receiver !== undefined && (ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee))
      ? (calleeName(callee.expression) ?? "")
      : "";
  if (NO_CLIENT.test(receiverName)) return undefined;
  const verb = VERBS.has(name.toLowerCase()) ? name.toLowerCase().replace(/^del$/, "delete").toUpperCase() : undefined;
  return (
    objectShaped(run, call, name, verb) ??
    operationShaped(run, call, name, isSpokenTo(receiverName, receiver, node)) ??
    textShaped(run, call, name, verb, isSpokenTo(receiverName, receiver, node), heldMethod(held, node)) ??
    unseenPackage(run, call, verb, receiver)
  );
}

/** `const request = this.client.post; request("/users")`: what the variable holds says the method, or that none is known. */
function heldMethod(held: Value | undefined, call: ts.CallExpression): Value | undefined {
  if (held === undefined || !ts.isIdentifier(bare(call.expression))) return undefined;
  const members = optionsOf(held).map((option) =>
    option.kind === "unknown" ? /[.!?](\w+)$/.exec(option.hole.text)?.[1]?.toLowerCase() : undefined,
  );
  const [first] = members;
  if (first === undefined || !members.every((member) => member !== undefined && VERBS.has(member))) return undefined;
  return new Set(members).size === 1 ? text(first === "del" ? "DELETE" : first.toUpperCase()) : unknownAt(call);
}

/** Maps, lists, strings and described clients answer for themselves. */
const mayBeClient = (receiver: Value): boolean =>
  optionsOf(receiver).some(
    (option) =>
      option.kind === "unknown" ||
      option.kind === "external" ||
      (option.kind === "object" && (option.tag === "plain" || option.tag === "instance")) ||
      option.kind === "native",
  );

function calleeName(expression: ts.Expression): string | undefined {
  const node = bare(expression);
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return "this";
  if (ts.isBinaryExpression(node)) return calleeName(node.right);
  return ts.isCallExpression(node) ? calleeName(node.expression) : undefined;
}

/** `request({ url: "/users", method: "PUT" })`, `client.put({ url: "/users" })` */
function objectShaped(run: Run, call: Invocation, name: string, verb: string | undefined): Value | undefined {
  const options = call.arguments
    .map(({ value }) => value)
    .find(
      (value): value is ObjectValue =>
        value.kind === "object" && value.tag === "plain" && urlField(value) !== undefined,
    );
  const url = options === undefined ? undefined : urlField(options);
  if (options === undefined || url === undefined) return undefined;
  const method = options.fields.get("method")?.value ?? options.fields.get("type")?.value;
  const written = method === undefined ? undefined : textsOf(method)[0];
  const spoken = written !== undefined && /^(get|post|put|patch|delete|head|options)$/i.test(literalOf(written) ?? "");
  if (verb === undefined && !spoken && !REQUESTING.test(name)) return undefined;
  return record(run, call, verb === undefined ? (method ?? text("GET")) : text(verb), url, options, {
    value: options,
    node: call.site,
  });
}

function urlField(options: ObjectValue): Value | undefined {
  for (const key of URL_KEYS) {
    const field = options.fields.get(key)?.value;
    if (field !== undefined && textsOf(field).some(isPath)) return field;
  }
  return undefined;
}

/** Begins with a slash or a scheme, or with a gap and a slash: nothing else is taken for a path here. */
function isPath(one: TextValue): boolean {
  const [first, second] = one.parts;
  if (typeof first === "string") return /^(\/[\w{:]|https?:\/\/)/.test(first);
  return typeof second === "string" && /^\/[\w{:]/.test(second);
}

/**
 * By its name a client, or something from outside the code whose verb is waited for or says what comes back:
 * `await this.acme.get<User>("/users")`, as the base class of a command line's framework hands it out.
 */
function isSpokenTo(name: string, receiver: Value | undefined, call: ts.CallExpression): boolean {
  if (name === "") return false;
  if (CLIENT_NAME.test(name)) return true;
  if (receiver?.kind !== "unknown" && receiver?.kind !== "external") return false;
  const { parent } = call;
  return (
    call.typeArguments !== undefined ||
    ts.isAwaitExpression(parent) ||
    (ts.isPropertyAccessExpression(parent) && parent.name.text === "then")
  );
}

const mayBeWritten = (value: Value): boolean =>
  value.kind === "text" || value.kind === "union" || (value.kind === "object" && value.tag === "URL");

/** `apiClient.invoke("getUser get /users/{id}", { pathParams: { id } })` */
function operationShaped(run: Run, call: Invocation, name: string, toClient: boolean): Value | undefined {
  if (!(toClient || REQUESTING.test(name)) || call.arguments.some(({ value }) => value.kind === "function"))
    return undefined;
  const [spoken, given] = call.arguments;
  const operations = spoken === undefined ? [] : textsOf(spoken.value).flatMap((one) => asOperation(one) ?? []);
  const options = given?.value.kind === "object" ? given.value : undefined;
  const made = operations.map(({ method, url }) =>
    record(run, call, method, url, options, options === undefined ? undefined : { value: options, node: call.site }),
  );
  return made.length === 0 ? undefined : unite(made);
}

/** `apiClient.get("/users")`, `fetchJson(new URL("/users", base), { method: "POST" })` */
function textShaped(
  run: Run,
  call: Invocation,
  name: string,
  verb: string | undefined,
  toClient: boolean,
  held: Value | undefined,
): Value | undefined {
  if (call.arguments.some(({ value }) => value.kind === "function")) return undefined;
  const found = call.arguments.slice(0, 2).find(({ value }) => mayBeWritten(value) && textsOf(value).some(isPath));
  if (found === undefined) return undefined;
  // seen by itself, the code around it shows what is written there; through callers it would be what they pass
  if (run.stack.length === 0) run.carriers.set(call.site, textsOf(found.value));
  const speaks = verb === undefined ? REQUESTING.test(name) && name.length > 3 : toClient;
  if (!speaks) return undefined;
  const others = call.arguments.filter((each) => each !== found).map(({ value }) => value);
  const options = others.find((value): value is ObjectValue => value.kind === "object");
  const given = verb === undefined ? (options?.fields.get("method")?.value ?? others.find(isVerb) ?? held) : text(verb);
  const bodied = verb !== undefined && verb !== "GET" && verb !== "DELETE" && verb !== "HEAD";
  const body: Argument | undefined =
    bodied && others[0] !== undefined ? { value: others[0], node: call.site } : undefined;
  return record(run, call, given ?? text("GET"), found.value, bodied ? undefined : options, body, bodied);
}

/**
 * `http.post(addressOf(id), data)` where a package that is not in the code gives `http`: by its name a request, to an
 * address that nobody shows.
 */
function unseenPackage(
  run: Run,
  call: Invocation,
  verb: string | undefined,
  receiver: Value | undefined,
): Value | undefined {
  const [address, body] = call.arguments;
  if (verb === undefined || receiver?.kind !== "external" || !isClientPackage(receiver.module)) return undefined;
  if (address?.value.kind !== "unknown" || call.arguments.some(({ value }) => value.kind === "function"))
    return undefined;
  const bodied = verb !== "GET" && verb !== "DELETE" && verb !== "HEAD";
  return record(run, call, text(verb), address.value, undefined, bodied ? body : undefined, bodied);
}

const isVerb = (value: Value): boolean =>
  value.kind === "text" && /^(get|post|put|patch|delete)$/i.test(literalOf(value) ?? "");

function record(
  run: Run,
  call: Invocation,
  method: Value,
  url: Value,
  options: ObjectValue | undefined,
  body: Argument | undefined,
  wholeBody = false,
): Value {
  const made = run.record({
    site: call.site,
    description: UNDESCRIBED,
    nature: "guess",
    method: isNothing(method) ? text("GET") : method,
    url,
    base: options?.fields.get("baseUrl")?.value ?? options?.fields.get("baseURL")?.value,
    clientMadeAt: undefined,
  });
  const part = (keys: readonly string[]): Value | undefined =>
    keys.map((key) => options?.fields.get(key)?.value).find((value) => value !== undefined && !isNothing(value));
  const query = part(["query", "params", "searchParams", "qs"]);
  const headers = part(["headers"]);
  const sent = wholeBody ? body?.value : part(["body", "data", "json", "payload"]);
  if (query !== undefined) made.query.push({ value: query, at: call.site });
  if (headers !== undefined) made.headers.push({ value: headers, at: call.site });
  if (sent !== undefined && !isNothing(sent)) made.body.push({ value: sent, at: call.site });
  return { kind: "response", record: made, path: [], payload: false };
}
