/**
 * The `pattern`s of a document against texts of the code. A document comes from anywhere, and `^(a+)+$` keeps the
 * language's own engine busy for years, so an engine without backtracking does it (RE2).
 */

import { createRequire } from "node:module";
import type * as re2js from "re2js";

/** Undefined: it cannot be told, and nothing should be concluded. */
type PatternAnswer = boolean | undefined;

/** characters; longer ones are no names and no values that somebody wrote into code */
const LONGEST_TEXT = 1000;
const LONGEST_PATTERN = 2000;
/** instructions; a text of 1000 characters takes a tenth of a second at most */
const LARGEST_PROGRAM = 5000;

/** Does the pattern, read as ECMA-262 with the flag `u` as JSON Schema asks for, occur in the text? */
export function occursIn(pattern: string, text: string): PatternAnswer {
  if (text.length > LONGEST_TEXT) return undefined;
  return compiled(pattern)?.(text);
}

const known = new Map<string, ((text: string) => boolean) | undefined>();
const MOST_KNOWN = 10_000;

function compiled(pattern: string): ((text: string) => boolean) | undefined {
  if (!known.has(pattern)) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(pattern, compile(pattern));
  }
  return known.get(pattern);
}

function compile(pattern: string): ((text: string) => boolean) | undefined {
  const source = pattern.length > LONGEST_PATTERN || !isValid(pattern) ? undefined : linearSource(pattern);
  if (source === undefined) return undefined;
  try {
    const expression = engine().RE2JS.compile(source);
    return expression.programSize() > LARGEST_PROGRAM ? undefined : (text) => expression.test(text);
  } catch {
    // Look-around, references to groups, more than 1000 repetitions: nothing that this engine takes.
    return undefined;
  }
}

/** What only the other engine understands, such as `\\A`, is no pattern. */
function isValid(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

const SPACE = String.raw`\t\n\x{b}\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`;

/** The same pattern in the spelling of RE2; undefined: it has no such spelling. */
function linearSource(pattern: string): string | undefined {
  let source = "";
  let inSet = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === "\\") {
      const escape = escapeAt(pattern, at, inSet);
      if (escape === undefined) return undefined;
      source += escape.source;
      at += escape.length - 1;
    } else if (inSet) {
      if (character === "]") inSet = false;
      // `[[:alpha:]]` is a class of characters there, and a set with a bracket in it here
      source += character === "[" ? "\\[" : character;
    } else if (character === "[") {
      const start = /^\[\^?\]?/.exec(pattern.slice(at, at + 3))?.[0] ?? "[";
      // `[]` is nothing and `[^]` anything here; there the bracket would be a part of the set
      if (start.endsWith("]")) source += start === "[]" ? "[^\\x{0}-\\x{10ffff}]" : "[\\x{0}-\\x{10ffff}]";
      else {
        source += start;
        inSet = true;
      }
      at += start.length - 1;
    } else if (character === ".") source += "[^\\n\\r\\x{2028}\\x{2029}]";
    else source += character;
  }
  return source;
}

interface Escape {
  readonly source: string;
  /** in the pattern, the backslash included */
  readonly length: number;
}

function escapeAt(pattern: string, at: number, inSet: boolean): Escape | undefined {
  const letter = pattern.charAt(at + 1);
  const rest = pattern.slice(at, at + 12);
  switch (letter) {
    case "s":
      return { source: inSet ? SPACE : `[${SPACE}]`, length: 2 };
    case "S":
      return inSet ? undefined : { source: `[^${SPACE}]`, length: 2 };
    case "u": {
      // A pair of surrogates is one character.
      const pair = /^\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i.exec(rest);
      const found = pair ?? /^\\u([0-9a-f]{4})/i.exec(rest) ?? /^\\u\{([0-9a-f]+)\}/i.exec(pattern.slice(at));
      if (found === null) return undefined;
      const [whole, first = "", second] = found;
      const point =
        second === undefined
          ? first
          : (0x10000 + (Number.parseInt(first, 16) - 0xd800) * 0x400 + Number.parseInt(second, 16) - 0xdc00).toString(
              16,
            );
      return { source: `\\x{${point}}`, length: whole.length };
    }
    case "c":
      return { source: `\\x{${(rest.charCodeAt(2) % 32).toString(16)}}`, length: 3 };
    case "0":
      return { source: "\\x{0}", length: 2 };
    case "b":
      return { source: inSet ? "\\x{8}" : "\\b", length: 2 };
    case "/":
      return { source: "/", length: 2 };
    default:
      return { source: `\\${letter}`, length: 2 };
  }
}

type Engine = typeof re2js;
let loaded: Engine | undefined;

/** Loaded for the first pattern that is asked for: most runs have none, and it takes 40 ms. */
function engine(): Engine {
  return (loaded ??= createRequire(import.meta.url)("re2js") as Engine);
}
