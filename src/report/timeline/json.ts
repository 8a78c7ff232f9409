/** The JSON of `timeline`: names and shapes are public, see `schema/`. */

import type { CalendarDate } from "../../contract/calendar-date.js";
import type { Timeline, TimelineRow } from "../../policy/timeline.js";
import { jsonText } from "../text/json.js";
import { dateJson } from "../words/date.js";
import { eventJson, possibleRemovalJson } from "../words/life-json.js";
import type { TimelineRenderer } from "./index.js";

export const render: TimelineRenderer = (timeline) => jsonText(toTimelineJson(timeline));

export const toTimelineJson = (timeline: Timeline) => ({
  schemaVersion: 1,
  api: {
    provider: timeline.provider,
    target: timeline.target,
    deployment: timeline.deployment,
    asOf: timeline.asOf,
    forecast: timeline.forecast,
  },
  releases: timeline.releases.map(({ version, date, out }) => ({
    version,
    date: dated(date),
    out: out === "yes",
    mayBeOut: out === "maybe",
  })),
  elements: timeline.rows.map(rowJson),
  interfaces: timeline.interfaces.map(({ id, title, deprecatedIn, removedIn, replacement, source, places }) => ({
    ...{ id, title, deprecatedIn },
    removedIn: removedIn ?? null,
    replacement,
    source: source ?? null,
    places,
  })),
  features: timeline.features.map(({ feature, announcedIn, date, source }) => ({
    feature,
    announcedIn,
    date: dated(date),
    source,
  })),
  summary: {
    deprecated: countOf(timeline, "deprecated"),
    expired: countOf(timeline, "expired"),
    removed: countOf(timeline, "removed"),
    used: timeline.rows.filter((row) => row.places > 0).length,
  },
});

export type TimelineJson = ReturnType<typeof toTimelineJson>;

const rowJson = (row: TimelineRow) => ({
  operation: row.spelled,
  element: row.element,
  affects: row.reaches.map(({ operation, element }) => ({ operation, element })),
  state: row.standing.state,
  servedAtTarget: row.standing.state === "expired" ? row.standing.servedAtTarget : null,
  mayBeGone: mayBeGone(row),
  deprecated: fact(row.since),
  keptThrough: row.window === undefined ? null : { release: row.window.through ?? null, date: dated(row.window.until) },
  removed: fact(row.removed),
  events: row.events.map(eventJson),
  experimental: row.experimental,
  replacement: row.replacement.map((one) => one.target),
  replacements: row.replacement,
  places: row.places,
});

const mayBeGone = ({ standing }: TimelineRow) =>
  "mayBeGone" in standing && standing.mayBeGone !== undefined ? possibleRemovalJson(standing.mayBeGone) : null;

const fact = (one: TimelineRow["since"]) =>
  one === undefined
    ? null
    : { release: one.release, orBefore: one.orBefore, date: dated(one.date), source: one.source };
const dated = (date: CalendarDate | undefined): string | null => (date === undefined ? null : dateJson(date));
const countOf = (timeline: Timeline, state: TimelineRow["standing"]["state"]): number =>
  timeline.rows.filter((row) => row.standing.state === state).length;
