/**
 * JSON that stays data wherever it is printed: in a terminal, a CI log or a `<script>`.
 * The characters that those obey are written as `\u` escapes, so a parser reads the very same text.
 */

// Controls, bidirectional and invisible marks (terminals), "<" of "</script>" and "<!--" (browsers),
// "#" of "##[command]" (CI logs; `::command::` needs the start of a line, which JSON never gives to a value).
const UNSAFE =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|<(?=[/!])|#(?=#\[)|[\u{e0000}-\u{e007f}]/gu;

const escape = (character: string): string =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");

/** Two spaces of indentation and an end of line, or one line for `compact`. */
export const jsonText = (value: unknown, layout: "indented" | "compact" = "indented"): string =>
  layout === "indented"
    ? `${JSON.stringify(value, null, 2).replace(UNSAFE, escape)}\n`
    : JSON.stringify(value).replace(UNSAFE, escape);
