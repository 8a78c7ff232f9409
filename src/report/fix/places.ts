/** Edits as lines and columns of their files, for formats that know no offsets. */
import type { Edit, Fix } from "../../check/fix.js";
import type { CodePlace } from "../../scan/call.js";
import type { RenderContext } from "../check/context.js";

interface PlacedEdit {
  readonly place: CodePlace;
  readonly text: string;
}

/** Undefined where a file is no longer what the edits were made for: then none of them is told. */
export function placedEdits(fix: Fix, { source }: Pick<RenderContext, "source">): readonly PlacedEdit[] | undefined {
  const placed = fix.edits.map((edit) => placedEdit(edit, textOf(source, edit.file)));
  const whole = placed.filter((one) => one !== undefined);
  return whole.length === placed.length ? whole : undefined;
}

/**
 * As one edit, where all are in one file: for formats that let a reader take one without the other. Texts of the code
 * that would be told with it may be secrets, as `appSecret: "…"` is: then there is none.
 */
export function asOneEdit(fix: Fix, { source }: Pick<RenderContext, "source">): PlacedEdit | undefined {
  const [first] = fix.edits;
  const last = fix.edits.at(-1);
  if (first === undefined || last === undefined || fix.edits.some(({ file }) => file !== first.file)) return undefined;
  const whole = textOf(source, first.file);
  if (whole === undefined) return undefined;
  let text = "";
  let at = first.start;
  for (const edit of fix.edits) {
    const between = whole.slice(at, edit.start);
    if (/["'`]/.test(between)) return undefined;
    text += between + edit.text;
    at = edit.end;
  }
  const before = whole.slice(first.start, last.end);
  return placedEdit({ file: first.file, start: first.start, end: last.end, before, text }, whole);
}

function textOf(source: RenderContext["source"], file: string): string | undefined {
  const text = source(file);
  return text?.startsWith("\uFEFF") === true ? text.slice(1) : text;
}

function placedEdit({ file, start, end, before, text }: Edit, whole: string | undefined): PlacedEdit | undefined {
  if (whole === undefined || whole.slice(start, end) !== before) return undefined;
  const from = positionAt(whole, start);
  const to = positionAt(whole, end);
  return { place: { file, ...from, endLine: to.line, endColumn: to.column }, text };
}

function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const breaks = before.match(/\r\n|[\n\r]/g)?.length ?? 0;
  return { line: breaks + 1, column: offset - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) };
}
