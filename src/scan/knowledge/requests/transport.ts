/** A call of an HTTP client becomes a record: its description says where method, URL and the rest stand. */

import type { CallRecord } from "../../calls/record.js";
import { literalsOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { ClientValue, Invocation, Value } from "../../domain/value.js";
import { list, object, optionsOf, UNDEFINED } from "../../domain/value.js";
import { callBack, unknownCall } from "../../evaluate/call.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import type { AnswerShape, CallShape } from "../clients/description.js";
import { addLater } from "./later.js";
import { makeClient } from "./make-client.js";
import { namedOperation } from "./named-operations.js";
import { isRepetition } from "./repetition.js";
import { answeredArguments, callsIn, firstSlot, slotValue } from "./slots.js";
import { namesInPath, namesMember, type Target, targetsOf } from "./target.js";

export function callClient(run: Run, client: ClientValue, call: Invocation): Value {
  const { description } = client;
  const named = namedOperation(run, client, call);
  if (named !== undefined) return performAt(run, named.client, named.shape, named.target, named.call);
  const factory = (description.factories ?? []).find(({ of }) => of.includes(`.${client.path.at(-1) ?? ""}`));
  const shape = description.calls.find(({ members }) => members.some((member) => namesMember(member, client.path)));
  if (factory !== undefined && (shape === undefined || client.path.length > 0))
    return makeClient(run, description, factory, call, client);
  if (shape !== undefined) return perform(run, client, shape, call);
  const last = client.path.at(-1) ?? "";
  if (description.passes?.includes(last) === true) return call.arguments[0]?.value ?? UNDEFINED;
  if (description.configures?.members.includes(last) === true)
    client.settings.base = firstSlot(run, call, description.configures.base) ?? client.settings.base;
  if (client.settings.last !== undefined && addLater(run, client.settings.last, last, call)) return client;
  return unknownCall(run, call);
}

function perform(run: Run, client: ClientValue, shape: CallShape, call: Invocation): Value {
  if (shape.each === undefined) return performOne(run, client, shape, call);
  return list(callsIn(run, call, shape.each).map((one) => performOne(run, client, shape, one)));
}

function performOne(run: Run, client: ClientValue, shape: CallShape, given: Invocation): Value {
  const call = answeredArguments(run, given, shape.asked);
  const targets = targetsOf(run, shape, client, call);
  if (targets.length === 0 || targets.every(({ url }) => isRepetition(url))) return unknownCall(run, call);
  return unite(targets.map((target) => performAt(run, client, shape, target, call)));
}

function performAt(run: Run, client: ClientValue, shape: CallShape, target: Target, call: Invocation): Value {
  const { description } = client;
  const answer = shape.answer ?? description.answer ?? { payload: [] };
  const record = run.record({
    site: call.site,
    description,
    nature: description.nature ?? "request",
    answer,
    method: target.method,
    url: target.url,
    base: ownBase(run, shape, call) ?? client.settings.base,
    clientMadeAt: client.settings.madeAt,
  });
  client.settings.last = record;
  addParts(run, record, shape, client, call);
  if (shape.parameters !== undefined) addParameters(run, record, shape.parameters, call);
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

const WITHOUT_BODY: ReadonlySet<string> = new Set(["GET", "HEAD", "DELETE"]);

/** `octokit.request("GET /users/{id}", { id, per_page: 100 })`: `id` is in the path, `per_page` is the query. */
function addParameters(
  run: Run,
  record: CallRecord,
  shape: NonNullable<CallShape["parameters"]>,
  call: Invocation,
): void {
  const inPath = namesInPath(record.url);
  const reads = literalsOf(record.method).every((verb) => WITHOUT_BODY.has(verb.toUpperCase()));
  for (const option of optionsOf(slotValue(run, call, shape.at))) {
    const given = asObject(run, option);
    if (given === undefined) continue;
    const rest = object(given.origin);
    rest.open = given.open;
    rest.behind.push(...given.behind);
    for (const [key, field] of given.fields)
      if (!inPath.has(key) && shape.except?.includes(key) !== true) rest.fields.set(key, field);
    if (rest.fields.size > 0 || rest.open || rest.behind.length > 0)
      record[reads ? "query" : "body"].push({ value: rest, at: call.site });
    const headers = shape.except?.includes("headers") === true ? given.fields.get("headers")?.value : undefined;
    if (headers !== undefined) record.headers.push({ value: headers, at: call.site });
  }
}

/** An object for what a library hands out: `{ data }`. Everything else on it is unknown. */
export function resultObject(call: Invocation, fields: Readonly<Record<string, Value>>): Value {
  const made = object(call.site);
  for (const [key, value] of Object.entries(fields)) put(made, key, value, call.site);
  made.open = true;
  return made;
}
