/** The scale of the chart: days up to today, then one step for each release that is not out yet. */
import type { Timeline } from "../../../policy/timeline.js";
import { html, type Markup } from "../../text/html.js";

export interface Axis {
  /** the class of its chart: several have a grid of their own each */
  readonly chart: string;
  /** percent of the track */
  readonly at: (day: string) => number;
  readonly today: number;
  /** where a release came out, as far as it is known; future ones in equal steps */
  readonly release: (position: number) => number | undefined;
  /** releases and today behind every bar: one rule of CSS instead of lines in each row */
  readonly grid: string;
  readonly head: Markup;
}

/** Share of the track for what has no date yet: those releases come, nobody knows when. */
const AHEAD = 16;

export function axisOf(timeline: Timeline, chart: string): Axis {
  const { rows, releases, asOf } = timeline;
  const days = rows
    .flatMap((row) => [row.since?.span.first, row.removed?.span.first])
    .filter((day) => day !== undefined);
  const first = days.reduce((least, day) => (day < least ? day : least), asOf);
  const known = releases
    .flatMap((release) => (release.known ? [release.span.last] : []))
    .filter((day) => day !== undefined);
  const last = [...known, ...rows.map((row) => row.window?.span.last).filter((day) => day !== undefined), asOf].reduce(
    (most, day) => (day > most ? day : most),
    asOf,
  );
  const [from, to] = [dayNumber(first) - 20, dayNumber(last) + 20];
  const future = releases.filter((release) => !release.known);
  const width = future.length === 0 ? 100 : 100 - AHEAD;
  const at = (day: string): number => Math.min(width, Math.max(0, ((dayNumber(day) - from) / (to - from)) * width));
  const release = (position: number): number | undefined => {
    const one = releases[position];
    if (one === undefined) return undefined;
    if (!one.known)
      return (
        width + ((releases.slice(0, position).filter((other) => !other.known).length + 1) * AHEAD) / (future.length + 1)
      );
    const day = middle(one.span.first, one.span.last);
    return day === undefined ? undefined : at(day);
  };
  return {
    chart,
    at,
    release,
    today: at(asOf),
    grid: `.${chart} td.track { background: ${gridOf(timeline, release, at(asOf), width)}; }`,
    head: headOf(timeline, release, at, first, last, width),
  };
}

function gridOf({ releases }: Timeline, release: Axis["release"], today: number, width: number): string {
  const line = (x: number, color: string, thickness: string) =>
    `linear-gradient(var(${color}), var(${color})) ${percent(x)} 0 / ${thickness} 100% no-repeat`;
  const ticks = releases.flatMap((_, position) => {
    const x = release(position);
    return x === undefined || x <= 0 ? [] : [line(x, "--line", "1px")];
  });
  const ahead =
    width < 100 ? [`linear-gradient(var(--ahead), var(--ahead)) 100% 0 / ${percent(100 - width)} 100% no-repeat`] : [];
  return [line(today, "--info", "1.5px"), ...ticks, ...ahead].join(", ");
}

function headOf(
  timeline: Timeline,
  release: Axis["release"],
  at: Axis["at"],
  first: string,
  last: string,
  width: number,
): Markup {
  const { releases, asOf } = timeline;
  const years = Array.from(
    { length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 },
    (_, index) => `${Number(first.slice(0, 4)) + index}-01-01`,
  ).filter((day) => day > first && day <= last && Math.abs(at(day) - at(asOf)) > BESIDE_TODAY);
  const edges = [...ROOMS].map(() => -Infinity);
  const labels = releases.map((one, position) => {
    const x = release(position);
    if (x === undefined || x <= 0) return undefined;
    // A name that has room on a narrow track has it on a wider one: the first track with room decides.
    const free = ROOMS.map(({ apart }, at) => x - (edges[at] ?? x) >= apart);
    const first = free.findLastIndex((isFree, at) => isFree && free.slice(0, at).every(Boolean));
    if (first < 0) return undefined;
    edges.fill(x, 0, first + 1);
    return html`<text class="${["version", ...(one.known ? [] : ["next"]), ROOMS[first]?.only ?? ""].join(" ").trim()}" x="${percent(x)}" y="32" text-anchor="middle">${one.known ? one.version : shortened(releases, position)}</text>`;
  });
  const names = releases.filter((_, position) => (release(position) ?? 0) > 0).map((one) => one.version);
  return html`<svg class="axis" role="img" height="40" aria-label="Months from ${first.slice(0, 7)} to ${last.slice(0, 7)}; releases ${names.join(", ")}; today is ${asOf}">${years.map(
    (day) => html`<text class="year" x="${percent(at(day))}" y="12" text-anchor="middle">${day.slice(0, 4)}</text>`,
  )}<text class="now" x="${percent(at(asOf))}" y="12" text-anchor="${at(asOf) > width - 6 ? "end" : "middle"}">today</text>${labels}</svg>`;
}

/**
 * How far apart names must be, in percent of the track, not to run into each other: on a wide track, one of at least
 * 400 pixels, and on a telephone. Names of the class `only` are hidden where the track is narrower; their ticks stay.
 */
const ROOMS = [
  { apart: 5.2, only: "wide" },
  { apart: 7.6, only: "medium" },
  { apart: 11, only: undefined },
] as const;

/** A year that close to "today" makes way. */
const BESIDE_TODAY = 11;

/** `+1` for the release after the newest one: its long name has no room here, and the label of the chart says it. */
const shortened = (releases: Timeline["releases"], position: number): string =>
  `+${releases.slice(0, position + 1).filter((one) => !one.known).length}`;

const DAY = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
export const percent = (value: number): string => `${value.toFixed(2)}%`;

function middle(first: string | undefined, last: string | undefined): string | undefined {
  if (first === undefined || last === undefined) return first ?? last;
  return new Date(((dayNumber(first) + dayNumber(last)) / 2) * DAY).toISOString().slice(0, 10);
}
