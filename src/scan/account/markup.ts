/** Paths in the markup of a page: attributes and expressions, which no engine follows. */
import type { CodePlace } from "../call.js";
import { between, blank, elementsOf, fences, type Region, withoutRegions } from "../discover/regions.js";

interface MarkupPath {
  /** holes are `{}` */
  readonly text: string;
  readonly at: CodePlace;
}

/** `"/users"`, `` `/users/${id}` ``, `href="/users/{{ id }}"`; what stands outside of quotes is prose */
const QUOTED = /"([^"\n]{2,300})"|'([^'\n]{2,300})'|`([^`\n]{2,300})`/g;
const NESTED = /^[\s\S]*?([`'])(\/[^`'\n]*)\1[\s\S]*$/;
const FRONTMATTER = /^\s*---\r?\n[\s\S]*?\r?\n---/;

export function markupPaths(file: string, text: string): readonly MarkupPath[] {
  let markup = text;
  const leaveOut = (regions: Iterable<Region>): void => void (markup = withoutRegions(markup, regions));
  leaveOut(between(markup, "<!--", "-->"));
  leaveOut(between(markup, "{/*", "*/}"));
  leaveOut(elementsOf(markup, "script"));
  leaveOut(elementsOf(markup, "style"));
  if (file.endsWith(".astro") || file.endsWith(".mdx")) markup = markup.replace(FRONTMATTER, blank);
  // code that is shown, not run
  if (file.endsWith(".mdx")) {
    leaveOut(fences(markup));
    markup = markup.replace(/`[^`\n]*`/g, blank);
  }
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

const lineStarts = (text: string): readonly number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

function placeIn(file: string, lines: readonly number[], start: number, length: number): CodePlace {
  const at = lineAt(lines, start);
  const column = start - (lines[at] ?? 0) + 1;
  return { file, line: at + 1, column, endLine: at + 1, endColumn: column + length };
}

/** The last line that begins at or before an offset; by halves, since pages have many lines and many paths. */
function lineAt(lines: readonly number[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
