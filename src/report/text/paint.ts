/** Colours, decided by the caller: `util.styleText` would look at the environment. */

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const satisfies Record<string, readonly [number, number]>;

export type Style = keyof typeof CODES;
export type Paint = (text: string, ...styles: readonly Style[]) => string;

/** `painter(true)("gone", "red", "bold")`; without colour the text as it is. */
export const painter = (color: boolean): Paint => {
  if (!color) return (text) => text;
  return (text, ...styles) =>
    styles.reduce((inner, style) => {
      const [on, off] = CODES[style];
      return `\u001b[${on}m${inner}\u001b[${off}m`;
    }, text);
};
