import { htmlText } from "./html.js";
import { type Phrase, set } from "./phrase.js";
import { visible, withoutCommands } from "./visible.js";

/** GitHub-flavoured Markdown from text that is nobody's markup. */

const asEntities = (text: string): string => [...text].map((character) => `&#${character.charCodeAt(0)};`).join("");

/** Prose on one line, also inside a table cell: nothing in it is markup, a link, a mention or HTML. */
export const markdownText = (text: string): string =>
  htmlText(text)
    .replace(/&#?\w+;|[\\*_[\]|~$]/g, (found) => (found.length === 1 ? asEntities(found) : found))
    // Mentions and issue links are found in the rendered text, where an entity is no hindrance: a zero-width space is.
    .replace(/(?<!&)[@#](?=[\w-])/g, (sign) => `${sign}&#8203;`)
    // `http://…` and `:emoji:`
    .replace(/:(?=\S)/g, "&#58;")
    .replaceAll("www.", "www&#46;")
    // What starts a list, a heading, an underline or a rule does so only at the start of a line.
    .replace(/^(\s*)(#+|[-=+]+|\d+(?=[.)](?:\s|$)))/, (_, space: string, mark: string) => space + asEntities(mark));

/**
 * Code on one line, in a span whose backticks nothing inside can close.
 * In a table a `|` ends the cell even inside code, unless it is escaped; elsewhere the escape would show.
 */
export const markdownCode = (text: string, place: "prose" | "cell" = "prose"): string => {
  const shown = withoutCommands(visible(text));
  const fence = "`".repeat(longestRun(shown) + 1);
  const edge = /^[` ]|[` ]$/.test(shown) ? " " : "";
  const content = place === "cell" ? shown.replaceAll("|", "\\|") : shown;
  return shown === "" ? "" : `${fence}${edge}${content}${edge}${fence}`;
};

export const markdownPhrase = (phrase: Phrase, place: "prose" | "cell" = "prose"): string =>
  set(phrase, { text: markdownText, code: (name) => markdownCode(name, place) });

/** A fenced block that no line inside can close. */
export const markdownBlock = (lines: readonly string[], language: string): string => {
  const shown = lines.map((line) => withoutCommands(visible(line)));
  const fence = "`".repeat(Math.max(3, ...shown.map((line) => longestRun(line) + 1)));
  return [fence + language, ...shown, fence].join("\n");
};

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
