/**
 * Text from specs and code may hold characters that a terminal, a browser or a log obeys instead of showing.
 * They are shown here, so that what a reader sees is what is there.
 */

// C0 and DEL have pictures of their own in Unicode; everything else that is invisible or reorders text is spelled out:
// C1 controls, soft hyphen, zero-width and bidirectional marks, line and paragraph separators, BOM, tags, lone surrogates.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

// Joiners between emoji and in scripts that need them are no danger and no surprise.
const HARMLESS = new Set(["\u200d"]);

const spell = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (HARMLESS.has(character)) return character;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `\\u{${code.toString(16)}}`;
};

// Nearly every text; the other pattern is large, and costs time when it is first used.
const PLAIN = /^[\x20-\x7e]*$/;

/** One line of text that is safe to print: `"a\u001b[31m"` → `"a␛[31m"`, `"\u202e"` → `"\u{202e}"` in letters. */
export const visible = (text: string): string => (PLAIN.test(text) ? text : text.replace(UNSAFE, spell));

/**
 * A CI log reads `::error::…` at the start of a line and `##[error]…` anywhere in it as commands.
 * Only text that is *not* meant as a command passes through here.
 */
export const withoutCommands = (line: string): string =>
  line.includes("::") || line.includes("##[") ? line.replace(/^(\s*):(?=:)/, "$1\\:").replaceAll("##[", "#\\#[") : line;
