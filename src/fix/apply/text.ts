/** Edits on texts: applied, and several rounds of them put together as edits of the first text. */
import type { Edit } from "../../check/finding.js";

/** Where characters of a text become others. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Sorted by place and apart from each other. Undefined: what an edit expects does not stand there. */
export function applied(
  text: string,
  edits: readonly Pick<Edit, "start" | "end" | "before" | "text">[],
): string | undefined {
  let result = "";
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at || text.slice(edit.start, edit.end) !== edit.before) return undefined;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** `later` is of the text that `earlier` made; the result is of the text before both. */
export function composed(earlier: readonly Replacement[], later: readonly Replacement[]): readonly Replacement[] {
  let made: readonly Replacement[] = earlier;
  // from the end, so that the places of the others stay true
  for (const one of later.toReversed()) made = withOne(made, one);
  return made;
}

/**
 * `later` is of the text that `earlier` made; the result is the same as an edit of the text before both. Where it
 * touches what an earlier one made, it makes that as well.
 */
export const ofFirst = (earlier: readonly Replacement[], later: Replacement): Replacement =>
  placed(earlier, later).made;

function withOne(earlier: readonly Replacement[], one: Replacement): readonly Replacement[] {
  const { before, made, after } = placed(earlier, one);
  return [...before, made, ...after];
}

interface Placed {
  readonly before: readonly Replacement[];
  readonly made: Replacement;
  readonly after: readonly Replacement[];
}

function placed(earlier: readonly Replacement[], one: Replacement): Placed {
  const before: Replacement[] = [];
  const after: Replacement[] = [];
  const touched: (Replacement & { readonly at: number })[] = [];
  let shift = 0;
  for (const each of earlier) {
    const at = each.start + shift;
    const end = at + each.text.length;
    shift += each.text.length - (each.end - each.start);
    if (end <= one.start && !(end === one.start && one.start === one.end)) before.push(each);
    else if (at >= one.end) after.push(each);
    else touched.push({ ...each, at });
  }
  const moved = (offset: number, edits: readonly Replacement[]): number =>
    offset - edits.reduce((sum, each) => sum + each.text.length - (each.end - each.start), 0);
  const [first] = touched;
  const last = touched.at(-1);
  if (first === undefined || last === undefined)
    return { before, made: { ...one, start: moved(one.start, before), end: moved(one.end, before) }, after };
  const lastEnd = last.at + last.text.length;
  const head = one.start > first.at ? first.text.slice(0, one.start - first.at) : "";
  const tail = one.end < lastEnd ? last.text.slice(one.end - last.at) : "";
  const start = one.start < first.at ? first.start - (first.at - one.start) : first.start;
  const end = one.end > lastEnd ? last.end + (one.end - lastEnd) : last.end;
  return { before, made: { start, end, text: head + one.text + tail }, after };
}
