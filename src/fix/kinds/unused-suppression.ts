/** A comment that accepts nothing any more goes, with its line where it has one to itself. */

import { type FixKind } from "./kind.js";

export const kind: FixKind = {
  name: "unused-suppression",
  draft({ finding, program }) {
    if (finding.ruleId !== "unused-suppression" || finding.detail.kind !== "suppression") return undefined;
    const { file, line, column, endLine, endColumn } = finding.place;
    const tree = program.module(file)?.tree;
    const text = program.raw(file);
    if (tree === undefined || text === undefined || !program.mayEdit(file)) return undefined;
    const starts = tree.getLineStarts();
    const [start, end] = [offsetOf(starts, line, column), offsetOf(starts, endLine, endColumn)];
    if (start === undefined || end === undefined) return undefined;
    const span = wholeComment(text, start, end);
    // of several rules in one comment only one may be of no use, and in JSX braces stand around it
    if (span === undefined || /,/.test(finding.detail.text.split("--")[0] ?? "")) return undefined;
    return {
      change: { kind: "comment", text: finding.detail.text },
      unproved: [],
      edits: [
        { file, start: span.start, end: span.end, before: text.slice(span.start, span.end), text: "", steps: [] },
      ],
    };
  },
};

const offsetOf = (starts: readonly number[], line: number, column: number): number | undefined => {
  const start = starts[line - 1];
  return start === undefined ? undefined : start + column - 1;
};

/** With the line that it fills, or with the blanks before it. Undefined: something stands around it that belongs to it. */
function wholeComment(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  const comment = text.slice(start, end);
  const isWhole = /^\/\/[^\n]*$/.test(comment) || /^\/\*[^*]*\*\/$/.test(comment);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(lineStart, start);
  const lineEnd = text.indexOf("\n", end);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  if (!isWhole || before.trimEnd().endsWith("{") || after.trimStart().startsWith("}")) return undefined;
  if (after.trim() !== "") return undefined;
  if (before.trim() === "") return { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1 };
  return { start: start - (before.length - before.trimEnd().length), end };
}
