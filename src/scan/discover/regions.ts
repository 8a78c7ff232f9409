/**
 * Parts of a page by where they begin and end. Each in one pass: a page is somebody else's text, and what is opened
 * a hundred thousand times and never closed must not be looked for a hundred thousand times.
 */

export interface Region {
  readonly start: number;
  readonly end: number;
}

/** Line breaks stay, so that lines and columns do. */
export const blank = (text: string): string => text.replace(/[^\r\n]/g, " ");

export function withoutRegions(text: string, regions: Iterable<Region>): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of regions) {
    pieces.push(text.slice(at, start), blank(text.slice(start, end)));
    at = end;
  }
  return pieces.join("") + text.slice(at);
}

/** `<!--` to `-->`, both included. */
export function* between(text: string, open: string, close: string): Iterable<Region> {
  for (let start = text.indexOf(open); start >= 0; ) {
    const stop = text.indexOf(close, start + open.length);
    if (stop < 0) return;
    const end = stop + close.length;
    yield { start, end };
    start = text.indexOf(open, end);
  }
}

interface PageElement extends Region {
  readonly attributes: string;
  /** of what stands between the tags */
  readonly inner: Region;
}

/** `<script …>…</script>`: after a tag that nobody closes there is nothing more to find. */
export function* elementsOf(page: string, name: "script" | "style"): Iterable<PageElement> {
  const open = new RegExp(`<${name}\\b`, "gi");
  const attributes = /(?:[^>"']|"[^"]*"|'[^']*')*/y;
  const close = new RegExp(`</${name}\\s*>`, "gi");
  for (let tag = open.exec(page); tag !== null; tag = open.exec(page)) {
    attributes.lastIndex = open.lastIndex;
    const said = attributes.exec(page)?.[0] ?? "";
    const start = open.lastIndex + said.length + 1;
    close.lastIndex = start;
    const end = page[start - 1] === ">" ? close.exec(page) : null;
    if (end === null) return;
    yield { start: tag.index, end: close.lastIndex, attributes: said, inner: { start, end: end.index } };
    open.lastIndex = close.lastIndex;
  }
}

/** Fences of Markdown: a line that begins with three backticks or tildes, to the next such line. */
export function* fences(text: string): Iterable<Region> {
  const line = /^(?:```|~~~).*$/gm;
  for (let open = line.exec(text); open !== null; open = line.exec(text)) {
    const close = line.exec(text);
    if (close === null) return;
    yield { start: open.index, end: line.lastIndex };
  }
}
