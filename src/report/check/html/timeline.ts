import type { CheckedApi, CheckReport } from "../../../check/finding.js";
import { html, type Markup } from "../../text/html.js";
import { counted } from "../../words/counted.js";
import { dateText } from "../../words/date.js";
import { releaseOf } from "../../words/release.js";
import { type DeadlineRow, deadlineRows } from "../deadlines.js";
import type { Address } from "./addresses.js";
import { dayScale } from "./day-scale.js";
import { releaseScale } from "./release-scale.js";
import { percent, type Scale, type Span } from "./scale.js";

/**
 * What this code uses that ends, as bars on the clock that counts: releases for self-hosted, days for SaaS.
 * Positions are attributes of SVG, in percent, so that the page needs no inline style and no script to draw them.
 */
export const timeline = (report: CheckReport, address: Address): Markup => {
  const rows = deadlineRows(report);
  return html`${report.apis.map((api, at) =>
    timelineOf(
      rows.filter((row) => row.api === api),
      api,
      at === 0 ? "timeline-title" : `timeline-title-${at + 1}`,
      report.apis.length > 1,
      address,
    ),
  )}`;
};

/** Each API has releases of its own, and so a scale of its own. */
const timelineOf = (
  rows: readonly DeadlineRow[],
  api: CheckedApi,
  id: string,
  named: boolean,
  address: Address,
): Markup => {
  if (rows.length === 0) return html``;
  const scale = api.deployment === "saas" ? dayScale(rows, api) : releaseScale(rows, api);
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">What this code uses${named ? ` of ${api.title ?? api.provider}` : ""}, by deadline</h2>
${legend(api)}
<table class="timeline">
<thead><tr><th scope="col">Element</th><th scope="col" class="track">${scale.axis}</th><th scope="col">Kept</th></tr></thead>
<tbody>
${inOrderOfBars(rows, scale).map((row) => {
  const span = scale.spanOf(row);
  return html`<tr class="${row.removed !== undefined || span?.over === true ? "over" : span === undefined ? "unknown" : "open"}"><th scope="row"><a href="#${address(row.first)}"><code>${row.element}</code></a>${row.findings > 1 ? html` <span class="quiet">${counted(row.findings, "finding")}</span>` : undefined}</th>
<td class="track">${drawn(span, scale.now)}</td><td>${keptText(row, api)}</td></tr>`;
})}
</tbody>
</table>
</section>`;
};

/** As they are drawn: what ends first is on top, what nobody states at the bottom. */
const inOrderOfBars = (rows: readonly DeadlineRow[], scale: Scale): readonly DeadlineRow[] => {
  const endOf = (row: DeadlineRow): number => scale.spanOf(row)?.late ?? Number.MAX_VALUE;
  return rows.toSorted((left, right) => endOf(left) - endOf(right));
};

const legend = ({ to, deployment, asOf }: CheckedApi): Markup => {
  const now = deployment === "saas" ? asOf : to;
  return html`<ul class="legend">
<li class="over"><svg aria-hidden="true"><rect class="bar" x="0" y="2" width="100%" height="8" rx="4"/></svg> over by ${now}</li>
<li class="open"><svg aria-hidden="true"><rect class="bar" x="0" y="2" width="100%" height="8" rx="4"/></svg> still kept</li>
${deployment === "saas" ? html`<li class="open"><svg aria-hidden="true"><rect class="unsure" x="0" y="2" width="100%" height="8" rx="4"/></svg> may end on any of these days</li>` : undefined}
<li><svg aria-hidden="true"><line class="now" x1="50%" x2="50%" y1="0" y2="12"/></svg> ${now}</li>
</ul>`;
};

const keptText = ({ removed, kept, first }: DeadlineRow, api: CheckedApi): string => {
  if (removed !== undefined) {
    const { lifecycle } = first;
    const sure = lifecycle?.mayBeGone === undefined && lifecycle?.served !== "unknown";
    return `${sure ? "" : "may be "}gone in ${releaseOf(lifecycle, "removed", removed)}`;
  }
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
