/**
 * A patch that `git apply` takes: unified, three lines around each change, line ends as they are.
 *
 * @see https://git-scm.com/docs/diff-format
 */
import type { Replacement } from "./text.js";

interface PatchedFile {
  /** from the repository's root, forward slashes */
  readonly file: string;
  /** as it stands in the file, a byte order mark included */
  readonly text: string;
  /** of `text`, in order */
  readonly edits: readonly Replacement[];
}

const CONTEXT = 3;

export const patchOf = (files: readonly PatchedFile[]): string => files.map(filePatch).join("");

function filePatch({ file, text, edits }: PatchedFile): string {
  const lines = linesOf(text);
  const changes = changedLines(lines, text, edits);
  if (changes.length === 0) return "";
  const hunks: string[] = [];
  let shift = 0;
  for (const hunk of hunksOf(changes, lines.length)) {
    const [first, last] = [hunk[0], hunk.at(-1)];
    if (first === undefined || last === undefined) continue;
    const start = Math.max(0, first.start - CONTEXT);
    const end = Math.min(lines.length, last.end + CONTEXT);
    const body: string[] = [];
    let at = start;
    for (const change of hunk) {
      body.push(...lines.slice(at, change.start).map((line) => written(" ", line)));
      body.push(...lines.slice(change.start, change.end).map((line) => written("-", line)));
      body.push(...change.lines.map((line) => written("+", line)));
      at = change.end;
    }
    body.push(...lines.slice(at, end).map((line) => written(" ", line)));
    const grown = hunk.reduce((sum, change) => sum + change.lines.length - (change.end - change.start), 0);
    hunks.push(`@@ -${range(start, end - start)} +${range(start + shift, end - start + grown)} @@\n${body.join("")}`);
    shift += grown;
  }
  return `diff --git ${quoted(`a/${file}`)} ${quoted(`b/${file}`)}\n--- ${name(`a/${file}`)}\n+++ ${name(`b/${file}`)}\n${hunks.join("")}`;
}

/** Each with its line end; the last may have none. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const written = (mark: string, line: string): string =>
  line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;

/** Lines count from 1; an empty range names the line before it. */
const range = (start: number, count: number): string =>
  count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`;

interface Change {
  readonly start: number;
  /** exclusive */
  readonly end: number;
  readonly lines: readonly string[];
}

/** The lines that edits touch, and what they become; edits of one line are one change. */
function changedLines(lines: readonly string[], text: string, edits: readonly Replacement[]): readonly Change[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length;
  }
  const lineAt = (position: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const groups: { start: number; end: number; edits: Replacement[] }[] = [];
  for (const edit of edits) {
    const start = lineAt(edit.start);
    // whole lines that go take no part of the next one along
    const isWhole =
      edit.end > edit.start && text[edit.end - 1] === "\n" && edit.text === "" && edit.start === starts[start];
    // an empty file has no line at all
    const end = Math.min(lines.length, (isWhole ? lineAt(edit.end - 1) : lineAt(edit.end)) + 1);
    const known = groups.at(-1);
    if (known !== undefined && start <= known.end) {
      known.end = Math.max(known.end, end);
      known.edits.push(edit);
    } else groups.push({ start, end, edits: [edit] });
  }
  return groups.map((group) => {
    const from = starts[group.start] ?? 0;
    const to = starts[group.end] ?? text.length;
    let made = "";
    let at = from;
    for (const edit of group.edits) {
      made += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return { start: group.start, end: group.end, lines: linesOf(made + text.slice(at, to)) };
  });
}

/** Changes whose context meets are one hunk. */
function hunksOf(changes: readonly Change[], count: number): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const before = hunks.at(-1)?.at(-1);
    if (before !== undefined && change.start - CONTEXT <= Math.min(count, before.end + CONTEXT))
      hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

/** As git writes names with characters that would end them. */
const quoted = (path: string): string =>
  /["\\\t\n\r]/.test(path)
    ? `"${path.replace(/["\\]/g, "\\$&").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`
    : path;

const name = (path: string): string => `${quoted(path)}${path.includes(" ") ? "\t" : ""}`;
