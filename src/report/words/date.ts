import type { CalendarDate } from "../../contract/calendar-date.js";

/** As precise as the fact and no more: a month stays a month, a bracket says between. */
export const dateText = (date: CalendarDate): string => {
  switch (date.precision) {
    case "day":
      return date.date;
    case "month":
      return date.month;
    case "bracket":
      if (date.after !== undefined && date.before !== undefined) return `between ${date.after} and ${date.before}`;
      if (date.after !== undefined) return `after ${date.after}`;
      return date.before === undefined ? "at an unknown date" : `before ${date.before}`;
  }
};

/** ISO 8601, as precise as the fact: `2024-10-14`, `2024-10`, an interval `2026-05-23/2026-07-21`, open ends `..`. */
export const dateJson = (date: CalendarDate): string => {
  switch (date.precision) {
    case "day":
      return date.date;
    case "month":
      return date.month;
    case "bracket":
      return `${date.after ?? ".."}/${date.before ?? ".."}`;
  }
};
