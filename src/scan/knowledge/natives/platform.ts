/** Functions of the language and of node that values pass through. */

import { isUncertain } from "../../domain/certainty.js";
import { unknownAt } from "../../domain/hole.js";
import { concatenate, literalOf, textsOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { ExternalValue, Invocation, ObjectValue, TextPart, Value } from "../../domain/value.js";
import { argument, isNothing, list, object, optionsOf, plain, text, UNDEFINED } from "../../domain/value.js";
import { applied, callBack, unknownCall } from "../../evaluate/call.js";
import { keyText } from "../../evaluate/keys.js";
import { put, spreadInto } from "../../evaluate/literals.js";
import { elementOf, elementsOf, getProperty } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import { interleaved } from "../../evaluate/tagged-template.js";
import { asObject } from "../../evaluate/typed.js";
import { bindResponses } from "../../fields/type-uses.js";
import { link } from "../requests/link.js";
import { fieldsObject, urlObject } from "./url.js";

type Platform = (run: Run, call: Invocation) => Value;

const first: Platform = (_run, call) => argument(call, 0);

const PLATFORM: ReadonlyMap<string, Platform> = new Map<string, Platform>([
  ["String", (_run, call) => asString(argument(call, 0), call)],
  ["Number", first],
  ["Boolean", (_run, call) => unknownAt(call.site)],
  ["encodeURIComponent", (_run, call) => escaped(argument(call, 0), call)],
  ["encodeURI", first],
  ["decodeURIComponent", first],
  ["decodeURI", first],
  ["structuredClone", first],
  ["queueMicrotask", (run, call) => unknownCall(run, call)],
  ["JSON.stringify", first],
  ["JSON.parse", (run, call) => jsonParse(run, call)],
  ["Object.freeze", first],
  ["Object.seal", first],
  ["Object.assign", (run, call) => objectAssign(run, call)],
  ["Object.entries", (run, call) => entries(run, call)],
  ["Object.values", (run, call) => values(run, call)],
  ["Object.keys", (run, call) => keys(run, call)],
  ["Object.getOwnPropertyNames", (run, call) => keys(run, call)],
  ["Reflect.ownKeys", (run, call) => keys(run, call)],
  ["Object.fromEntries", (run, call) => fieldsObject(run, "plain", argument(call, 0), call.site)],
  ["Object.create", (_run, call) => object(call.site)],
  ["Array.from", (run, call) => arrayFrom(run, call)],
  ["Array.isArray", (_run, call) => isList(argument(call, 0), call)],
  ["Array.of", (_run, call) => list(call.arguments.map(({ value }) => value))],
  ["Array", (_run, call) => list([], unknownAt(call.site))],
  ["Promise.all", first],
  ["Promise.allSettled", (run, call) => settled(run, call)],
  ["Promise.race", (run, call) => elementOf(run, argument(call, 0), call.site)],
  ["Promise.any", (run, call) => elementOf(run, argument(call, 0), call.site)],
  ["Promise.resolve", first],
  ["open", (run, call) => address(run, call)],
  ["location.assign", (run, call) => address(run, call)],
  ["location.replace", (run, call) => address(run, call)],
  ["URL.parse", (_run, call) => urlObject(argument(call, 0), call.arguments[1]?.value, call.site)],
  ["String.raw", (_run, call) => rawText(call)],
  ["URL.canParse", (_run, call) => unknownAt(call.site)],
  ["Reflect.get", (run, call) => memberNamed(run, call)],
  ["Reflect.apply", (run, call) => applied(run, call)],
]);

export function platformFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const path = callee.path.join(".");
  if (callee.module === "") return PLATFORM.get(path)?.(run, call);
  const module = callee.module.replace(/^node:/, "");
  const name = callee.path.at(-1) ?? "";
  if (module === "path" || module === "path/posix" || module === "pathe")
    return name === "join" || name === "resolve" || name === "normalize" ? joinPaths(call) : undefined;
  if (module === "url")
    return name === "URL"
      ? undefined
      : name === "parse" || name === "fileURLToPath" || name === "format"
        ? argument(call, 0)
        : undefined;
  if (module === "url-join" || module === "ufo" || module === "proper-url-join" || module === "urljoin")
    return joinLibrary(run, name, call);
  if (module === "qs" || module === "query-string" || module === "querystring")
    return name === "stringify"
      ? queryText(run, argument(call, 0), call)
      : name === "stringifyUrl"
        ? stringifyUrl(run, call)
        : name === "parseUrl"
          ? parseUrl(call)
          : undefined;
  if (/oazapfts.*query/.test(module))
    return name === "query"
      ? concatenate([text("?"), ...call.arguments.map(({ value }) => value)])
      : queryText(run, argument(call, 0), call);
  if (module === "util" && (name === "promisify" || name === "format")) return argument(call, 0);
  if (module === "form-data" || module === "formdata-node") return fieldsObject(run, "FormData", undefined, call.site);
  return undefined;
}

/** `Array.isArray(key) ? key : [key]`: what is written is one or the other. */
function isList(value: Value, call: Invocation): Value {
  if (value.kind === "list") return plain(true);
  return value.kind === "text" && !isUncertain(value) ? plain(false) : unknownAt(call.site);
}

function rawText(call: Invocation): Value {
  const parts = interleaved(
    argument(call, 0),
    call.arguments.slice(1).map(({ value }) => value),
  );
  return parts === undefined ? unknownAt(call.site) : concatenate(parts);
}

/** `window.open(url)` */
function address(run: Run, call: Invocation): Value {
  link(run, argument(call, 0), call.site);
  return unknownAt(call.site);
}

const asString = (value: Value, call: Invocation): Value => {
  const texts = textsOf(value);
  return texts.length === 0 ? unknownAt(call.site) : unite(texts);
};

/** A gap stays one gap: slashes in it are escaped. Lists of segments come through `map(encodeURIComponent)`. */
function escaped(value: Value, call: Invocation): Value {
  const texts = textsOf(value);
  if (texts.length === 0) return unknownAt(call.site);
  return unite(texts.map((one) => text(...one.parts.map((part) => (typeof part === "string" ? safely(part) : part)))));
}

function safely(part: string): string {
  try {
    return encodeURIComponent(part);
  } catch {
    return part;
  }
}

function jsonParse(run: Run, call: Invocation): Value {
  const value = argument(call, 0);
  const answers = optionsOf(value).filter((option) => option.kind !== "response" || option.path.length === 0);
  // a text within an answer has fields of its own
  if (answers.length < optionsOf(value).length) return unknownAt(call.site);
  bindResponses(run, value, call.types[0]);
  return value.kind === "response" || value.kind === "union"
    ? value
    : unknownAt(call.site, value.kind === "unknown" && value.hole.parameter);
}

/** `Reflect.get(client, "get")` */
function memberNamed(run: Run, call: Invocation): Value {
  const name = literalOf(argument(call, 1));
  return name === undefined ? unknownAt(call.site) : getProperty(run, argument(call, 0), name, call.site);
}

function objectAssign(run: Run, call: Invocation): Value {
  const target = argument(call, 0);
  const made = target.kind === "object" ? target : object(call.site);
  if (target.kind !== "object") spreadInto(run, made, target, call.site);
  for (const { value, node } of call.arguments.slice(1)) spreadInto(run, made, value, node);
  return made;
}

const fieldsOf = (run: Run, value: Value): ObjectValue | undefined => {
  const source = asObject(run, value);
  return source === undefined || source.open || source.fields.size > 16 || source.behind.length > 0
    ? undefined
    : source;
};

function entries(run: Run, call: Invocation): Value {
  const value = argument(call, 0);
  const source = fieldsOf(run, value);
  if (source !== undefined)
    return list([...source.fields].map(([key, field]) => list([keyText(key, field), field.value])));
  return list([], list([unknownAt(call.site), elementOf(run, value, call.site, "{}")]));
}

function values(run: Run, call: Invocation): Value {
  const source = fieldsOf(run, argument(call, 0));
  return source === undefined
    ? list([], elementOf(run, argument(call, 0), call.site, "{}"))
    : list([...source.fields.values()].map((field) => field.value));
}

function keys(run: Run, call: Invocation): Value {
  const source = fieldsOf(run, argument(call, 0));
  return source === undefined
    ? list([], unknownAt(call.site))
    : list([...source.fields].map(([key, field]) => keyText(key, field)));
}

function arrayFrom(run: Run, call: Invocation): Value {
  const source = argument(call, 0);
  const callback = argument(call, 1);
  if (isNothing(callback))
    return source.kind === "list" || source.kind === "response" ? source : list([], elementOf(run, source, call.site));
  return list(elementsOf(run, source, call.site).map((element) => callBack(run, callback, [element], call)));
}

function settled(run: Run, call: Invocation): Value {
  const outcome = (value: Value): Value => {
    const made = object(call.site);
    put(made, "status", unknownAt(call.site), call.site);
    put(made, "value", value, call.site);
    put(made, "reason", UNDEFINED, call.site);
    return made;
  };
  const source = argument(call, 0);
  return source.kind === "list"
    ? list(source.items.map(outcome), source.rest && outcome(source.rest))
    : list([], outcome(elementOf(run, source, call.site)));
}

/** `posix.join("/v1", id, "metrics")` */
export function joinPaths(call: Invocation): Value {
  const given = call.arguments
    .flatMap(({ value }) => (value.kind === "list" ? value.items : [value]))
    .filter((value) => !isNothing(value) && literalOf(value) !== "");
  const joined = concatenate(given.flatMap((value, index) => (index === 0 ? [value] : [text("/"), value])));
  return unite(textsOf(joined).map((one) => text(...withoutDoubled(one.parts))));
}

/** `a//b` → `a/b`, but `https://` stays. */
function withoutDoubled(parts: readonly TextPart[]): readonly TextPart[] {
  return parts.map((part) => (typeof part === "string" ? part.replace(/(?<!:)\/{2,}/g, "/") : part));
}

function joinLibrary(run: Run, name: string, call: Invocation): Value | undefined {
  if (name === "withQuery")
    return concatenate([
      argument(call, 0),
      text("?"),
      text({ query: fieldsObject(run, "URLSearchParams", argument(call, 1), call.site) }),
    ]);
  if (/join|default|resolve/i.test(name)) return joinPaths(call);
  return argument(call, 0);
}

const queryText = (run: Run, value: Value, call: Invocation): Value =>
  text({ query: fieldsObject(run, "URLSearchParams", value, call.site) });

/** query-string: `parseUrl("/users?limit=1")` gives `{ url, query }`; what the address asks for already stays with it. */
function parseUrl(call: Invocation): Value {
  const parsed = object(call.site);
  put(parsed, "url", argument(call, 0), call.site);
  put(parsed, "query", UNDEFINED, call.site);
  return parsed;
}

/** query-string: `stringifyUrl({ url, query })` */
function stringifyUrl(run: Run, call: Invocation): Value {
  const source = argument(call, 0);
  if (source.kind !== "object") return unknownAt(call.site);
  return concatenate([
    source.fields.get("url")?.value ?? text(""),
    text("?"),
    queryText(run, source.fields.get("query")?.value ?? UNDEFINED, call),
  ]);
}
