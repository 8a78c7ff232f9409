/** What a page in Markdown holds for us: documents in its fences, links, and whether it is there at all. */

export interface Fence {
  /** what stands between its lines */
  readonly text: string;
  /** the heading before it, as it reads: `[Experimental] Get nodes` */
  readonly heading: string | undefined;
  /** false: the page ended before it did */
  readonly closed: boolean;
}

/** Fences of CommonMark, section 4.5: three or more backticks or tildes, closed by at least as many. One pass. */
export function fencesOf(page: string): readonly Fence[] {
  const fences: Fence[] = [];
  let heading: string | undefined;
  let open: { readonly mark: string; readonly lines: string[]; readonly isQuoted: boolean } | undefined;
  for (const written of linesOf(page)) {
    const quoted = written.replace(QUOTE, "");
    const line = open === undefined || open.isQuoted ? quoted : written;
    const [, mark] = FENCE.exec(line) ?? [];
    if (open === undefined) {
      if (mark !== undefined) open = { mark, lines: [], isQuoted: quoted !== written };
      else heading = headingOf(line) ?? heading;
    } else if (mark?.startsWith(open.mark) === true && line.trim() === mark) {
      fences.push({ text: open.lines.join("\n"), heading, closed: true });
      open = undefined;
    } else open.lines.push(line);
  }
  if (open !== undefined) fences.push({ text: open.lines.join("\n"), heading, closed: false });
  return fences;
}

/** The lines of a page that stand in none of its fences. */
export function outsideFences(page: string): readonly string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const line of linesOf(page)) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (open === undefined && mark === undefined) lines.push(line);
    else if (open === undefined) open = mark;
    else if (mark?.startsWith(open) === true && line.trim() === mark) open = undefined;
  }
  return lines;
}

/** a fence may stand in a block quote: `> ```json` */
const QUOTE = /^ {0,3}(?:> ?)+/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** A fence that holds an OpenAPI document, whole or cut: its first words say so. */
export const isDocumentFence = ({ text }: Fence): boolean => START.test(text.slice(0, 500));
const START = /^\s*(?:\{\s*)?["']?(?:openapi|swagger)["']?\s*:/;

export interface Link {
  readonly href: string;
  readonly title: string;
  /** the heading that it stands under */
  readonly heading: string | undefined;
}

/** `- [Title](address): description`, as lists for machines have them (llmstxt.org), and bare addresses of documents. */
export function linksOf(page: string): readonly Link[] {
  const links: Link[] = [];
  let heading: string | undefined;
  for (const line of linesOf(page)) {
    heading = headingOf(line) ?? heading;
    const text = line.slice(0, LONGEST_LINE);
    for (const [, title = "", href = ""] of text.matchAll(
      /\[([^\][]{0,500})\]\(<?([^()<>\s]{1,2000})>?[^()]{0,500}\)/g,
    ))
      links.push({ href, title, heading });
    if (!text.includes("]("))
      for (const [href] of text.matchAll(/https?:\/\/[^\s<>()[\]"'`]{1,2000}/g))
        links.push({ href, title: "", heading });
  }
  return links;
}

/** characters; the rest of a longer line is prose */
const LONGEST_LINE = 10_000;

export function firstHeading(page: string): string | undefined {
  for (const line of linesOf(page.slice(0, LONGEST_LINE))) {
    const heading = headingOf(line);
    if (heading !== undefined) return heading;
  }
  return undefined;
}

/** Text that is a page in Markdown rather than HTML, JSON or YAML. */
export function isMarkdown(text: string, contentType = ""): boolean {
  const start = text.trimStart().slice(0, 2000);
  if (/^[<{[]/.test(start)) return false;
  if (/^(?:["']?(?:openapi|swagger)["']?\s*:)/m.test(start) && !/^ {0,3}(?:```|~~~)/m.test(start)) return false;
  return /\bmarkdown\b/i.test(contentType) || /^ {0,3}(?:#{1,6} |```|~~~|> )/m.test(start);
}

/** `## \[Experimental] Get nodes` reads `[Experimental] Get nodes`. */
function headingOf(line: string): string | undefined {
  const [, written] = /^ {0,3}#{1,6} +(.*)$/.exec(line.slice(0, LONGEST_LINE)) ?? [];
  return written === undefined ? undefined : unescaped(written.replace(/ +#* *$/, "").trim());
}

const unescaped = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/);
