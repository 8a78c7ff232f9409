import type { Timeline, TimelineRow } from "../../../policy/timeline.js";
import { html, type Markup } from "../../text/html.js";
import { type Axis, percent } from "./axis.js";

/** One row of the chart; the cell beside it says the same in words. Uncertain ends have a dotted box over the days that they may be. */
export function track(row: TimelineRow, timeline: Timeline, axis: Axis): Markup {
  const { bar, window, since } = row;
  const start =
    since?.span.first === undefined
      ? bar.from === undefined
        ? undefined
        : axis.release(bar.from)
      : axis.at(since.span.first);
  // The window by releases ends when the first release comes that may lack the element.
  const owedEnd = bar.through === undefined ? undefined : axis.release(bar.through + 1);
  const goneAt = bar.gone === undefined ? undefined : axis.release(bar.gone);
  const when = bar.gone === undefined ? undefined : timeline.releases[bar.gone]?.span;
  const end = goneAt ?? (owedEnd === undefined ? axis.today : Math.max(owedEnd, axis.today));
  return html`<svg height="24" aria-hidden="true">${
    start === undefined || owedEnd === undefined ? undefined : piece("owed", start, Math.min(owedEnd, goneAt ?? 100))
  }${owedEnd === undefined ? (start === undefined ? undefined : piece("past", start, end)) : piece("past", owedEnd, end)}${
    goneAt === undefined ? undefined : mark("gone", goneAt, "M-4 -4 4 4M4 -4 -4 4")
  }${when?.first === undefined || when.last === undefined ? undefined : unsure(axis.at(when.first), axis.at(when.last))}${
    window?.span.first === undefined || window.span.last === undefined
      ? undefined
      : html`${window.span.first === window.span.last ? undefined : unsure(axis.at(window.span.first), axis.at(window.span.last))}${mark("saas", (axis.at(window.span.first) + axis.at(window.span.last)) / 2, "M0 -5 5 0 0 5 -5 0Z")}`
  }</svg>`;
}

const piece = (kind: "owed" | "past", from: number, to: number): Markup | undefined =>
  to <= from
    ? undefined
    : html`<rect class="${kind}" x="${percent(from)}" y="7" width="${percent(to - from)}" height="10" rx="3"/>`;

const unsure = (from: number, to: number): Markup | undefined =>
  to <= from
    ? undefined
    : html`<rect class="unsure" x="${percent(from)}" y="5" width="${percent(to - from)}" height="14" rx="4"/>`;

/** Paths have no percent coordinates; a nested SVG does. */
const mark = (kind: "gone" | "saas", x: number, path: string): Markup =>
  html`<svg x="${percent(x)}" y="12" width="1" height="1" overflow="visible"><path class="${kind}" d="${path}"/></svg>`;
