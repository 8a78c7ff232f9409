/** Reads the dates that documents state about the end of an element. */
import type { CalendarDate } from "./calendar-date.js";
import { isCalendarDate } from "./calendar-date.js";

/**
 * The day that a `Sunset` (RFC 8594: an HTTP date) or `Deprecation` value (RFC 9745: `@` and Unix seconds) means;
 * vendors also write `x-sunset: 2026-01-31` and `2026-01`. `undefined` when it is no date.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8594#section-3
 * @see https://www.rfc-editor.org/rfc/rfc9745#section-2.1
 */
export function statedDate(written: string): CalendarDate | undefined {
  const text = written.trim();
  const seconds = /^@(-?\d{1,11})$/.exec(text)?.[1];
  if (seconds !== undefined) return dayOf(Number(seconds) * 1000);
  const iso = /^(\d{4}-\d{2}(-\d{2})?)(?:[T ]\d{2}:\d{2}.*)?$/.exec(text)?.[1];
  if (iso !== undefined) {
    const date: CalendarDate = iso.length === 7 ? { precision: "month", month: iso } : { precision: "day", date: iso };
    return isCalendarDate(date) ? date : undefined;
  }
  const http = /^(?:[A-Z][a-z]+, )?(\d{2})[ -]([A-Z][a-z]{2})[ -](\d{4}) \d{2}:\d{2}:\d{2} GMT$/.exec(text);
  const month = MONTHS.indexOf(http?.[2] ?? "-") + 1;
  if (http === null || month === 0) return undefined;
  const date: CalendarDate = {
    precision: "day",
    date: `${http[3] ?? ""}-${String(month).padStart(2, "0")}-${http[1] ?? ""}`,
  };
  return isCalendarDate(date) ? date : undefined;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayOf(milliseconds: number): CalendarDate | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : { precision: "day", date: date.toISOString().slice(0, 10) };
}
