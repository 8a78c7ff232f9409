import type { CheckReport } from "../../../check/finding.js";
import { htmlPhrase } from "../../page/phrase.js";
import { html, type Markup } from "../../text/html.js";
import { phraseOf } from "../../text/phrase.js";
import type { Remark, Summary } from "../summary.js";

/** What was accepted, not understood and not read, and remarks on the knowledge itself. */
export const notes = (summary: Summary, report: CheckReport): Markup => {
  const parts = [
    list("Not understood", summary.notUnderstood.map(remark)),
    list("Not read whole", summary.notRead.map(remark)),
    list(
      "Accepted",
      report.accepted.map(
        ({ finding, by, reason }) =>
          html`<code>${finding.place.file}:${finding.place.line}</code> ${finding.ruleId}, by ${by}: ${reason}`,
      ),
    ),
    list(
      "Remarks",
      summary.remarks.map((note) => htmlPhrase(phraseOf(note))),
    ),
  ].filter((part) => part !== undefined);
  return parts.length === 0
    ? html``
    : html`<section aria-labelledby="notes-title">
<h2 id="notes-title">Also worth knowing</h2>
${parts}
</section>`;
};

const remark = ({ place, text }: Remark): Markup => html`<code>${place}</code> ${text}`;

const list = (title: string, items: readonly Markup[]): Markup | undefined =>
  items.length === 0
    ? undefined
    : html`<details>
<summary>${title} <span class="quiet">${items.length}</span></summary>
<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>
</details>`;
