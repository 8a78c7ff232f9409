/** Methods of what came back: unwrapping, list methods on list fields, later parts of the request. */

import type { CallRecord } from "../calls/record.js";
import { unknownAt } from "../domain/hole.js";
import { literalOf } from "../domain/strings.js";
import type { ClientValue, Invocation, ResponseValue, Value } from "../domain/value.js";
import { argument, list, plain, settings } from "../domain/value.js";
import { callBack, unknownCall } from "../evaluate/call.js";
import { elementAccess, elementOf } from "../evaluate/properties.js";
import type { Run } from "../evaluate/run.js";
import { listMethod } from "../knowledge/natives/lists.js";
import { promiseMethod } from "../knowledge/natives/promises.js";
import { laterPart } from "../knowledge/requests/later.js";
import { compareWith } from "./compared.js";
import { hasFailed, readPath } from "./reads.js";
import { bindResponses } from "./type-uses.js";

/** Bodies by any client's name: `json` of a fetch-like response inside a wrapper nobody described. */
const BODY_METHODS: ReadonlySet<string> = new Set(["json", "text", "blob", "arrayBuffer", "formData", "buffer"]);

export function responseMethod(run: Run, receiver: ResponseValue, name: string, call: Invocation): Value {
  const later = laterPart(run, receiver, name, call);
  if (later !== undefined) return later;
  if (!receiver.payload && (receiver.record.answer.payload.includes(name) || BODY_METHODS.has(name))) {
    const payload: ResponseValue = { ...receiver, payload: true, ...(hasFailed(receiver) ? { failed: true } : {}) };
    bindResponses(run, payload, call.types[0]);
    const callback = argument(call, 0);
    return callback.kind === "function" ? callBack(run, callback, [payload], call) : payload;
  }
  const { answer } = receiver.record;
  if (receiver.path.length === 0 && answer.transparent?.includes(name) === true) return { ...receiver, payload: true };
  const isAnswer = receiver.path.length === 0 && (!receiver.payload || answer.payload.length === 0);
  if (isAnswer && answer.through?.includes(name) === true) {
    unknownCall(run, call);
    return receiver;
  }
  if (isAnswer && answer.again?.includes(name) === true) return clientOf(receiver.record);
  if (name === "its") return readPath(receiver, argument(call, 0), call.arguments[0]?.node ?? call.site);
  if (receiver.payload && BODY_METHODS.has(name) && receiver.path.length === 0) return receiver;
  const settled = promiseMethod(run, receiver, name, call);
  if (settled !== undefined) return settled;
  const listed = listMethod(run, { ...receiver, payload: true }, name, call);
  if (listed !== undefined) return listed;
  switch (name) {
    case "at":
      return elementAccess(run, receiver, plain(0), call.site);
    case "pop":
    case "shift":
      return elementOf(run, receiver, call.site);
    // NDJSON: a text of one payload a line
    case "split":
      return list([], receiver);
    case "trim":
    case "slice":
    case "reverse":
    case "concat":
    case "flat":
    case "toReversed":
    case "values":
      return receiver;
    case "entries":
      return list([], list([plain(0), elementOf(run, receiver, call.site)]));
    case "on":
    case "once":
    case "addListener":
    case "addEventListener":
      listens(run, receiver, call);
      return receiver;
    case "includes":
    case "indexOf":
    case "lastIndexOf":
      compareWith(receiver, argument(call, 0), call.arguments[0]?.node ?? call.site);
      return unknownAt(call.site);
    case "startsWith":
      return unknownAt(call.site);
    default:
      return unknownCall(run, call);
  }
}

/** `nock(host).get("/users").reply(200).get("/groups")`: what made the answer, for its next call. */
const clientOf = ({ description, base, clientMadeAt }: CallRecord): ClientValue => ({
  kind: "client",
  description,
  path: [],
  settings: settings(clientMadeAt, base),
});

/** node: `response.on("data", (chunk) => …)` */
function listens(run: Run, receiver: ResponseValue, call: Invocation): void {
  const event = literalOf(argument(call, 0));
  const callback = argument(call, 1);
  if (callback.kind === "function")
    callBack(run, callback, event === "data" || event === "message" ? [{ ...receiver, payload: true }] : [], call);
}
