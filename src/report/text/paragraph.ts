import type { Paint } from "./paint.js";
import { type Phrase, plain, set } from "./phrase.js";
import { visible } from "./visible.js";
import { widthOf, wrap } from "./width.js";

interface Layout {
  /** before the first line, and before every other one */
  readonly first: string;
  readonly rest: string;
  readonly width: number;
  readonly paint: Paint;
}

/** Lines for a terminal. Names are set in colour; without colour they keep their backticks. */
export const paragraph = (phrase: Phrase, { first, rest, width, paint }: Layout): readonly string[] => {
  const coloured = paint("", "cyan") !== "";
  const words = coloured ? markedWords(phrase) : plain(phrase.map(shown));
  return wrap(words, width - widthOf(rest)).map(
    (line, index) => (index === 0 ? first : rest) + (coloured ? paintMarked(line, paint) : line),
  );
};

const shown = (part: Phrase[number]): Phrase[number] =>
  typeof part === "string" ? visible(part) : { code: visible(part.code) };

// Colour codes have no width, but `wrap` must not count them: a name is framed by two characters that `visible`
// never lets through, and painted line by line after wrapping. A name of several words may so span two lines.
const OPEN = "\u0001";
const CLOSE = "\u0002";
const markedWords = (phrase: Phrase): string =>
  set(phrase, {
    text: visible,
    code: (name) =>
      visible(name)
        .split(" ")
        .map((word) => OPEN + word + CLOSE)
        .join(" "),
  });
const paintMarked = (line: string, paint: Paint): string =>
  line
    .replaceAll(`${CLOSE} ${OPEN}`, " ")
    .replace(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, "g"), (_, name: string) => paint(name, "cyan"));
