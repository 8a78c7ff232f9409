import { html, type Markup } from "../text/html.js";
import type { Phrase } from "../text/phrase.js";

export const htmlPhrase = (phrase: Phrase): Markup =>
  html`${phrase.map((part) => (typeof part === "string" ? html`${part}` : html`<code>${part.code}</code>`))}`;
