/** Sets of values, bounded: one that was cut says so, and is listed where an address comes from it. */

import { isUncertain, uncertain } from "./certainty.js";
import type { Hole, TextPart, TextValue, Value } from "./value.js";
import { optionsOf, text, UNDEFINED } from "./value.js";

export const MOST_OPTIONS = 24;

/** One value that may be any of these. Equal texts count once, unknowns collapse into the first. */
export function unite(values: readonly Value[], cutBefore = false): Value {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  const options: Value[] = [];
  const seen = new Map<string, number>();
  let unknowns = 0;
  let cut = cutBefore || values.some((value) => value.kind === "union" && value.cut);
  for (const value of values.flatMap(optionsOf)) {
    // the first few are kept; telling more of them apart by their text costs more than it gives
    if (value.kind === "unknown" && unknowns >= 4) continue;
    const key = sameness(value);
    if (key !== undefined) {
      const at = seen.get(key);
      if (at !== undefined) {
        // one that may change by the time it is read makes both so
        if (isUncertain(value)) options[at] = value;
        continue;
      }
      seen.set(key, options.length);
    } else if (options.includes(value)) continue;
    if (options.length >= MOST_OPTIONS) {
      cut = true;
      break;
    }
    if (value.kind === "unknown") unknowns++;
    options.push(value);
  }
  const [single] = options;
  if (single === undefined) return UNDEFINED;
  return options.length === 1 ? single : { kind: "union", options, cut };
}

function sameness(value: Value): string | undefined {
  switch (value.kind) {
    case "text":
      return value.parts.some((part) => typeof part === "object" && "query" in part)
        ? undefined
        : `text ${textKey(value)}`;
    case "plain":
      return `plain ${String(value.value)}`;
    case "unknown":
      return `unknown ${value.hole.text} ${value.hole.parameter}`;
    case "external":
      return `external ${value.module} ${value.path.join(".")}`;
    case "client":
    case "response":
    case "object":
    case "list":
    case "function":
    case "class":
    case "native":
    case "union":
      return undefined;
  }
}

const textKey = (value: TextValue): string =>
  value.parts.map((part) => (typeof part === "string" ? part : "\u0000")).join("");

/** All strings a value can be. `undefined` and `null` vanish beside others: an optional part that is left out. */
export function textsOf(value: Value): readonly TextValue[] {
  const texts: TextValue[] = [];
  for (const option of optionsOf(value)) {
    const written = addressesIn(option);
    if (written.length > 0) texts.push(...written);
    else {
      const one = asText(option);
      if (one !== undefined) texts.push(one);
    }
  }
  return texts;
}

/** All that `new URL("/users", env.API ?? "https://…")` can be, with what was set on its query. */
function addressesIn(value: Value): readonly TextValue[] {
  if (value.kind !== "object" || (value.tag !== "URL" && value.tag !== "Request")) return [];
  const href = value.fields.get("href")?.value;
  const query = value.fields.get("searchParams")?.value;
  const asked = query?.kind === "object" && (query.fields.size > 0 || query.open);
  return (href === undefined ? [] : textsOf(href)).map((written) =>
    asked ? text(...written.parts, "?", { query }) : written,
  );
}

function asText(value: Value): TextValue | undefined {
  switch (value.kind) {
    case "text":
      return value;
    case "plain":
      return value.value === undefined || value.value === null ? undefined : text(String(value.value));
    case "unknown":
      return text({ hole: value.hole });
    case "object": {
      if (value.tag === "URLSearchParams" || value.tag === "FormData") return text({ query: value });
      return text({ hole: vagueHole });
    }
    case "list":
      return text({ hole: vagueHole });
    case "response":
      return text({ hole: { text: value.path.at(-1) ?? "response", names: value.path.slice(-1), parameter: false } });
    case "external":
      return text({ hole: { text: value.path.join("."), names: value.path, parameter: false } });
    case "function":
    case "class":
    case "native":
    case "client":
    case "union":
      return text({ hole: vagueHole });
  }
}

const vagueHole: Hole = { text: "", names: [], parameter: false };

/** Every way to join one option of each, at most {@link MOST_OPTIONS}. */
export function concatenate(values: readonly Value[]): Value {
  let ways: TextPart[][] = [[]];
  let cut = values.some((value) => value.kind === "union" && value.cut);
  for (const value of values) {
    const options = textsOf(value);
    if (options.length === 0) {
      const nothing = value.kind === "plain" && values.length === 1;
      if (nothing) return UNDEFINED;
      continue;
    }
    const next: TextPart[][] = [];
    for (const way of ways) {
      for (const option of options) {
        if (next.length >= MOST_OPTIONS) {
          cut = true;
          break;
        }
        next.push(joinParts(way, option.parts));
      }
    }
    ways = next;
  }
  const joined = unite(
    ways.map((parts) => text(...parts)),
    cut,
  );
  return values.some((value) => optionsOf(value).some(isUncertain)) ? uncertain(joined) : joined;
}

function joinParts(left: readonly TextPart[], right: readonly TextPart[]): TextPart[] {
  const parts = [...left];
  for (const part of right) {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  }
  return parts;
}

/** The string, if it is one without gaps. */
export function literalOf(value: Value): string | undefined {
  if (value.kind === "plain" && typeof value.value === "number") return String(value.value);
  if (value.kind !== "text") return undefined;
  let whole = "";
  for (const part of value.parts) {
    if (typeof part !== "string") return undefined;
    whole += part;
  }
  return whole;
}

/** All gapless strings among the options. */
export const literalsOf = (value: Value): readonly string[] => {
  const literals: string[] = [];
  for (const option of optionsOf(value)) {
    const literal = literalOf(option);
    if (literal !== undefined) literals.push(literal);
  }
  return literals;
};
