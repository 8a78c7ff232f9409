import type { CheckReport } from "../../check/finding.js";
import type { CalendarDate } from "../../spec/calendar-date.js";
import { dateText } from "../message/time.js";
import { counted } from "../message/time.js";
import { html, type Markup } from "../text/html.js";

/**
 * What this code uses that has an end, as bars on the clock that counts: releases for self-hosted, days for SaaS.
 * Positions are attributes of SVG, in percent, so that the page needs no inline style and no script to draw them.
 */
export const timeline = (report: CheckReport): Markup => {
  const { deadlines, api } = report;
  if (deadlines.length === 0) return html``;
  const scale = api.deployment === "saas" ? dayScale(report) : releaseScale(report);
  return html`<section aria-labelledby="timeline-title">
<h2 id="timeline-title">What this code uses, by deadline</h2>
<table class="timeline">
<thead><tr><th scope="col">Element</th><th scope="col" class="track">${scale.axis}</th><th scope="col">Kept</th></tr></thead>
<tbody>
${deadlines.map((deadline) => {
  const span = scale.spanOf(deadline);
  return html`<tr class="${span === undefined ? "unknown" : span.over ? "over" : "open"}"><th scope="row"><code>${deadline.element}</code> <span class="quiet">${counted(deadline.findings, "finding")}</span></th>
<td class="track">${scale.track(span)}</td><td>${keptText(deadline)}</td></tr>`;
})}
</tbody>
</table>
</section>`;
};

type Deadline = CheckReport["deadlines"][number];

/** From `sure` to `late` the end is somewhere; both in percent of the track. */
interface Span {
  readonly sure: number;
  readonly late: number;
  readonly over: boolean;
}

interface Scale {
  readonly axis: Markup;
  readonly spanOf: (deadline: Deadline) => Span | undefined;
  readonly track: (span: Span | undefined) => Markup;
}

const keptText = ({ release, date }: Deadline): string => {
  if (release !== undefined) return `through ${release}`;
  return date === undefined ? "not stated" : date.precision === "bracket" ? dateText(date) : `until ${dateText(date)}`;
};

const releaseScale = ({ deadlines, api }: CheckReport): Scale => {
  const releases = [...new Set([...deadlines.flatMap(({ release }) => release ?? []), api.from, api.to])].sort(byRelease);
  const end = (release: string): number => ((releases.indexOf(release) + 1) / releases.length) * 100;
  const target = end(api.to);
  return {
    axis: html`<svg role="img" aria-label="Releases ${releases.join(", ")}; the target is ${api.to}" height="20">${releases.map(
      (release) => html`<text x="${percent(end(release) - 50 / releases.length)}" y="14" text-anchor="middle"${release === api.to ? html` class="now"` : undefined}>${release}</text>`,
    )}</svg>`,
    // Kept through the target is still kept there.
    spanOf: ({ release }) => (release === undefined ? undefined : { sure: end(release), late: end(release), over: end(release) < target }),
    track: (span) => drawn(span, target - 50 / releases.length),
  };
};

/** `2.26` before `3.0` before `latest`. */
const byRelease = (left: string, right: string): number => {
  if (left === "latest" || right === "latest") return left === right ? 0 : left === "latest" ? 1 : -1;
  return left.localeCompare(right, "en", { numeric: true });
};

const dayScale = ({ deadlines, api }: CheckReport): Scale => {
  const days = [...deadlines.flatMap(({ date }) => (date === undefined ? [] : daysOf(date))), dayNumber(api.asOf)].filter(Number.isFinite);
  const first = Math.min(...days) - 30;
  const last = Math.max(...days) + 30;
  const at = (day: number): number => ((day - first) / (last - first)) * 100;
  const today = dayNumber(api.asOf);
  return {
    axis: html`<svg role="img" aria-label="Dates; ${api.asOf} is marked" height="20"><text x="${percent(Math.min(92, Math.max(8, at(today))))}" y="14" text-anchor="middle" class="now">${api.asOf}</text></svg>`,
    spanOf: ({ date }) => {
      const [sure, late] = date === undefined ? [] : daysOf(date);
      return sure === undefined || late === undefined ? undefined : { sure: at(sure), late: at(late), over: late < today };
    },
    track: (span) => drawn(span, at(today)),
  };
};

const drawn = (span: Span | undefined, now: number): Markup =>
  html`<svg height="20" aria-hidden="true"><line class="rail" x1="0" x2="100%" y1="10" y2="10"/>${
    span === undefined
      ? undefined
      : html`<rect class="bar" x="0" y="6" height="8" rx="4" width="${percent(span.sure)}"/>${span.late > span.sure ? html`<rect class="unsure" x="${percent(span.sure)}" y="6" height="8" rx="4" width="${percent(span.late - span.sure)}"/>` : undefined}`
  }<line class="now" x1="${percent(now)}" x2="${percent(now)}" y1="0" y2="20"/></svg>`;

const percent = (value: number): string => `${value.toFixed(2)}%`;

const DAY = 86_400_000;
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** First and last day that the end may be. A month ends on some day of it; an open bracket has no far end. */
const daysOf = (date: CalendarDate): readonly number[] => {
  switch (date.precision) {
    case "day":
      return [dayNumber(date.date), dayNumber(date.date)];
    case "month":
      return [dayNumber(`${date.month}-01`), dayNumber(`${date.month}-28`)];
    case "bracket": {
      const known = [date.after, date.before].filter((day) => day !== undefined).map((day) => dayNumber(day.length === 7 ? `${day}-01` : day));
      return known.length === 1 ? [...known, ...known] : known;
    }
  }
};
