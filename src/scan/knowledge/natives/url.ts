/** `URL`, `URLSearchParams`, `Headers`, `FormData`, `Request`: values with members of their own. */

import { concatenate, literalOf, textsOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { ObjectTag, ObjectValue, TextPart, TextValue, Value } from "../../domain/value.js";
import { isNothing, object, optionsOf, text } from "../../domain/value.js";
import { keyNames } from "../../evaluate/keys.js";
import { put, spreadInto } from "../../evaluate/literals.js";
import { elementsOf } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import type { ts } from "../../project/syntax.js";

/** `https://`, and `//` before a host, which takes the scheme of the page. */
export const SCHEME = /^(?:[a-z][a-z0-9+.-]*:\/\/|\/\/(?=(?:[\w-]+\.)+[a-z]{2,}(?:[:/?#]|$)))/i;

/** Where the path begins: after `scheme://host`, after a leading gap, or at once. */
export function splitOrigin(value: TextValue): {
  readonly origin: readonly TextPart[];
  readonly path: readonly TextPart[];
} {
  const [first, ...others] = value.parts;
  if (typeof first === "string") {
    const scheme = SCHEME.exec(first);
    if (scheme === null) return { origin: [], path: value.parts };
    const slash = first.indexOf("/", scheme[0].length);
    if (slash >= 0) return { origin: [first.slice(0, slash)], path: [first.slice(slash), ...others] };
    return splitAfterHost([first], others);
  }
  if (first === undefined || "query" in first) return { origin: [], path: value.parts };
  return splitAfterHost([first], others);
}

const WHOLE_HOST = /^[a-z][a-z0-9+.-]*:\/\/(localhost|[^/]*\.[a-z0-9-]*[a-z0-9])(:\d+)?$/i;

/**
 * `https://` + gap + `:` + gap + `/path`, or several gaps before the first slash; `${base}v1/users` and
 * `${protocol}//${host}${folder}v1/users` have their path at once.
 */
function splitAfterHost(
  origin: readonly TextPart[],
  rest: readonly TextPart[],
): { origin: readonly TextPart[]; path: readonly TextPart[] } {
  const head = [...origin];
  const bare = typeof origin[0] !== "string";
  // `https://app.run.ai${path}`: a whole host, and what follows is the path
  if (
    typeof origin[0] === "string" &&
    WHOLE_HOST.test(origin[0]) &&
    typeof rest[0] === "object" &&
    !(typeof rest[1] === "string" && /^[^/?]/.test(rest[1]))
  )
    return { origin, path: rest };
  for (const [index, part] of rest.entries()) {
    if (typeof part !== "string") {
      if ("query" in part) return { origin: head, path: rest.slice(index) };
      head.push(part);
      continue;
    }
    if (bare && typeof head.at(-1) !== "string" && /^[\w-]+(\/|$)/.test(part))
      return { origin: head, path: rest.slice(index) };
    // `${location.protocol}//${location.host}`
    const afterScheme = head.length === 1 && isScheme(origin[0]) && /^:?\/\//.test(part) ? part.indexOf("//") + 2 : 0;
    const found = part.slice(afterScheme).search(/[/?]/);
    const slash = found < 0 ? found : found + afterScheme;
    if (slash < 0) {
      head.push(part);
      continue;
    }
    if (slash > 0) head.push(part.slice(0, slash));
    return { origin: head, path: [part.slice(slash), ...rest.slice(index + 1)] };
  }
  return { origin: head, path: [] };
}

/** Only its name tells `${protocol}//${host}` from `${base}//${path}`. */
const isScheme = (part: TextPart | undefined): boolean =>
  typeof part === "object" && "hole" in part && /(?:^|\W)\w*(?:protocol|scheme)$/i.test(part.hole.text);

export function urlObject(input: Value, base: Value | undefined, at: ts.Node): ObjectValue {
  const made = object(at, "URL");
  const hrefs = textsOf(input).flatMap((path): Value[] => {
    const absolute = typeof path.parts[0] === "string" && /^[a-z][a-z0-9+.-]*:\/\//i.test(path.parts[0]);
    if (base === undefined || absolute || isNothing(base)) return [path];
    return textsOf(base).map((one) => againstBase(path, one));
  });
  const href = hrefs.length === 0 ? input : unite(hrefs);
  put(made, "href", href, at);
  put(made, "searchParams", object(at, "URLSearchParams"), at);
  return made;
}

/** RFC 3986 5.2: `/x` replaces the base's path, `x` its last segment. */
function againstBase(path: TextValue, base: TextValue): Value {
  const { origin, path: basePath } = splitOrigin(base);
  const [first] = path.parts;
  if (typeof first === "string" && first.startsWith("/")) return concatenate([text(...origin), path]);
  const folder = upToLastSlash(basePath);
  return concatenate([text(...origin), text(...(folder.length === 0 ? ["/"] : folder)), path]);
}

function upToLastSlash(parts: readonly TextPart[]): readonly TextPart[] {
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (typeof part !== "string") continue;
    const slash = part.lastIndexOf("/");
    if (slash >= 0) return [...parts.slice(0, index), part.slice(0, slash + 1)];
  }
  return [];
}

/** `url.pathname = …` */
export function withPath(href: Value | undefined, path: Value): Value {
  if (href === undefined) return path;
  return unite(
    textsOf(href).flatMap((one) =>
      optionsOf(path).map((next) => concatenate([text(...splitOrigin(one).origin), next])),
    ),
  );
}

/** `url.pathname`, `url.search`, `url.origin` */
export function urlMember(url: ObjectValue, name: string): Value | undefined {
  const href = url.fields.get("href")?.value;
  if (href === undefined) return undefined;
  if (name === "search") {
    const query = url.fields.get("searchParams")?.value;
    return query === undefined ? text("") : text("?", { query });
  }
  if (name === "hash") return text("");
  if (name !== "pathname" && name !== "origin") return undefined;
  return unite(textsOf(href).map((one) => text(...splitOrigin(one)[name === "pathname" ? "path" : "origin"])));
}

/** `url.search = params.toString()` */
export const queryIn = (run: Run, search: Value, at: ts.Node): Value => {
  for (const { parts } of textsOf(search))
    for (const part of parts) if (typeof part !== "string" && "query" in part) return part.query;
  return fieldsObject(run, "URLSearchParams", search, at);
};

/** From `"a=1&b=2"`, an object, a list of pairs or another of its kind. */
export function fieldsObject(run: Run, tag: ObjectTag, input: Value | undefined, at: ts.Node): ObjectValue {
  const made = object(at, tag);
  for (const option of input === undefined ? [] : optionsOf(input)) addFields(run, made, option, at);
  return made;
}

function addFields(run: Run, made: ObjectValue, input: Value, at: ts.Node): void {
  if (isNothing(input)) return;
  if (input.kind === "text") {
    for (const [key, value] of pairsIn(input)) put(made, key, value, at);
    if (input.parts.some((part) => typeof part !== "string"))
      made.open ||= literalOf(input) === undefined && [...pairsIn(input)].length === 0;
    return;
  }
  if (input.kind === "list") {
    for (const pair of elementsOf(run, input, at)) {
      const [key, value] = pair.kind === "list" ? pair.items : [];
      const names = key === undefined ? [] : keyNames(run, key, at);
      if (names.length === 0) made.open = true;
      for (const each of names) put(made, each.name, value ?? text(""), each.at, true, each.declared);
    }
    return;
  }
  spreadInto(run, made, input, at);
}

/** `a=1&b=${x}`, with or without `?`. */
export function pairsIn(value: TextValue): readonly (readonly [string, Value])[] {
  const pairs: [string, TextPart[]][] = [];
  let key: string | undefined;
  let parts: TextPart[] = [];
  const flush = (): void => {
    if (key !== undefined && key !== "") pairs.push([key, parts]);
    key = undefined;
    parts = [];
  };
  for (const part of value.parts) {
    if (typeof part !== "string") {
      if (key === undefined) continue;
      parts.push(part);
      continue;
    }
    part.split(/([?&=#])/).forEach((piece) => {
      if (piece === "&" || piece === "?") flush();
      else if (piece === "=" && parts.length > 0 && key === undefined) {
        key = parts.map((each) => (typeof each === "string" ? each : "")).join("");
        parts = [];
      } else if (piece !== "" && piece !== "#") parts.push(piece);
    });
  }
  flush();
  return pairs.map(([name, rest]) => [decoded(name), text(...(rest.length === 0 ? [""] : rest))]);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export function requestObject(run: Run, input: Value, init: Value | undefined, at: ts.Node): ObjectValue {
  const made = object(at, "Request");
  if (init !== undefined) spreadInto(run, made, init, at);
  const earlier = input.kind === "object" && input.tag === "Request";
  if (earlier) for (const [key, field] of input.fields) if (!made.fields.has(key)) made.fields.set(key, field);
  if (!earlier) put(made, "href", input, at);
  put(made, "url", made.fields.get("href")?.value ?? input, at);
  return made;
}
