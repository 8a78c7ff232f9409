/** Dates are calendar dates, never instants: no time zone can move a window. */

/** A date as far as it is known. A month never yields a day; a bracket says "between", its ends are days or months. */
export type CalendarDate =
  | { readonly precision: "day"; readonly date: string }
  | { readonly precision: "month"; readonly month: string }
  | { readonly precision: "bracket"; readonly after?: string; readonly before?: string };

/** The first and the last day the date can mean; `undefined` where a bracket is open on that side. */
export function earliestDay(date: CalendarDate): string | undefined {
  switch (date.precision) {
    case "day":
      return date.date;
    case "month":
      return `${date.month}-01`;
    case "bracket":
      return date.after?.length === 7 ? `${date.after}-01` : date.after;
  }
}

export function latestDay(date: CalendarDate): string | undefined {
  switch (date.precision) {
    case "day":
      return date.date;
    case "month":
      return lastDayOfMonth(date.month);
    case "bracket":
      return date.before?.length === 7 ? lastDayOfMonth(date.before) : date.before;
  }
}

/** A date that is in the calendar: no 30 February, no bracket that ends before it starts. */
export function isCalendarDate(date: CalendarDate): boolean {
  const [first, last] = [earliestDay(date), latestDay(date)];
  if (date.precision === "bracket" && first === undefined && last === undefined) return false;
  return (
    [first, last].every((day) => day === undefined || isDay(day)) &&
    (first === undefined || last === undefined || first <= last)
  );
}

/** `2024-02-29`: a day that is in the calendar. */
function isDay(day: string): boolean {
  const month = day.slice(0, 7);
  const number = Number(day.slice(5, 7));
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    number >= 1 &&
    number <= 12 &&
    day.slice(8) >= "01" &&
    day <= lastDayOfMonth(month)
  );
}

/** `2024-02` → `2024-02-29` */
export function lastDayOfMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, "0")}`;
}

/** The day of a snapshot that is named after it: `2026-11-27`, and `2026-11-27.2` for the second one of that day. */
export function dayOfSnapshot(version: string): { readonly day: string; readonly count: number } | undefined {
  const [, day, count] = /^(\d{4}-\d{2}-\d{2})(?:\.(\d{1,6}))?$/.exec(version) ?? [];
  return day !== undefined && isDay(day) ? { day, count: Number(count ?? 1) } : undefined;
}
