/**
 * Globs in time that a hostile pattern cannot stretch. They come with the code that is checked, and what the libraries
 * make of them, a regular expression, tries every star against every place: `*a*a*a*b` costs seconds on a name of 120
 * letters. They also take the parentheses of `app/(group)/page.tsx` for a sign of their own.
 *
 * Here a star that once found what follows it is never asked again: the first place leaves the most room for the rest.
 */
export type PathTest = (path: string) => boolean;

type Token =
  | { readonly kind: "one"; readonly fits: (character: string) => boolean }
  /** `*`: within a segment */
  | { readonly kind: "star" }
  /** `**`: across segments */
  | { readonly kind: "deep" }
  /** a whole segment that is `**`, with its slash: none or more segments */
  | { readonly kind: "folders" };

/**
 * Globs as users write them in `--include`, `--exclude` and tsconfig: `**`, `*`, `?`, `[a-z]`, `{a,b}`; a backslash
 * makes a sign a plain character: `app/\[id\]/*.ts`.
 * A pattern without a slash matches the name at any depth (`*.spec.ts`); one that names a folder matches all below it.
 * Paths are relative, with forward slashes.
 */
export function globTest(patterns: readonly string[]): PathTest {
  const expressions = patterns.flatMap((pattern) => {
    const trimmed = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
    const anyDepth = !trimmed.includes("/");
    return alternativesOf(trimmed === "." ? "" : trimmed.replace(/^\//, "")).map((one) =>
      one === "" ? undefined : [...(anyDepth ? [FOLDERS] : []), ...tokensOf(one)],
    );
  });
  return (path) => {
    const text = [...path];
    return expressions.some((tokens) => tokens === undefined || matches(tokens, text, true));
  };
}

/** `/api/v1/*` matches one more segment, `/api/**` everything below; all other signs are plain characters. */
export function starTest(pattern: string): PathTest {
  const tokens = pattern
    .split(/(\*\*|\*)/)
    .flatMap((part) => (part === "**" ? [DEEP] : part === "*" ? [STAR] : [...part].map(exactly)));
  return (path) => matches(tokens, [...path], false);
}

const STAR: Token = { kind: "star" };
const DEEP: Token = { kind: "deep" };
const FOLDERS: Token = { kind: "folders" };
const exactly = (character: string): Token => ({ kind: "one", fits: (one) => one === character });

/** `below`: what lies in a folder that the tokens name fits, too. */
function matches(tokens: readonly Token[], text: readonly string[], below: boolean): boolean {
  let [at, next] = [0, 0];
  let star: { token: number; at: number } | undefined;
  let deep: { token: number; at: number } | undefined;
  for (;;) {
    const token = tokens[next];
    if (token === undefined && (at === text.length || (below && text[at] === "/"))) return true;
    if (token?.kind === "star") star = { token: next, at };
    else if (token !== undefined && token.kind !== "one") [deep, star] = [{ token: next, at }, undefined];
    if (token !== undefined && token.kind !== "one") {
      next += 1;
      continue;
    }
    const character = text[at];
    if (token !== undefined && character !== undefined && token.fits(character)) {
      [at, next] = [at + 1, next + 1];
      continue;
    }
    // The nearest star takes one character more; where its segment ends, the nearest `**` does.
    if (star !== undefined && star.at < text.length && text[star.at] !== "/") star.at += 1;
    else if (deep !== undefined && deep.at < text.length) {
      const slash = tokens[deep.token]?.kind === "folders" ? text.indexOf("/", deep.at) : deep.at;
      if (slash < 0) return false;
      deep.at = slash + 1;
      star = undefined;
    } else return false;
    const back = star ?? deep;
    if (back === undefined) return false;
    [at, next] = [back.at, back.token + 1];
  }
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === "*" && pattern[at + 1] === "*") {
      const whole = (at === 0 || pattern[at - 1] === "/") && pattern[at + 2] === "/";
      tokens.push(whole ? FOLDERS : DEEP);
      at += whole ? 2 : 1;
    } else if (character === "*") tokens.push(STAR);
    else if (character === "?") tokens.push({ kind: "one", fits: (one) => one !== "/" });
    else if (character === "[") {
      const end = pattern.indexOf("]", at + 1);
      const set = end < 0 ? undefined : setOf(pattern.slice(at + 1, end));
      tokens.push(set ?? exactly("["));
      if (set !== undefined) at = end;
    } else {
      if (character === "\\" && at + 1 < pattern.length) at += 1;
      const plain = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
      tokens.push(exactly(plain));
      at += plain.length - 1;
    }
  }
  return tokens;
}

/** `a-z` as `[a-z]`; undefined where it is no set of characters, such as `z-a` or nothing. */
function setOf(inside: string): Token | undefined {
  if (inside === "") return undefined;
  try {
    const set = new RegExp(`^[${inside.replace(/^!/, "^").replace(/\\/g, "\\\\")}]$`);
    return { kind: "one", fits: (one) => one !== "/" && set.test(one) };
  } catch {
    return undefined;
  }
}

/** More than anybody writes; each pair of braces multiplies. */
const MOST_ALTERNATIVES = 256;

/** `src/{api,http}` as `src/api` and `src/http`; braces that do not pair are plain characters. */
function alternativesOf(pattern: string): readonly string[] {
  const all: string[] = [];
  const waiting = [pattern];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const braces = firstBraces(one);
    if (braces === undefined) all.push(one);
    else if (all.length + waiting.length + braces.parts.length > MOST_ALTERNATIVES) return [literalBraces(pattern)];
    else waiting.push(...braces.parts.map((part) => braces.before + part + braces.after).reverse());
  }
  return all;
}

const literalBraces = (pattern: string): string => pattern.replace(/(?<!\\)[{}]/g, "\\$&");

/** The first pair of braces with its parts, parted by the commas that no inner pair holds. */
function firstBraces(
  pattern: string,
): { readonly before: string; readonly parts: readonly string[]; readonly after: string } | undefined {
  for (let start = unescaped(pattern, "{", 0); start >= 0; start = unescaped(pattern, "{", start + 1)) {
    const parts = [""];
    let depth = 1;
    for (let at = start + 1; at < pattern.length; at += 1) {
      const character = pattern.charAt(at);
      if (character === "{") depth += 1;
      else if (character === "}") depth -= 1;
      if (depth === 0) return { before: pattern.slice(0, start), parts, after: pattern.slice(at + 1) };
      if (character === "," && depth === 1) parts.push("");
      else {
        const taken = character === "\\" ? pattern.slice(at, at + 2) : character;
        parts[parts.length - 1] += taken;
        at += taken.length - 1;
      }
    }
  }
  return undefined;
}

function unescaped(pattern: string, sign: string, from: number): number {
  for (let at = from; at < pattern.length; at += 1) {
    if (pattern[at] === "\\") at += 1;
    else if (pattern[at] === sign) return at;
  }
  return -1;
}
