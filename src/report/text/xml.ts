import { visible } from "./visible.js";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  // `##[command]` in a CI log
  "[": "&#91;",
};

// XML 1.0 has no way to write most control characters, not even as references; they are shown instead.
const FORBIDDEN = /[\ufffe\uffff]/g;

/** One line, for attributes and text alike. */
export const xmlText = (text: string): string =>
  visible(text)
    .replace(FORBIDDEN, "\ufffd")
    .replace(/[&<>"']|(?<=##)\[/g, (character) => ENTITIES[character] ?? character);

/** ` name="value"` for each that has a value, in the order given. */
export const xmlAttributes = (attributes: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join("");
