import type { CheckedApi, CheckReport } from "../../../check/finding.js";
import { html, type Markup } from "../../text/html.js";
import { counted } from "../../words/counted.js";
import { dateText } from "../../words/date.js";
import { type DeadlineRow, deadlineRows } from "../deadlines.js";
import { dayScale } from "./day-scale.js";
import { releaseScale } from "./release-scale.js";
import { percent, type Span } from "./scale.js";

/**
 * What this code uses that ends, as bars on the clock that counts: releases for self-hosted, days for SaaS.
 * Positions are attributes of SVG, in percent, so that the page needs no inline style and no script to draw them.
 */
export const timeline = (report: CheckReport): Markup => {
  const rows = deadlineRows(report);
  return html`${report.apis.map((api, at) =>
    timelineOf(
      rows.filter((row) => row.api === api),
      api,
      at === 0 ? "timeline-title" : `timeline-title-${at + 1}`,
      report.apis.length > 1,
    ),
  )}`;
};

/** Each API has releases of its own, and so a scale of its own. */
const timelineOf = (rows: readonly DeadlineRow[], api: CheckedApi, id: string, named: boolean): Markup => {
  if (rows.length === 0) return html``;
  const scale = api.deployment === "saas" ? dayScale(rows, api) : releaseScale(rows, api);
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">What this code uses${named ? ` of ${api.title ?? api.provider}` : ""}, by deadline</h2>
<table class="timeline">
<thead><tr><th scope="col">Element</th><th scope="col" class="track">${scale.axis}</th><th scope="col">Kept</th></tr></thead>
<tbody>
${rows.map((row) => {
  const span = scale.spanOf(row);
  return html`<tr class="${row.removed !== undefined || span?.over === true ? "over" : span === undefined ? "unknown" : "open"}"><th scope="row"><code>${row.element}</code>${row.findings > 1 ? html` <span class="quiet">${counted(row.findings, "finding")}</span>` : undefined}</th>
<td class="track">${drawn(span, scale.now)}</td><td>${keptText(row, api)}</td></tr>`;
})}
</tbody>
</table>
</section>`;
};

const keptText = ({ removed, kept }: DeadlineRow, api: CheckedApi): string => {
  if (removed !== undefined) return `gone in ${removed}`;
  const { release, date } = kept ?? {};
  const until =
    date === undefined ? undefined : date.precision === "bracket" ? dateText(date) : `until ${dateText(date)}`;
  const through = release === undefined ? undefined : `through ${release}`;
  return (api.deployment === "saas" ? (until ?? through) : (through ?? until)) ?? "not stated";
};

const drawn = (span: Span | undefined, now: number): Markup =>
  html`<svg height="20" aria-hidden="true"><line class="rail" x1="0" x2="100%" y1="10" y2="10"/>${
    span === undefined
      ? undefined
      : html`<rect class="bar" x="0" y="6" height="8" rx="4" width="${percent(span.sure)}"/>${span.late > span.sure ? html`<rect class="unsure" x="${percent(span.sure)}" y="6" height="8" rx="4" width="${percent(span.late - span.sure)}"/>` : undefined}`
  }<line class="now" x1="${percent(now)}" x2="${percent(now)}" y1="0" y2="20"/></svg>`;
