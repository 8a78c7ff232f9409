import { visible } from "./visible.js";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
  // `##[command]` in a CI log
  "[": "&#91;",
};

/** Safe in text and in quoted attributes; control and bidirectional characters are shown. */
export const htmlText = (text: string): string =>
  visible(text).replace(/[&<>"'`]|(?<=##)\[/g, (character) => ENTITIES[character] ?? character);

/** Markup that is already safe. Only `html` and this module make one. */
export class Markup {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Insertable = string | number | undefined | Markup | readonly Insertable[];

const insert = (value: Insertable): string => {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "string") return htmlText(value);
  if (typeof value === "number") return String(value);
  return value.map(insert).join("");
};

/** Everything put in is escaped, except what `html` itself has made: html`<b>${name}</b>`. */
export const html = (strings: TemplateStringsArray, ...values: readonly Insertable[]): Markup =>
  new Markup(strings.map((part, index) => part + insert(values[index])).join(""));
