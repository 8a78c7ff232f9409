/** The JSON of `explain`. */

import type { CalendarDate } from "../../contract/calendar-date.js";
import type { ExplainedLife, Explanation } from "../../policy/explain.js";
import { jsonText } from "../text/json.js";
import { dateJson } from "../words/date.js";
import type { ExplainRenderer } from "./index.js";

export const render: ExplainRenderer = (explanation) => jsonText(toExplainJson(explanation));

export const toExplainJson = ({ provider, target, asOf, deployment, subjects }: Explanation) => ({
  schemaVersion: 1,
  api: { provider, target: target.name, deployment, asOf, forecast: target.forecast },
  subjects: subjects.map(subjectJson),
});

const subjectJson = ({ spelled, element, lifecycle, standing, owed, standings, parts }: ExplainedLife) => ({
  operation: spelled,
  element,
  state: standing.state,
  lifecycle: {
    introduced: lifecycle.introduced ?? null,
    introducedOrBefore: lifecycle.introducedOrBefore,
    deprecated: lifecycle.deprecated ?? null,
    removed: lifecycle.removed ?? null,
    keptThrough:
      owed === undefined
        ? null
        : {
            release: owed.release ?? null,
            firstRelease: owed.firstRelease ?? null,
            date: dated(owed.date),
            daysLeft: owed.daysLeft ?? null,
            releasesLeft: owed.releasesLeft ?? null,
          },
    experimental: lifecycle.experimental,
    announcedEnd: lifecycle.announcedEnd ?? null,
    sunset: lifecycle.sunset ?? null,
    events: lifecycle.events.map((event) => ({ ...event, date: dated(event.date) })),
    disagreements: lifecycle.disagreements,
    presence: lifecycle.presence,
  },
  replacement: lifecycle.replacement.map((one) => one.target),
  replacements: lifecycle.replacement,
  releases: standings.map((one) => ({ release: one.release, state: one.standing.state })),
  parts: parts.map((part) => ({
    element: part.element,
    state: part.standing.state,
    deprecated: part.lifecycle.deprecated ?? null,
    removed: part.lifecycle.removed ?? null,
    replacement: part.lifecycle.replacement.map((one) => one.target),
  })),
});

const dated = (date: CalendarDate | undefined): string | null => (date === undefined ? null : dateJson(date));
