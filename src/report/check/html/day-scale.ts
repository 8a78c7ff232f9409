import type { CheckedApi } from "../../../check/finding.js";
import type { CalendarDate } from "../../../contract/calendar-date.js";
import { html } from "../../text/html.js";
import type { DeadlineRow } from "../deadlines.js";
import { percent, type Scale } from "./scale.js";

/** Days around what the report names, today marked. */
export const dayScale = (rows: readonly DeadlineRow[], api: CheckedApi): Scale => {
  const today = dayNumber(api.asOf);
  const days = [...rows.flatMap(({ kept }) => (kept?.date === undefined ? [] : daysOf(kept.date))), today].filter(
    Number.isFinite,
  );
  const first = Math.min(...days) - MARGIN;
  const last = Math.max(...days) + MARGIN;
  const at = (day: number): number => ((day - first) / (last - first)) * 100;
  const now = Number.isFinite(today) ? at(today) : 0;
  return {
    now,
    // The label stays inside the track.
    axis: html`<svg role="img" aria-label="Dates; ${api.asOf} is marked" height="20"><text x="${percent(Math.min(88, Math.max(12, now)))}" y="14" text-anchor="middle" class="now">${api.asOf}</text></svg>`,
    spanOf: ({ kept }) => {
      const [sure, late] = kept?.date === undefined ? [] : daysOf(kept.date);
      return sure === undefined || late === undefined || !Number.isFinite(sure + late)
        ? undefined
        : { sure: at(sure), late: at(late), over: late < today };
    },
  };
};

const MARGIN = 30;
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
      const known = [date.after, date.before]
        .filter((day) => day !== undefined)
        .map((day) => dayNumber(day.length === 7 ? `${day}-01` : day));
      return known.length === 1 ? [...known, ...known] : known;
    }
  }
};
