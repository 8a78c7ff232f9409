/** Reading within a response. */
import type { Read } from "../calls/record.js";
import { unknownAt } from "../domain/hole.js";
import { outcomeOf } from "../domain/outcome.js";
import { literalsOf } from "../domain/strings.js";
import { unite } from "../domain/union.js";
import type { ObjectValue, ResponseValue, Value } from "../domain/value.js";
import { optionsOf } from "../domain/value.js";
import type { Run } from "../evaluate/run.js";
import type { ts } from "../project/syntax.js";

/** What envelopes of HTTP clients have beside the payload. */
const ENVELOPE: ReadonlySet<string> = new Set([
  "status",
  "statusText",
  "statusCode",
  "headers",
  "ok",
  "url",
  "config",
  "request",
  "redirected",
  "type",
  "body",
  "bodyUsed",
  "error",
  "rawHeaders",
  "trailers",
  "response",
  "isLoading",
  "isFetching",
  "isPending",
  "isError",
  "isSuccess",
  "refetch",
  "mutate",
  "pending",
  "execute",
  "refresh",
  "statusMessage",
  "httpVersion",
  "timings",
  "retryCount",
]);

const LIST_MEMBERS: ReadonlySet<string> = new Set(["length"]);

export function readMember(response: ResponseValue, name: string, at: ts.Node): Value {
  if (!response.payload) {
    if (response.record.answer.payload.includes(name)) return { ...response, payload: true };
    if (ENVELOPE.has(name)) {
      const outcome = outcomeOf(response.record, name);
      return outcome === undefined ? unknownAt(at) : { ...unknownAt(at), outcome };
    }
    // an interceptor has taken the envelope off
  }
  if (response.path.length === 0 && response.record.answer.transparent?.includes(name) === true)
    return { ...response, payload: true };
  if (LIST_MEMBERS.has(name)) return unknownAt(at);
  return read(response, name, at);
}

function read(response: ResponseValue, name: string, at: ts.Node, bySchema = false): ResponseValue {
  const path = [...response.path, name];
  if (hasFailed(response)) return { kind: "response", record: response.record, path, payload: true, failed: true };
  // `a.b.c` reads `a.b.c`, not also `a` and `a.b`
  if (response.through !== undefined) response.through.deepened = true;
  const { reads } = response.record;
  const known = reads.find(
    (each) =>
      each.at === at && each.path.length === path.length && each.path.every((step, index) => step === path[index]),
  );
  const through: Read = known ?? {
    path,
    at,
    values: new Map(),
    above: response.through,
    deepened: false,
    bySchema,
    declaredBy: undefined,
  };
  if (known === undefined) reads.push(through);
  return { ...response, path, payload: true, through };
}

/** The body of an error, or read where the call is known to have failed. */
export const hasFailed = ({ failed, record }: ResponseValue): boolean => failed === true || record.failing;

/** `get(response, "a.b[0].c")` */
export function readPath(subject: Value, path: Value, at: ts.Node): Value {
  const results: Value[] = [];
  const written =
    path.kind === "list"
      ? [path.items.flatMap(literalsOf)]
      : literalsOf(path).map((one) => one.replace(/\[(\d+|\*)\]/g, ".$1").split("."));
  for (const option of optionsOf(subject)) {
    if (option.kind !== "response") continue;
    for (const steps of written) {
      let value: ResponseValue = option;
      for (const step of steps.filter((each) => each !== "")) {
        if (/^\d+$/.test(step)) value = { ...value, path: [...value.path, "[]"] };
        else {
          const next = readMember(value, step, at);
          if (next.kind !== "response") break;
          value = next;
        }
      }
      results.push(value);
    }
  }
  return results.length === 0 ? unknownAt(at) : unite(results);
}

/** A schema reads what it names, members of members included. */
export function readSchema(run: Run, response: ResponseValue, schema: ObjectValue, depth = 0): void {
  if (depth > 8) return;
  const payload: ResponseValue = { ...response, payload: true };
  for (const [key, field] of schema.fields) {
    const inner: ResponseValue =
      key === "[]" ? { ...payload, path: [...payload.path, "[]"] } : read(payload, key, field.at, true);
    if (field.value.kind === "object" && field.value.tag === "schema") readSchema(run, inner, field.value, depth + 1);
  }
  run.typeUses.bindSchema(run, schema.origin, payload);
}
