/** Values as they stand in the text of a script: objects, lists, and strings put together of pieces. Runs nothing. */

/** The balanced `{ … }` or `[ … ]` at an offset, strings and comments respected; undefined when it has no end. */
export function enclosedAt(text: string, start: number): string | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at = after(text, at)) {
    const character = text[at];
    if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return text.slice(start, at + 1);
    }
  }
  return undefined;
}

/** Where the next character stands, or what follows the string or the comment that begins here. */
function after(text: string, at: number): number {
  switch (text[at]) {
    case '"':
    case "'":
    case "`":
      return afterString(text, at);
    case "/":
      return afterSlash(text, at);
    default:
      return at + 1;
  }
}

function afterString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== text[start]) at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function afterSlash(text: string, start: number): number {
  const opening = text.slice(start, start + 2);
  const closing = opening === "//" ? "\n" : opening === "/*" ? "*/" : undefined;
  if (closing === undefined) return start + 1;
  const end = text.indexOf(closing, start + 2);
  return end === -1 ? text.length : end + closing.length;
}

export interface Entry {
  /** empty in a list */
  readonly key: string;
  readonly value: string;
}

const KEY = /\s*(?:"([^"\\]*)"|'([^'\\]*)'|([\w$-]+))\s*:\s*/y;

/** What stands between the outer brackets, in pieces: `{ url: "/a", name: "A" }` has two. */
export function entriesOf(enclosed: string): readonly Entry[] {
  const pieces: (readonly [number, number])[] = [];
  let depth = 0;
  let from = 1;
  for (let at = 0, next = 0; at < enclosed.length; at = next) {
    next = after(enclosed, at);
    const character = enclosed[at];
    if (character === "/" && next > at + 1) {
      if (enclosed.slice(from, at).trim() === "") from = next;
    } else if (character === "{" || character === "[" || character === "(") depth += 1;
    else if (character === "}" || character === "]" || character === ")") depth -= 1;
    if ((character === "," && depth === 1) || next === enclosed.length) {
      pieces.push([from, at]);
      from = next;
    }
  }
  const isList = enclosed.startsWith("[");
  return pieces.flatMap(([start, end]): readonly Entry[] => {
    if (isList) {
      const value = enclosed.slice(start, end).trim();
      return value === "" ? [] : [{ key: "", value }];
    }
    const found = match(KEY, enclosed, start);
    if (found === undefined) return [];
    const [, double, single, bare] = found;
    return [{ key: double ?? single ?? bare ?? "", value: enclosed.slice(KEY.lastIndex, end).trim() }];
  });
}

/** characters of an expression that is looked at */
const LONGEST_EXPRESSION = 9000;
/** characters before an `||` */
const LONGEST_SKIPPED = 250;
/** names of one script that are looked up; each is one pass over it */
const MOST_NAMES = 40;
const MOST_STEPS = 6;
/** that one name is given */
const MOST_VALUES = 10;

const LITERAL = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\[^])*)`/y;
const PLACE =
  /(?:(?:window|document|self|top|parent|globalThis)\s*\.\s*)*location(?:\s*\.\s*(origin|href|protocol|host|hostname|pathname|port))?(?:\.toString\(\))?(?![\w$.[(])/y;
const NEW_URL = /new\s+(?:window\.)?URL\(/y;
const NAME = /[A-Za-z_$][\w$]*(?![\w$.[(])/y;
/** of a function of the page's own, `resolveUrl("./json")`: what it makes of an address starts somewhere else at most */
const CALL = /[A-Za-z_$][\w$]*\(\s*(?=["'`](?:\.{0,2}\/|[^"'`\n]{1,200}\.(?:json|ya?ml)["'`]))/y;
const BLANK = /\s*/y;

/** A script with what it sees as `location`: enough to tell what `window.location.origin + "/openapi.json"` is. */
export class ScriptText {
  /** values of names that are given several: which of them one has, only a run can tell */
  readonly ambiguous = new Set<string>();
  readonly #named = new Map<string, string | undefined>();

  constructor(
    readonly text: string,
    readonly at: URL,
  ) {}

  /** The string that an expression gives, as far as that can be told: literals, `location`, variables, and sums of them. */
  stringAt(start: number): string | undefined {
    return this.stringOf(this.text.slice(start, start + LONGEST_EXPRESSION));
  }

  stringOf(expression: string): string | undefined {
    return this.#sum(expression.slice(0, LONGEST_EXPRESSION), 0)?.value;
  }

  #sum(text: string, steps: number): Read | undefined {
    if (steps > MOST_STEPS) return undefined;
    let value = "";
    let end = 0;
    for (;;) {
      const term = this.#term(text, pastBlanks(text, end), steps);
      // `new URLSearchParams(location.search).get("url") || "/openapi.json"`
      if (term === undefined) return end === 0 ? this.#otherwise(text, steps) : undefined;
      value += term.value;
      end = pastBlanks(text, term.end);
      if (text[end] !== "+") break;
      end += 1;
    }
    return /^(?:\?(?!\?)|[*/%.([-])/.test(text.slice(end)) ? undefined : { value, end };
  }

  #otherwise(text: string, steps: number): Read | undefined {
    const skipped = /\|\||\?\?/.exec(text.slice(0, LONGEST_SKIPPED));
    if (skipped === null || /[;{}]/.test(text.slice(0, skipped.index))) return undefined;
    const before = skipped.index + skipped[0].length;
    const found = this.#sum(text.slice(before), steps + 1);
    return found === undefined ? undefined : { value: found.value, end: before + found.end };
  }

  #term(text: string, start: number, steps: number): Read | undefined {
    if (text[start] === "(") return this.#closed(text, start + 1, steps);
    const literal = match(LITERAL, text, start);
    if (literal !== undefined) {
      const [all, double, single, template] = literal;
      const value = template === undefined ? unescaped(double ?? single ?? "") : this.#filled(template, steps);
      return value === undefined ? undefined : { value, end: start + all.length };
    }
    const place = match(PLACE, text, start);
    if (place !== undefined) return { value: this.#place(place[1]), end: start + place[0].length };
    const resolved = match(NEW_URL, text, start);
    if (resolved !== undefined) return this.#newUrl(text, start + resolved[0].length, steps);
    const call = match(CALL, text, start);
    if (call !== undefined) return this.#closed(text, start + call[0].length, steps);
    const name = match(NAME, text, start);
    if (name === undefined) return undefined;
    const value = this.#variable(name[0], steps);
    return value === undefined ? undefined : { value, end: start + name[0].length };
  }

  /** What stands before the closing bracket, and the bracket. */
  #closed(text: string, start: number, steps: number): Read | undefined {
    const inner = this.#sum(text.slice(start), steps + 1);
    if (inner === undefined) return undefined;
    const end = start + inner.end;
    return text[end] === ")" ? { value: inner.value, end: end + 1 } : undefined;
  }

  #place(part: string | undefined): string {
    switch (part) {
      case "origin":
        return this.at.origin;
      case "protocol":
        return this.at.protocol;
      case "host":
        return this.at.host;
      case "hostname":
        return this.at.hostname;
      case "pathname":
        return this.at.pathname;
      case "port":
        return this.at.port;
      default:
        return this.at.href;
    }
  }

  #newUrl(text: string, start: number, steps: number): Read | undefined {
    const given = this.#sum(text.slice(start), steps + 1);
    if (given === undefined) return undefined;
    let end = start + given.end;
    let base = this.at.href;
    if (text[end] === ",") {
      const second = this.#sum(text.slice(end + 1), steps + 1);
      if (second === undefined) return undefined;
      base = second.value;
      end += 1 + second.end;
    }
    if (text[end] !== ")" || !URL.canParse(given.value, base)) return undefined;
    const written = /^\)(?:\.href|\.toString\(\))?/.exec(text.slice(end))?.[0] ?? ")";
    return { value: new URL(given.value, base).href, end: end + written.length };
  }

  /** `${window.location.origin}/openapi.json` */
  #filled(template: string, steps: number): string | undefined {
    let isKnown = true;
    const value = template.replace(/\$\{([^{}]{0,200})\}/g, (_, inner: string) => {
      const found = this.#sum(inner, steps + 1);
      isKnown &&= found !== undefined;
      return found?.value ?? "";
    });
    return isKnown ? unescaped(value) : undefined;
  }

  #variable(name: string, steps: number): string | undefined {
    if (this.#named.has(name)) return this.#named.get(name);
    if (this.#named.size >= MOST_NAMES) return undefined;
    this.#named.set(name, undefined);
    const assigned = new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}\\s*=(?![=>])\\s*`, "g");
    const values = [...this.text.matchAll(assigned)].slice(0, MOST_VALUES).flatMap(({ index, 0: { length } }) => {
      const value = this.#sum(this.text.slice(index + length, index + length + LONGEST_EXPRESSION), steps + 1)?.value;
      return value === undefined ? [] : [value];
    });
    const [first, ...others] = new Set(values);
    if (others.length > 0) for (const value of [first, ...others]) if (value !== undefined) this.ambiguous.add(value);
    this.#named.set(name, first);
    return first;
  }
}

interface Read {
  readonly value: string;
  readonly end: number;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const pastBlanks = (text: string, at: number): number => at + (match(BLANK, text, at)?.[0].length ?? 0);

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };

/** Of a string of JavaScript; Django writes `-` as `\u002D`. */
const unescaped = (text: string): string =>
  text.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([^]))/gi,
    (_, braced?: string, four?: string, two?: string, other: string = "") => {
      const code = Number.parseInt(braced ?? four ?? two ?? "", 16);
      if (!Number.isNaN(code)) return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
      return ESCAPES[other] ?? (other === "\n" ? "" : other);
    },
  );
