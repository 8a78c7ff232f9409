/** Paths in the markup of a page: attributes and expressions, which no engine follows. */
import type { CodePlace } from "../call.js";

export interface MarkupPath {
  /** holes are `{}` */
  readonly text: string;
  readonly at: CodePlace;
}

/** `"/users"`, `` `/users/${id}` ``, `href="/users/{{ id }}"`; what stands outside of quotes is prose */
const QUOTED = /"([^"\n]{2,300})"|'([^'\n]{2,300})'|`([^`\n]{2,300})`/g;
const NESTED = /^[\s\S]*?([`'])(\/[^`'\n]*)\1[\s\S]*$/;
const COMMENT = /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g;
const SCRIPT_OR_STYLE = /<(script|style)\b[\s\S]*?<\/\1\s*>/gi;
/** code that is shown, not run */
const SHOWN = /^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\S\n]*$|`[^`\n]*`/gm;
const FRONTMATTER = /^\s*---\r?\n[\s\S]*?\r?\n---/;

export function markupPaths(file: string, text: string): readonly MarkupPath[] {
  let markup = text.replace(COMMENT, blank).replace(SCRIPT_OR_STYLE, blank);
  if (file.endsWith(".astro") || file.endsWith(".mdx")) markup = markup.replace(FRONTMATTER, blank);
  if (file.endsWith(".mdx")) markup = markup.replace(SHOWN, blank);
  const lines = lineStarts(text);
  return [...markup.matchAll(QUOTED)].flatMap((match): MarkupPath[] => {
    const quoted = match[1] ?? match[2] ?? match[3] ?? "";
    // `:href="`/users/${id}`"`: the text within the expression
    const inner = NESTED.exec(quoted)?.[2];
    const path = (inner ?? quoted).trim();
    if (!path.includes("/")) return [];
    const start = match.index + match[0].indexOf(inner ?? quoted);
    return [{ text: path.replace(/\{\{[^}]*\}\}|\$?\{[^}]*\}/g, "{}"), at: placeIn(file, lines, start, path.length) }];
  });
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, " ");

const lineStarts = (text: string): readonly number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

function placeIn(file: string, lines: readonly number[], start: number, length: number): CodePlace {
  const at = lines.findLastIndex((begin) => begin <= start);
  const column = start - (lines[at] ?? 0) + 1;
  return { file, line: at + 1, column, endLine: at + 1, endColumn: column + length };
}
