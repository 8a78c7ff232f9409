/** Reads by path and by key: `get(w, "a.b")`, `pick(w, ["a"])`, `sortBy(list, "a")`, and collection helpers with callbacks. */

import { literalsOf } from "../../domain/strings.js";
import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, list, optionsOf } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { elementOf } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import { readPath } from "../../fields/reads.js";

const BY_PATH: ReadonlySet<string> = new Set([
  "get",
  "result",
  "path",
  "prop",
  "property",
  "getPath",
  "dlv",
  "default",
]);
const BY_KEYS: ReadonlySet<string> = new Set(["pick", "has", "props"]);
const OVER_LIST: ReadonlySet<string> = new Set([
  "map",
  "filter",
  "find",
  "sortBy",
  "orderBy",
  "groupBy",
  "keyBy",
  "uniqBy",
  "sumBy",
  "maxBy",
  "minBy",
  "flatMap",
  "forEach",
  "each",
  "some",
  "every",
  "countBy",
  "reject",
  "partition",
  "meanBy",
  "mapValues",
  "compact",
]);
const LODASH =
  /^(lodash|lodash-es|lodash\..*|lodash\/.*|remeda|ramda|radash|underscore|es-toolkit.*|just-.*|dlv|get-value)$/;

export function lodashFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const name = functionName(callee);
  return LODASH.test(callee.module) || callee.path[0] === "_" ? byName(run, name, call) : undefined;
}

/** `lodash/get`, `lodash.get` and the default export of `lodash/get` are all `get`. */
function functionName(callee: ExternalValue): string {
  const last = callee.path.at(-1) ?? "default";
  if (last !== "default") return last;
  return /[./]([a-zA-Z]+)$/.exec(callee.module)?.[1] ?? callee.module;
}

/** A function nobody shows, by its name and what it is given: `get(response, "a.b")`. */
export function byName(run: Run, name: string, call: Invocation): Value | undefined {
  const subject = argument(call, 0);
  if (!optionsOf(subject).some(({ kind }) => kind === "response")) return undefined;
  const second = call.arguments[1];
  if (BY_PATH.has(name) && second !== undefined) return readPath(subject, second.value, second.node);
  if (BY_KEYS.has(name) && second !== undefined) {
    const keys = second.value.kind === "list" ? second.value.items : call.arguments.slice(1).map(({ value }) => value);
    for (const key of keys) readPath(subject, key, second.node);
    return subject;
  }
  // what is left out is not read, and what stays is the answer still
  if (name === "omit") return subject;
  if (!OVER_LIST.has(name)) return undefined;
  const element = elementOf(run, subject, call.site, name === "mapValues" ? "{}" : "[]");
  const results: Value[] = [];
  for (const { value, node } of call.arguments.slice(1)) {
    if (value.kind === "function") results.push(callBack(run, value, [element], call));
    else
      for (const key of value.kind === "list" ? value.items : [value])
        if (literalsOf(key).length > 0) readPath(element, key, node);
  }
  if (name === "map" || name === "flatMap") return list([], results[0]);
  return name === "find" || name === "maxBy" || name === "minBy" ? element : subject;
}
