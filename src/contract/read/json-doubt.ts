import { endOfString, skipSpace } from "./json-places.js";
import { MAX_DEPTH } from "./limits.js";

const [QUOTE, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether sound JSON has a fault that `JSON.parse` passes over: a key written twice in one object, or nesting deeper
 * than `MAX_DEPTH`. Where it stands is for `faultInJson` to say, which takes three times as long. Of a text that is no
 * JSON the answer is worth nothing, but it comes before anything is made of it: millions of levels take gigabytes.
 */
export function hidesFault(text: string): boolean {
  /** by depth: what an object was seen to hold, the only key or all of them; most hold one */
  const seen: (string | Set<string> | undefined)[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const next = skipSpace(text, end);
      if (text.charCodeAt(next) === COLON) {
        const key = plainKey(text.slice(at, end));
        if (key === undefined) return true;
        const known = seen[depth];
        if (known === undefined) seen[depth] = key;
        else if (typeof known === "string") {
          if (known === key) return true;
          seen[depth] = new Set([known, key]);
        } else if (known.size === known.add(key).size) return true;
      }
      at = next;
      continue;
    }
    at += 1;
    if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
      seen[depth] = undefined;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
  }
  return false;
}

/** As `JSON.stringify` writes it: `"a"` and `"\u0061"` are one. Undefined for what is no key. */
function plainKey(written: string): string | undefined {
  if (!written.includes("\\")) return written;
  try {
    return JSON.stringify(JSON.parse(written));
  } catch {
    return undefined;
  }
}
