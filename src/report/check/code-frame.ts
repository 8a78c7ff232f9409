import { maskCredentials } from "../../credentials.js";
import type { CodePlace } from "../../scan/call.js";
import { visible } from "../text/visible.js";
import { clip, clipStart, widthOf } from "../text/width.js";

/** A few lines of code around a place, safe to show, ready to be drawn by any format. */
export type CodeFrame = readonly FrameLine[];

interface FrameLine {
  readonly number: number;
  /** the line is `before + marked + after`; a line without a mark is all `before` */
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

interface FrameOptions {
  /** lines shown before and after the marked ones */
  readonly around: number;
  /** columns per line, without a gutter */
  readonly width: number;
}

/** A call over many lines shows its first ones: method and path are there. */
const MOST_MARKED_LINES = 3;
const TAB = "  ";

/** Frames of many places; a file is read and split once. `undefined`: no such file, or no such line any more. */
export const framer = (source: (file: string) => string | undefined) => {
  const files = new Map<string, readonly string[] | undefined>();
  const linesOf = (file: string): readonly string[] | undefined => {
    if (!files.has(file)) files.set(file, source(file)?.split(/\r\n|[\n\r]/));
    return files.get(file);
  };
  return (place: CodePlace, options: FrameOptions): CodeFrame | undefined => {
    const lines = linesOf(place.file);
    return lines === undefined ? undefined : frameOf(lines, place, options);
  };
};

/** A minified line of megabytes is never shown whole, whatever the output can take. */
const WIDEST = 500;

const frameOf = (
  lines: readonly string[],
  place: CodePlace,
  { around, ...asked }: FrameOptions,
): CodeFrame | undefined => {
  const width = Math.min(asked.width, WIDEST);
  if (place.line < 1 || place.line > lines.length) return undefined;
  const lastMarked = Math.min(Math.max(place.line, place.endLine), place.line + MOST_MARKED_LINES - 1, lines.length);
  const first = Math.max(1, place.line - around);
  const last = Math.min(lines.length, lastMarked + around);
  const parts = Array.from({ length: last - first + 1 }, (_, index): FrameLine => {
    const number = first + index;
    const raw = lines[number - 1] ?? "";
    return {
      number,
      ...(number < place.line || number > lastMarked ? unmarked(raw, width) : marked(raw, number, place, width)),
    };
  });
  const indent = Math.min(
    ...parts.filter((part) => textOf(part).trim() !== "").map((part) => /^ */.exec(part.before)?.[0].length ?? 0),
  );
  return withoutBlankEdges(parts, place.line).map((part) => fit({ ...part, before: part.before.slice(indent) }, width));
};

type Parts = Omit<FrameLine, "number">;
const textOf = (line: Parts): string => line.before + line.marked + line.after;

/** Beyond what is shown, so that a credential at the edge is known for one. */
const CONTEXT = 1000;

const unmarked = (raw: string, width: number): Parts => ({
  before: shown(maskCredentials(raw.slice(0, width * 4 + CONTEXT)).slice(0, width * 4)),
  marked: "",
  after: "",
});

const marked = (raw: string, number: number, place: CodePlace, width: number): Parts => {
  const blank = raw.length - raw.trimStart().length;
  const start = Math.min(number === place.line ? place.column - 1 : blank, raw.length);
  const end = number === place.endLine ? Math.max(start + 1, place.endColumn - 1) : raw.trimEnd().length;
  // A minified line may have megabytes: only what can be seen is looked at.
  const reach = width * 4;
  const seen = (from: number, to: number): string => {
    const first = Math.max(0, from - CONTEXT);
    return shown(maskCredentials(raw.slice(first, to + CONTEXT)).slice(from - first, to - first));
  };
  return {
    before: seen(Math.max(0, start - reach), start),
    marked: seen(start, Math.min(end, start + reach)),
    after: seen(end, end + reach),
  };
};

const shown = (raw: string): string => visible(raw.replaceAll("\t", TAB));

const withoutBlankEdges = (lines: readonly FrameLine[], marked: number): readonly FrameLine[] => {
  const first = lines.findIndex((line) => textOf(line).trim() !== "" || line.number >= marked);
  const last = lines.findLastIndex((line) => textOf(line).trim() !== "" || line.number <= marked);
  return lines.slice(first, last + 1);
};

/** Cuts a long line so that the start of its mark stays in sight. */
const fit = (line: FrameLine, width: number): FrameLine => {
  if (widthOf(textOf(line)) <= width) return line;
  const room = Math.max(10, width);
  const tail = Math.min(widthOf(line.marked) + widthOf(line.after), Math.ceil(room * 0.7));
  const before = line.marked === "" ? clip(line.before, room) : clipStart(line.before, room - tail);
  const marked = clip(line.marked, room - widthOf(before));
  return {
    ...line,
    before,
    marked,
    after: marked === line.marked ? clip(line.after, room - widthOf(before) - widthOf(marked)) : "",
  };
};
