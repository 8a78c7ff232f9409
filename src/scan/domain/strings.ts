/** What a value is as a string: joined with others, bounded, with gaps where nobody can tell. */
import { isUncertain, uncertain } from "./certainty.js";
import { type Choices, choicesOf, NO_CHOICES, together } from "./choice.js";
import { MOST_OPTIONS, unite } from "./union.js";
import type { Hole, TextPart, TextValue, Value } from "./value.js";
import { optionsOf, text, UNDEFINED } from "./value.js";

/** characters of one string; no address comes near, and `p = p + p` sixty times would not end */
const LONGEST_TEXT = 4000;
/** literals and gaps of one string */
const MOST_PARTS = 100;
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
  let ways: { readonly parts: TextPart[]; readonly choices: Choices }[] = [{ parts: [], choices: NO_CHOICES }];
  let cut = values.some((value) => value.kind === "union" && value.cut);
  for (const value of values) {
    const options = textsOf(value);
    if (options.length === 0) {
      const nothing = value.kind === "plain" && values.length === 1;
      if (nothing) return UNDEFINED;
      continue;
    }
    const next: typeof ways = [];
    for (const way of ways) {
      for (const option of options) {
        const choices = together(way.choices, choicesOf(option));
        if (choices === undefined) continue;
        if (next.length >= MOST_OPTIONS) {
          cut = true;
          break;
        }
        next.push({ parts: joinParts(way.parts, option.parts), choices });
      }
    }
    // where no two arms go together the code does what nobody followed: then none of them counts
    ways =
      next.length > 0
        ? next
        : options
            .map(({ parts }) => ({ parts: [...parts], choices: NO_CHOICES }))
            .flatMap((option) =>
              ways.map((way) => ({ parts: joinParts(way.parts, option.parts), choices: NO_CHOICES })),
            )
            .slice(0, MOST_OPTIONS);
  }
  const joined = unite(
    ways.map(({ parts, choices }) => (choices.size === 0 ? text(...parts) : { ...text(...parts), choices })),
    cut,
  );
  return values.some((value) => optionsOf(value).some(isUncertain)) ? uncertain(joined) : joined;
}

/** Beyond the bounds the string goes on as one gap. */
function joinParts(left: readonly TextPart[], right: readonly TextPart[]): TextPart[] {
  const parts = [...left];
  let length = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 0), 0);
  for (const part of right) {
    if (typeof part === "string") length += part.length;
    if (parts.length > MOST_PARTS || length > LONGEST_TEXT) {
      if (!isEndless(parts.at(-1))) parts.push({ hole: endlessHole });
      return parts;
    }
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  }
  return parts;
}

const endlessHole: Hole = { text: "…", names: [], parameter: false };
const isEndless = (part: TextPart | undefined): boolean =>
  typeof part === "object" && "hole" in part && part.hole === endlessHole;

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
