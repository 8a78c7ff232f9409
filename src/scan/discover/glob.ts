/**
 * Globs as users write them in `--include`, `--exclude` and tsconfig: `**`, `*`, `?`, `[a-z]`, `{a,b}`; a backslash
 * makes a sign a plain character: `app/\[id\]/*.ts`.
 * A pattern without a slash matches the name at any depth (`*.spec.ts`); one that names a folder matches all below it.
 * Paths are relative, with forward slashes.
 */
export type PathTest = (path: string) => boolean;

export function globTest(patterns: readonly string[]): PathTest {
  const expressions = patterns.map((pattern) => new RegExp(`^${globSource(pattern)}$`));
  return (path) => expressions.some((expression) => expression.test(path));
}

function globSource(pattern: string): string {
  const trimmed = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  if (trimmed === "" || trimmed === ".") return ".*";
  const anchored = trimmed.replace(/^\//, "");
  const anyDepth = trimmed.includes("/") ? "" : "(?:.*/)?";
  return `${anyDepth}${segmentsSource(anchored)}(?:/.*)?`;
}

function segmentsSource(pattern: string): string {
  let source = "";
  let braces = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === "*" && pattern[at + 1] === "*") {
      const whole = (at === 0 || pattern[at - 1] === "/") && (pattern[at + 2] === "/" || at + 2 === pattern.length);
      if (whole && pattern[at + 2] === "/") {
        source += "(?:[^/]+/)*";
        at += 2;
      } else {
        source += ".*";
        at += 1;
      }
    } else if (character === "*") source += "[^/]*";
    else if (character === "?") source += "[^/]";
    else if (character === "[") {
      const end = pattern.indexOf("]", at + 1);
      const set = end < 0 ? undefined : setSource(pattern.slice(at + 1, end));
      source += set ?? "\\[";
      if (set !== undefined) at = end;
    } else if (character === "\\" && at + 1 < pattern.length) {
      at += 1;
      source += literal(pattern.charAt(at));
    } else if (character === "{" && pattern.includes("}", at)) {
      source += "(?:";
      braces += 1;
    } else if (character === "}" && braces > 0) {
      source += ")";
      braces -= 1;
    } else if (character === "," && braces > 0) source += "|";
    else source += literal(character);
  }
  return source + ")".repeat(braces);
}

const literal = (character: string): string => character.replace(/[.+*?^${}()|[\\\]]/g, "\\$&");

/** `a-z` as `[a-z]`; undefined where it is no set of characters, such as `z-a` or nothing. */
function setSource(inside: string): string | undefined {
  const source = `[${inside.replace(/^!/, "^").replace(/\\/g, "\\\\")}]`;
  try {
    return inside === "" ? undefined : new RegExp(source).source;
  } catch {
    return undefined;
  }
}
