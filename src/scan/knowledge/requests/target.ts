/** The method and the address of a request, as its description says where they stand. */

import { concatenate, literalOf, textsOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { ClientValue, Invocation, TextValue, Value } from "../../domain/value.js";
import { isNothing, optionsOf, text } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import type { CallShape } from "../clients/description.js";
import { firstSlot, slotValue } from "./slots.js";
import { withVerbInFront } from "./verb-in-front.js";

export interface Target {
  readonly method: Value;
  readonly url: Value;
}

/** Several where each address brings its own verb; none where nothing is in the place of the address. */
export function targetsOf(run: Run, shape: CallShape, client: ClientValue, call: Invocation): readonly Target[] {
  const url = urlOf(run, shape, client, call);
  if (url === undefined) return [];
  const method = methodOf(run, shape.method, client, call);
  return typeof shape.method === "object" && shape.method.inPath === true
    ? textsOf(url).map((one) => withVerbInFront(one) ?? { method, url: one })
    : [{ method, url }];
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ["DEL", "DELETE"],
  ["OPTS", "OPTIONS"],
  ["JSONP", "GET"],
  ["GETJSON", "GET"],
]);

function methodOf(run: Run, method: CallShape["method"], client: ClientValue, call: Invocation): Value {
  if (typeof method === "object") {
    const given = firstSlot(run, call, method.at) ?? client.settings.method;
    const otherwise = text(method.otherwise ?? "GET");
    if (given === undefined) return otherwise;
    return unite(optionsOf(given).map((option) => (isNothing(option) || isAddress(option) ? otherwise : option)));
  }
  if (method !== "member") return text(method);
  if (client.verb !== undefined) return client.verb;
  const verb = (client.path.at(-1) ?? "get")
    .replace(/^\$|^on(?=[A-Z])/, "")
    .replace(/Form$|JSON$/i, "")
    .toUpperCase();
  return text(VERBS.get(verb) ?? verb);
}

/** `cy.intercept("/users")`: the address stands where a verb could. */
const isAddress = (value: Value): boolean =>
  value.kind === "text" && value.parts.some((part) => typeof part === "string" && part.includes("/"));

/** Wretch: `.url("/users").get()`; any client whose base is the whole address. */
function urlOf(run: Run, shape: CallShape, client: ClientValue, call: Invocation): Value | undefined {
  const whole = client.settings.base === undefined ? undefined : text("");
  if (shape.url === "factory") return client.settings.url ?? whole;
  if (shape.url === "member") return starOf(shape, client.path);
  if ("all" in shape.url) return composedUrl(run, call, shape.url.all) ?? whole;
  const given = shape.url
    .map((slot) => slotValue(run, call, slot))
    .filter((value) => !isNothing(value) && !(value.kind === "object" && value.tag === "plain"));
  const url = given.find((value) => value.kind !== "function") ?? given[0];
  if (url?.kind === "function") return callBack(run, url, [], call);
  return url ?? client.settings.url ?? whole;
}

/** `client["/users/{id}"].get()` × `*.get` → `/users/{id}` */
function starOf(shape: CallShape, path: readonly string[]): Value | undefined {
  const pattern = shape.members.map((member) => member.split(".")).find((steps) => fits(steps, path));
  const star = pattern === undefined ? undefined : path[pattern.indexOf("*")];
  return star === undefined ? undefined : text(star);
}

/** `["", …]` is the client itself; a star is any one name. */
export const namesMember = (member: string, path: readonly string[]): boolean =>
  member === "" ? path.length === 0 : member === path.join(".") || fits(member.split("."), path);

const fits = (steps: readonly string[], path: readonly string[]): boolean =>
  steps.length === path.length && steps.every((step, index) => step === "*" || step === path[index]);

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

/** `/users/{id}` and `/users/:id` name `id`. */
export function namesInPath(url: Value): ReadonlySet<string> {
  const names = new Set<string>();
  for (const one of textsOf(url))
    for (const [, inBraces, afterColon] of (literalOf(one) ?? writtenParts(one)).matchAll(
      /\{[+#./;?&]?([\w.-]+)\*?\}|\/:([A-Za-z_]\w*)/g,
    )) {
      const name = inBraces ?? afterColon;
      if (name !== undefined) names.add(name);
    }
  return names;
}

const writtenParts = (one: TextValue): string =>
  one.parts.map((part) => (typeof part === "string" ? part : " ")).join("");
