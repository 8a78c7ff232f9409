import type { CheckReport } from "../../../check/finding.js";
import { htmlPhrase } from "../../page/phrase.js";
import { html, type Markup } from "../../text/html.js";
import { phraseOf } from "../../text/phrase.js";
import { RULES } from "../message/index.js";

/** The rules that found something, so that the page needs no other. */
export const rules = ({ findings }: CheckReport): Markup => {
  const ids = [...new Set(findings.map((finding) => finding.ruleId))].sort();
  if (ids.length === 0) return html``;
  return html`<section aria-labelledby="rules-title">
<h2 id="rules-title">The rules</h2>
${ids.map((id) => {
  const { title, about, matters, remedy } = RULES[id];
  return html`<section class="rule" id="rule-${id}">
<h3>${title} <code>${id}</code></h3>
<p>${htmlPhrase(phraseOf(about))} ${htmlPhrase(phraseOf(matters))}</p>
<p>${htmlPhrase(phraseOf(remedy))}</p>
</section>`;
})}
</section>`;
};
