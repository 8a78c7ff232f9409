import type { CheckReport } from "../../../check/finding.js";
import { html, type Markup } from "../../text/html.js";

/** Hidden until the script runs: without it the page shows everything. */
export const filters = ({ findings, summary }: CheckReport): Markup => {
  if (findings.length < 2) return html``;
  const rules = [...new Set(findings.map((finding) => finding.ruleId))].sort();
  return html`<form id="filters" role="search" aria-label="Filter the findings" hidden>
<fieldset>
<legend>Severity</legend>
${toggle("error", "Errors", summary.errors)}
${toggle("warning", "Warnings", summary.warnings)}
${toggle("info", "Infos", summary.infos)}
</fieldset>
<label>Rule <select id="rule"><option value="">all</option>${rules.map((rule) => html`<option>${rule}</option>`)}</select></label>
<label class="grow">Text <input id="text" type="search" placeholder="path, file, field" autocomplete="off" spellcheck="false"></label>
${findings.some((finding) => finding.inTest) ? html`<label class="check"><input id="tests" type="checkbox" checked> test code</label>` : undefined}
<p id="count" class="quiet" role="status"></p>
<p class="keys quiet"><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous</p>
</form>`;
};

const toggle = (severity: string, label: string, count: number): Markup | undefined =>
  count === 0
    ? undefined
    : html`<label class="check"><input type="checkbox" name="severity" value="${severity}" checked> ${label} <span class="quiet">${count}</span></label>`;
