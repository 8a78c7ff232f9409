/** A call of an HTTP client becomes a record: its description says where method, URL and the rest stand. */

import type { CallRecord } from "../../calls/record.js";
import { concatenate, unite } from "../../domain/union.js";
import type { ClientValue, Invocation, Value } from "../../domain/value.js";
import { isNothing, object, optionsOf, settings, text, UNDEFINED } from "../../domain/value.js";
import { callBack, unknownCall } from "../../evaluate/call.js";
import { put } from "../../evaluate/literals.js";
import { getProperty } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import { asObject, typedUnknown } from "../../evaluate/typed.js";
import type { AnswerShape, CallShape, ClientDescription, ClientFactory } from "../clients/description.js";
import { addLater } from "./later.js";

export function callClient(run: Run, client: ClientValue, call: Invocation): Value {
  const member = client.path.join(".");
  const { description } = client;
  const factory = (description.factories ?? []).find(({ of }) => of.includes(`.${client.path.at(-1) ?? ""}`));
  const shape = description.calls.find(({ members }) => members.includes(member));
  if (factory !== undefined && (shape === undefined || member !== ""))
    return makeClient(run, description, factory, call, client);
  if (shape !== undefined) return perform(run, client, shape, call);
  const last = client.path.at(-1) ?? "";
  if (description.passes?.includes(last) === true) return call.arguments[0]?.value ?? UNDEFINED;
  if (description.configures?.members.includes(last) === true)
    client.settings.base = firstSlot(run, call, description.configures.base) ?? client.settings.base;
  if (client.settings.last !== undefined && addLater(run, client.settings.last, last, call)) return client;
  return unknownCall(run, call);
}

/** What makes a client: `axios.create(…)` of a package, `new Pool(…)`, `createClient(…)`. */
export function clientFrom(run: Run, callee: Value, call: Invocation): Value | undefined {
  if (callee.kind === "client") {
    if (!call.construct) return undefined;
    const made = (callee.description.factories ?? []).find(({ of }) =>
      of.some((name) => !name.startsWith(".") && name.endsWith(`#${callee.path.join(".")}`)),
    );
    return made === undefined
      ? callClient(run, callee, call)
      : makeClient(run, callee.description, made, call, undefined);
  }
  if (callee.kind !== "external") return undefined;
  const path = callee.path.length === 0 ? ["default"] : callee.path;
  const found = run.clients.factoryOf(callee.module, path);
  if (found !== undefined) return makeClient(run, found.description, found.factory, call, undefined);
  if (callee.path.length > 0 || callee.module === "") return undefined;
  const whole = run.clients.ofName(callee.module, path);
  return whole === undefined
    ? undefined
    : callClient(
        run,
        { kind: "client", description: whole.description, path: whole.rest, settings: settings(undefined) },
        call,
      );
}

function makeClient(
  run: Run,
  description: ClientDescription,
  factory: ClientFactory,
  call: Invocation,
  parent: ClientValue | undefined,
): Value {
  if (factory.wraps !== undefined) {
    const wrapped = slotValue(run, call, factory.wraps);
    return optionsOf(wrapped).some(({ kind }) => kind === "client") ? wrapped : UNDEFINED;
  }
  const own = firstSlot(run, call, factory.base ?? []);
  const inherited = parent?.settings.base;
  const base =
    factory.appends === true && inherited !== undefined && own !== undefined
      ? concatenate([inherited, own])
      : (own ?? inherited);
  const made = settings(
    parent !== undefined && own === undefined ? (parent.settings.madeAt ?? call.site) : call.site,
    base,
  );
  made.query.push(...(parent?.settings.query ?? []), ...someSlots(run, call, factory.query));
  made.headers.push(...(parent?.settings.headers ?? []), ...someSlots(run, call, factory.headers));
  made.body.push(...(parent?.settings.body ?? []), ...someSlots(run, call, factory.body));
  return { kind: "client", description, path: [], settings: made };
}

function perform(run: Run, client: ClientValue, shape: CallShape, call: Invocation): Value {
  const { description } = client;
  // wretch: `.url("/users").get()`; any client whose base is the whole address
  const url = urlOf(run, shape, call) ?? (client.settings.base === undefined ? undefined : text(""));
  if (url === undefined) return unknownCall(run, call);
  const answer = shape.answer ?? description.answer ?? { payload: [] };
  const record = run.record({
    site: call.site,
    description,
    nature: description.nature ?? "request",
    answer,
    method: methodOf(run, shape, client, call),
    url,
    base: ownBase(run, shape, call) ?? client.settings.base,
    clientMadeAt: client.settings.madeAt,
  });
  client.settings.last = record;
  addParts(run, record, shape, client, call);
  return answered(run, record, answer, call);
}

/** A base that may stand in options nobody shows is none. */
function ownBase(run: Run, shape: CallShape, call: Invocation): Value | undefined {
  const base = firstSlot(run, call, shape.base ?? []);
  return base?.kind === "unknown" && base.hole.parameter ? undefined : base;
}

function answered(run: Run, record: CallRecord, answer: AnswerShape, call: Invocation): Value {
  const response: Value = { kind: "response", record, path: [], payload: answer.payload.length === 0 };
  const [type] = call.types;
  if (type !== undefined && answer.typed !== false) run.typeUses.bind(run, { ...response, payload: true }, type);
  if (answer.callback !== undefined) {
    const callback = slotValue(run, call, answer.callback.slot);
    const given = Array.from(
      { length: answer.callback.parameter + 1 },
      (_, index): Value => (index === answer.callback?.parameter ? response : UNDEFINED),
    );
    if (callback.kind === "function") callBack(run, callback, given, call);
  }
  return response;
}

function addParts(run: Run, record: CallRecord, shape: CallShape, client: ClientValue, call: Invocation): void {
  const at = call.site;
  const add = (target: CallRecord["query"], given: readonly Value[], slots: readonly string[] | undefined): void => {
    for (const value of given) target.push({ value, at });
    const own = firstSlot(run, call, slots ?? []);
    if (own !== undefined) target.push({ value: own, at });
  };
  add(record.query, client.settings.query, shape.query);
  add(record.headers, client.settings.headers, shape.headers);
  add(record.body, client.settings.body, shape.body);
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ["DEL", "DELETE"],
  ["OPTS", "OPTIONS"],
  ["JSONP", "GET"],
]);

function methodOf(run: Run, shape: CallShape, client: ClientValue, call: Invocation): Value {
  if (typeof shape.method === "object") {
    const given = firstSlot(run, call, shape.method.at);
    const otherwise = text(shape.method.otherwise ?? "GET");
    if (given === undefined) return otherwise;
    return unite(optionsOf(given).map((option) => (isNothing(option) || isAddress(option) ? otherwise : option)));
  }
  if (shape.method !== "member") return text(shape.method);
  const verb = (client.path.at(-1) ?? "get")
    .replace(/^on(?=[A-Z])/, "")
    .replace(/Form$/, "")
    .toUpperCase();
  return text(VERBS.get(verb) ?? verb);
}

/** `cy.intercept("/users")`: the address stands where a verb could. */
const isAddress = (value: Value): boolean =>
  value.kind === "text" && value.parts.some((part) => typeof part === "string" && part.includes("/"));

function urlOf(run: Run, shape: CallShape, call: Invocation): Value | undefined {
  if ("all" in shape.url) return composedUrl(run, call, shape.url.all);
  const url = shape.url
    .map((slot) => slotValue(run, call, slot))
    .find((value) => !isNothing(value) && !(value.kind === "object" && value.tag === "plain"));
  if (url?.kind === "function") return callBack(run, url, [], call);
  return url;
}

/** node: `request(url, options)`, `request({ protocol, hostname, port, path })` */
function composedUrl(run: Run, call: Invocation, slots: readonly string[]): Value | undefined {
  let written: Value | undefined;
  for (const slot of slots) {
    const value = slotValue(run, call, slot);
    if (isNothing(value) || value.kind === "function") continue;
    const options = asObject(run, value);
    if (options === undefined || options.tag === "URL") {
      written ??= value;
      continue;
    }
    const path = options.fields.get("path")?.value ?? options.fields.get("pathname")?.value;
    const host = options.fields.get("hostname")?.value ?? options.fields.get("host")?.value;
    if (path === undefined) continue;
    written = host === undefined ? path : concatenate([text("https://"), host, path]);
  }
  return written;
}

export function slotValue(run: Run, call: Invocation, slot: string): Value {
  const [index, ...names] = slot.split(".");
  const given = index === "last" ? call.arguments.at(-1) : call.arguments[Number(index)];
  if (given === undefined) return UNDEFINED;
  let value = given.value;
  for (const name of names) value = memberAt(run, value, name, given.node);
  return value;
}

/** Members of objects only: a string or a bare unknown has none that would say anything. */
function memberAt(run: Run, value: Value, name: string, at: Invocation["site"]): Value {
  return unite(
    optionsOf(value).flatMap((option): Value[] => {
      if (option.kind === "object" && option.tag === "URL") return name === "href" ? [option] : [];
      const source = asObject(run, option);
      if (source === undefined)
        return option.kind === "unknown" && option.type === undefined && option.hole.parameter && name !== "href"
          ? [UNDEFINED]
          : [];
      const field = source.fields.get(name);
      if (field !== undefined)
        return [field.value.kind === "unknown" ? typedUnknown(run, field.value.hole, field.value.type) : field.value];
      return source.behind.length > 0
        ? [getProperty(run, source, name, at)].filter((each) => each.kind !== "unknown" || each.hole.parameter)
        : [];
    }),
  );
}

function firstSlot(run: Run, call: Invocation, slots: readonly string[]): Value | undefined {
  for (const slot of slots) {
    const value = slotValue(run, call, slot);
    if (!isNothing(value)) return value;
  }
  return undefined;
}

const someSlots = (run: Run, call: Invocation, slots: readonly string[] | undefined): readonly Value[] => {
  const value = firstSlot(run, call, slots ?? []);
  return value === undefined ? [] : [value];
};

/** An object for what a library hands out: `{ data }`. Everything else on it is unknown. */
export function resultObject(call: Invocation, fields: Readonly<Record<string, Value>>): Value {
  const made = object(call.site);
  for (const [key, value] of Object.entries(fields)) put(made, key, value, call.site);
  made.open = true;
  return made;
}
