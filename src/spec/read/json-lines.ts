import { endOfString } from "./json-places.js";
import type { RawObject } from "./raw.js";

/**
 * Reads JSON that `layOut` (snapshot/layout.ts) has written and nobody has touched since: each line is parsed when
 * its key is first looked up, so that a contract that is asked of few operations costs few lines. What was read
 * stays: the same key gives the same object.
 */
export const readLines = (text: string): RawObject => block(text, text.indexOf("\n") + 1);

/** The value under this key has a line of its own: asking for it may parse that. */
export const hasOwnLine = (object: RawObject, key: string): boolean => Object.getOwnPropertyDescriptor(object, key)?.get !== undefined;

const QUOTE = 0x22;
const COMMA = 0x2c;

/** The members whose lines begin at an offset, up to the line with the closing brace. */
function block(text: string, start: number): RawObject {
  // Without a prototype it is a dictionary from the start.
  const object = Object.create(null) as RawObject;
  for (let at = start; text.charCodeAt(at) === QUOTE; ) {
    const colon = endOfString(text, at);
    const end = text.indexOf("\n", colon);
    member(object, JSON.parse(text.slice(at, colon)) as string, text, colon + 1, end);
    at = opens(text, colon + 1, end) ? afterBlock(text, end + 1) : end + 1;
  }
  return object;
}

function member(object: RawObject, key: string, text: string, start: number, end: number): void {
  let made: { readonly value: unknown } | undefined;
  Object.defineProperty(object, key, {
    enumerable: true,
    // Not replaced by the value once that is known: V8 takes milliseconds for each such change of a large object.
    get: () => (made ??= { value: opens(text, start, end) ? block(text, end + 1) : parsed(text, start, end) }).value,
  });
}

/** `"get":{` and the end of the line: the members have lines of their own. */
const opens = (text: string, start: number, end: number): boolean => end === start + 1 && text[start] === "{";

function afterBlock(text: string, start: number): number {
  let at = start;
  for (let depth = 1; depth > 0 && at < text.length; ) {
    const end = text.indexOf("\n", at);
    if (text.charCodeAt(at) !== QUOTE) depth -= 1;
    else if (text.endsWith(":{", end)) depth += 1;
    at = end + 1;
  }
  return at;
}

const parsed = (text: string, start: number, end: number): unknown =>
  JSON.parse(text.slice(start, text.charCodeAt(end - 1) === COMMA ? end - 1 : end));
