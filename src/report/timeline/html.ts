/** One self-contained page: bars per element over months and releases, today marked, what the code uses first. */
import type { Timeline, TimelineRow } from "../../policy/timeline.js";
import { contentPolicy } from "../page/policy.js";
import { style } from "../page/style.js";
import { html, Markup } from "../text/html.js";
import { type Phrase, set } from "../text/phrase.js";
import { counted } from "../words/counted.js";
import { dateText } from "../words/date.js";
import { type Axis, axisOf } from "./html/axis.js";
import { script } from "./html/script.js";
import { chartStyle } from "./html/style.js";
import { track } from "./html/track.js";
import type { Timelines, TimelinesRenderer } from "./index.js";
import {
  INTERFACES,
  interfaceWords,
  replacementPhrase,
  rowName,
  rowPlace,
  sinceText,
  standingText,
  summaryText,
} from "./words.js";

export const render: TimelinesRenderer = (timelines) => {
  const charts = timelines.map((timeline, at) => ({ timeline, axis: axisOf(timeline, `chart-${at + 1}`) }));
  const styles = style + chartStyle + charts.map(({ axis }) => axis.grid).join("\n");
  const [first] = timelines;
  const isOne = timelines.length === 1;
  return `<!doctype html>\n${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(styles, script)}">
<meta name="color-scheme" content="light dark">
<title>${timelines.map(({ title }) => title).join(", ")}: what is deprecated until when</title>
<style>${new Markup(styles)}</style>
</head>
<body>
<header>
<p class="brand">lastcall</p>
<h1>What is deprecated, and until when</h1>
${isOne ? html`<p class="api">${first.title}. ${standing(first)}</p>` : undefined}
${legend(timelines)}
</header>
<main>
${controls()}
${charts.map((chart, at) => (isOne ? chartOf(chart) : html`<section aria-labelledby="api-${at + 1}"><h2 id="api-${at + 1}">${chart.timeline.title}</h2><p class="api">${standing(chart.timeline)}</p>${chartOf(chart)}</section>`))}
<p id="none" class="quiet" hidden>Nothing matches.</p>
${timelines.map((timeline) => html`${interfaces(timeline)}${features(timeline)}`)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>`.toString()}\n`;
};

const standing = (timeline: Timeline): string =>
  `As of ${timeline.asOf}, against ${timeline.target}${timeline.forecast ? ", forecast from notices and policy" : ""}: ${summaryText(timeline)}.`;

const chartOf = ({ timeline, axis }: { readonly timeline: Timeline; readonly axis: Axis }): Markup =>
  html`<div class="chart-frame" tabindex="0" role="region" aria-label="Timeline of deprecations, ${timeline.title}">
<table class="chart ${axis.chart}">
<thead><tr><th scope="col">Element</th><th scope="col" class="track">${axis.head}</th><th scope="col">Where it stands at ${timeline.target}</th></tr></thead>
${groupsOf(timeline).map((group) => groupBody(group, timeline, axis))}
</table>
</div>
`;

interface Group {
  readonly title: string;
  readonly rows: readonly TimelineRow[];
}

const groupsOf = ({ rows }: Timeline): readonly Group[] => {
  const unused = rows.filter((row) => row.places === 0);
  const of = (...states: readonly TimelineRow["standing"]["state"][]) =>
    unused.filter((row) => states.includes(row.standing.state));
  return [
    { title: "Used by this code", rows: rows.filter((row) => row.places > 0) },
    { title: "In their window", rows: of("deprecated") },
    { title: "Past their window", rows: of("expired") },
    { title: "Gone", rows: of("removed") },
    { title: "Marked or missing at another time", rows: of("supported", "not-yet", "unlisted") },
  ].filter((group) => group.rows.length > 0);
};

const groupBody = ({ title, rows }: Group, timeline: Timeline, axis: Axis): Markup =>
  html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="3">${title} <span class="quiet">${rows.length}</span></th></tr>
${rows.map((row) => rowMarkup(row, timeline, axis))}
</tbody>
`;

const rowMarkup = (row: TimelineRow, timeline: Timeline, axis: Axis): Markup => {
  const place = rowPlace(row);
  const replacement = replacementPhrase(row);
  return html`<tr class="row ${row.standing.state}" data-text="${searchText(row)}"><th scope="row"><code>${rowName(row)}</code>${row.places === 0 ? undefined : html` <span class="uses">${counted(row.places, "place")}</span>`}${
    place === undefined ? undefined : html`<span class="quiet">${marked(place)}</span>`
  }</th><td class="track">${track(row, timeline, axis)}</td><td><span class="state">${standingText(row, timeline)}</span><span class="quiet">${sinceText(row)}</span>${
    replacement === undefined ? undefined : html`<span class="instead">Use ${marked(replacement)}</span>`
  }</td></tr>
`;
};

const searchText = (row: TimelineRow): string =>
  [rowName(row), row.schema, row.standing.state, ...row.reaches.slice(0, 20).map((reach) => reach.operation)]
    .join(" ")
    .toLowerCase();

const marked = (phrase: Phrase): Markup =>
  new Markup(
    set(phrase, { text: (text) => html`${text}`.toString(), code: (text) => html`<code>${text}</code>`.toString() }),
  );

const legend = (timelines: Timelines): Markup => {
  const stated = [...new Set(timelines.flatMap(({ monthsStatedThrough }) => monthsStatedThrough ?? []))].join(", ");
  return html`<ul class="legend">
<li><svg width="28" height="10" aria-hidden="true"><rect class="owed" width="28" height="10" rx="3"/></svg> must be served, by releases</li>
<li><svg width="28" height="10" aria-hidden="true"><rect class="past" width="28" height="10" rx="3"/></svg> may go at any release</li>
<li><svg width="12" height="12" aria-hidden="true"><path class="saas" d="M6 0 12 6 6 12 0 6Z"/></svg> end on SaaS${stated === "" ? "" : ` (stated up to ${stated})`}</li>
<li><svg width="12" height="12" aria-hidden="true"><path class="gone" d="M1 1 11 11M11 1 1 11"/></svg> first release without it</li>
</ul>`;
};

const controls = (): Markup => html`<form id="filters" role="search">
<label class="grow"><span class="skip">Search</span><input type="search" id="search" placeholder="Search elements and operations" autocomplete="off"></label>
<label><input type="checkbox" name="state" value="deprecated" checked> in their window</label>
<label><input type="checkbox" name="state" value="expired" checked> past it</label>
<label><input type="checkbox" name="state" value="removed" checked> gone</label>
</form>`;

const interfaces = ({ interfaces: all }: Timeline): Markup | undefined =>
  all.length === 0
    ? undefined
    : html`<section><h2>${INTERFACES}</h2><ul>${all.map((one) => html`<li>${one.title}${one.places === 0 ? "" : ` (${counted(one.places, "place")})`} <span class="quiet">${interfaceWords(one).join("; ")}</span></li>`)}</ul></section>`;

const features = ({ features: rows }: Timeline): Markup | undefined =>
  rows.length === 0
    ? undefined
    : html`<section><h2>Announced, in no contract</h2><ul>${rows.map(({ feature, announcedIn, date }) => html`<li>${feature} <span class="quiet">${announcedIn}${date === undefined ? "" : `, ${dateText(date)}`}</span></li>`)}</ul></section>`;
