/** Calendar arithmetic on dates as far as they are known; no time zones, no instants. */
import { type CalendarDate, earliestDay, lastDayOfMonth, latestDay } from "../contract/calendar-date.js";

/**
 * Calendar months later. A day that the month lacks becomes its last one, and a month stays a month.
 *
 * @example
 * addMonths({ precision: "day", date: "2025-08-31" }, 6) // 2026-02-28
 * addMonths({ precision: "month", month: "2026-05" }, 6) // 2026-11
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  switch (date.precision) {
    case "day":
      return { precision: "day", date: moved(date.date, months) };
    case "month":
      return { precision: "month", month: moved(date.month, months) };
    case "bracket":
      return {
        precision: "bracket",
        ...(date.after === undefined ? {} : { after: moved(date.after, months) }),
        ...(date.before === undefined ? {} : { before: moved(date.before, months) }),
      };
  }
}

/** Works on `2026-01-31` and on `2026-01`. */
function moved(written: string, months: number): string {
  const count = Number(written.slice(0, 4)) * 12 + Number(written.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
  if (written.length === 7) return month;
  const last = lastDayOfMonth(month);
  const day = `${month}-${written.slice(8)}`;
  return day > last ? last : day;
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The date lies before the day for sure, cannot lie before it, or may. */
export function isPast(date: CalendarDate, asOf: string): "yes" | "no" | "maybe" {
  const [first, last] = [earliestDay(date), latestDay(date)];
  if (last !== undefined && last < asOf) return "yes";
  return first !== undefined && first >= asOf ? "no" : "maybe";
}

/** For sorting: by the last day the date can mean, unknown ones last. */
export const sortDay = (date: CalendarDate | undefined): string =>
  date === undefined ? "9999" : (latestDay(date) ?? earliestDay(date) ?? "9999");
