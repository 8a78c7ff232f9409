/** What a text in Markdown is, and how its lines read. */

/** characters; the rest of a longer line is prose */
const LONGEST_LINE = 10_000;

export function firstHeading(page: string): string | undefined {
  for (const line of linesOf(page.slice(0, LONGEST_LINE))) {
    const heading = headingOf(line);
    if (heading !== undefined) return heading;
  }
  return undefined;
}

/** Front matter, as Mintlify has it above each page, and what stands below it. */
export function partsOf(page: string): { readonly matter: string | undefined; readonly body: string } {
  const [whole, matter] = /^\s*---[ \t]*\r?\n([^]*?)\n---[ \t]*(?:\r?\n|$)/.exec(page.slice(0, LONGEST_MATTER)) ?? [];
  // a YAML file may start with `---` as well, and hold several documents
  return whole === undefined || matter === undefined || /^["']?(?:openapi|swagger)["']?\s*:\s*["']?\d/m.test(matter)
    ? { matter: undefined, body: page }
    : { matter, body: page.slice(whole.length) };
}

/** characters */
const LONGEST_MATTER = 20_000;

/** Text that is a page in Markdown rather than HTML, JSON or YAML. */
export function isMarkdown(text: string, contentType = ""): boolean {
  const { matter, body } = partsOf(text);
  const start = body.trimStart().slice(0, 2000);
  if (matter === undefined && /^[<{[]/.test(start)) return false;
  if (/^(?:["']?(?:openapi|swagger)["']?\s*:)/m.test(start) && !/^ {0,3}(?:```|~~~)/m.test(start)) return false;
  return /\bmarkdown\b/i.test(contentType) || matter !== undefined || /^ {0,3}(?:#{1,6} |```|~~~|> )/m.test(start);
}

/** `## \[Experimental] Get nodes` reads `[Experimental] Get nodes`. */
export function headingOf(line: string): string | undefined {
  const [, written] = /^ {0,3}#{1,6} +(.*)$/.exec(line.slice(0, LONGEST_LINE)) ?? [];
  return written === undefined ? undefined : unescaped(written.replace(/ +#* *$/, "").trim());
}

export const unescaped = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");

export const linesOf = (text: string): readonly string[] => text.split(/\r?\n/);
