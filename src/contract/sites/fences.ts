/** The fences of a page in Markdown, and what stands outside them. */
import { headingOf, linesOf } from "./markdown.js";

export interface Fence {
  /** what stands between its lines, without the indentation of its first line */
  readonly text: string;
  /** the heading before it, as it reads: `[Experimental] Get nodes` */
  readonly heading: string | undefined;
  /** false: the page ended before it did */
  readonly closed: boolean;
}

interface Open {
  readonly mark: string;
  readonly indent: number;
  readonly isQuoted: boolean;
  readonly lines: string[];
}

/**
 * Fences of CommonMark, section 4.5: three or more backticks or tildes, closed by at least as many. However far one is
 * indented it opens, as in a list, or in the tabs and columns of MDX, where four spaces are no code. One pass.
 */
export const fencesOf = (page: string): readonly Fence[] => parted(page).fences;

/** The lines of a page that stand in none of its fences. */
export const outsideFences = (page: string): readonly string[] => parted(page).outside;

/** A line that stands in no fence, or all of a fence. */
export interface Block {
  readonly text: string;
  readonly isFence: boolean;
}

/** Lines and fences, in the order of the page. */
export const blocksOf = (page: string): readonly Block[] => parted(page).blocks;

interface Parted {
  readonly fences: readonly Fence[];
  readonly outside: readonly string[];
  readonly blocks: readonly Block[];
}

function parted(page: string): Parted {
  const fences: Fence[] = [];
  const blocks: Block[] = [];
  const outside: string[] = [];
  let heading: string | undefined;
  let open: Open | undefined;
  const unclosed = new Set<string>();
  const lines = linesOf(page);
  let after = 0;
  for (const [at, written] of lines.entries()) {
    if (at < after) continue;
    if (open === undefined && (after = endOfComment(lines, at, unclosed)) > at) continue;
    const quoted = written.replace(QUOTE, "");
    const line = open === undefined || open.isQuoted ? quoted : written;
    if (open === undefined) {
      const [, before = "", backticks, tildes] = OPENS.exec(line) ?? [];
      const mark = backticks ?? tildes;
      if (mark !== undefined) open = { mark, indent: before.length, isQuoted: quoted !== written, lines: [] };
      else {
        heading = headingOf(line) ?? heading;
        outside.push(written);
        blocks.push({ text: written, isFence: false });
      }
    } else if (closes(line, open)) {
      fences.push({ text: open.lines.join("\n"), heading, closed: true });
      blocks.push({ text: open.lines.join("\n"), isFence: true });
      open = undefined;
    } else open.lines.push(withoutIndent(line, open.indent));
  }
  if (open !== undefined) fences.push({ text: open.lines.join("\n"), heading, closed: false });
  return { fences, outside, blocks };
}

/** `<!--`, and the comments of MDX; `unclosed`: ends of which there is none further down */
function endOfComment(lines: readonly string[], at: number, unclosed: Set<string>): number {
  const [, start] = /^ {0,3}(<!--|\{\s*\/\*)/.exec(lines[at] ?? "") ?? [];
  if (start === undefined) return at;
  const end = start === "<!--" ? "-->" : "*/";
  if (unclosed.has(end)) return at;
  const last = lines.findIndex((line, index) => index >= at && line.includes(end));
  if (last < 0) unclosed.add(end);
  return last + 1;
}

/** a fence may stand in a block quote: `> ```json` */
const QUOTE = /^ {0,3}(?:> ?)+/;
/** in an item of a list as well: "- ```json"; what follows backticks has none, or it is code within a line */
const OPENS = /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?:(`{3,})(?![^`]*`)|(~{3,}))/;
const CLOSES = /^([ \t]*)(`{3,}|~{3,})[ \t]*$/;

function closes(line: string, { mark, indent }: Open): boolean {
  const [, before = "", written] = CLOSES.exec(line) ?? [];
  // what is indented further is text of the fence: a description with a fence of its own
  return written?.startsWith(mark) === true && before.length <= indent + 3;
}

const withoutIndent = (line: string, indent: number): string => {
  const blank = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(blank, indent));
};
