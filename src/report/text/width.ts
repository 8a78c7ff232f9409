/** Columns on a terminal: wide characters take two, combining marks none. Text is one `visible` line. */

// Made when first needed: it takes 15 ms, and most reports are plain letters.
let segmenter: Intl.Segmenter | undefined;
const segmentsOf = (text: string): Intl.Segments =>
  (segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" })).segment(text);

// One column per code unit: ASCII, and the few signs that reports are drawn with.
const NARROW = /^[\x20-\x7e\u2018-\u201d\u2026\u2190-\u2193\u2500-\u257f]*$/;

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /^[\p{Mark}\p{Control}\u200d]+$/u;

const graphemeWidth = (grapheme: string): number => {
  if (NO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
};

const graphemesOf = (text: string): readonly string[] =>
  NARROW.test(text) ? [...text] : Array.from(segmentsOf(text), (part) => part.segment);

export const widthOf = (text: string): number =>
  NARROW.test(text) ? text.length : graphemesOf(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);

export const padEnd = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
export const padStart = (text: string, width: number): string => " ".repeat(Math.max(0, width - widthOf(text))) + text;

const takenWithin = (graphemes: readonly string[], width: number): number => {
  let used = 0;
  const end = graphemes.findIndex((grapheme) => (used += graphemeWidth(grapheme)) > width);
  return end < 0 ? graphemes.length : end;
};

/** Cut to `width` columns with an ellipsis; never through a character. */
export const clip = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  if (width > 0 && NARROW.test(text)) return `${text.slice(0, width - 1)}…`;
  const graphemes = graphemesOf(text);
  return width < 1 ? "" : `${graphemes.slice(0, takenWithin(graphemes, width - 1)).join("")}…`;
};

/** The same from the other end: the last `width` columns. */
export const clipStart = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  const backwards = [...graphemesOf(text)].reverse();
  return width < 1
    ? ""
    : `…${backwards
        .slice(0, takenWithin(backwards, width - 1))
        .reverse()
        .join("")}`;
};

/** Break at spaces. A word wider than the line stays whole: a path that is cut cannot be copied. */
export const wrap = (text: string, width: number): readonly string[] => {
  if (text.length <= width && NARROW.test(text)) return [text.trimStart()];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line.trimEnd());
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
};
