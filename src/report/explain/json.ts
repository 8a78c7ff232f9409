/** The JSON of `explain`. */

import type { CalendarDate } from "../../contract/calendar-date.js";
import type { ExplainedLife, Explanation } from "../../policy/explain.js";
import { jsonText } from "../text/json.js";
import { dateJson } from "../words/date.js";
import { eventJson, possibleRemovalJson } from "../words/life-json.js";
import type { ExplainRenderer } from "./index.js";

export const render: ExplainRenderer = (explanation) => jsonText(toExplainJson(explanation));

export const toExplainJson = ({ provider, target, asOf, deployment, subjects, interfaces }: Explanation) => ({
  schemaVersion: 1,
  api: { provider, target: target.name, deployment, asOf, forecast: target.forecast },
  subjects: subjects.map(subjectJson),
  interfaces: interfaces.map(({ id, title, deprecatedIn, removedIn, replacement, source }) => ({
    id,
    title,
    deprecated: deprecatedIn,
    removed: removedIn ?? null,
    replacement,
    source: source ?? null,
  })),
});

const subjectJson = ({
  spelled,
  element,
  lifecycle,
  standing,
  since,
  removed,
  experimental,
  owed,
  standings,
  parts,
}: ExplainedLife) => ({
  operation: spelled,
  element,
  state: standing.state,
  servedAtTarget: standing.state === "expired" ? standing.servedAtTarget : null,
  mayBeGone:
    "mayBeGone" in standing && standing.mayBeGone !== undefined ? possibleRemovalJson(standing.mayBeGone) : null,
  lifecycle: {
    introduced: lifecycle.introduced ?? null,
    introducedOrBefore: lifecycle.introducedOrBefore,
    deprecated: since?.release ?? null,
    removed: removed?.release ?? null,
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
    experimental,
    announcedEnd: lifecycle.announcedEnd ?? null,
    sunset: lifecycle.sunset ?? null,
    events: lifecycle.events.map(eventJson),
    documented: lifecycle.documented,
    disagreements: lifecycle.disagreements,
    presence: lifecycle.presence,
  },
  replacement: lifecycle.replacement.map((one) => one.target),
  replacements: lifecycle.replacement,
  releases: standings.map((one) => ({ release: one.release, state: one.standing.state })),
  parts: parts.map((part) => ({
    element: part.lifecycle.element,
    state: part.standing.state,
    deprecated: part.since?.release ?? null,
    removed: part.removed?.release ?? null,
    replacement: part.lifecycle.replacement.map((one) => one.target),
  })),
});

const dated = (date: CalendarDate | undefined): string | null => (date === undefined ? null : dateJson(date));

export type ExplainJson = ReturnType<typeof toExplainJson>;
