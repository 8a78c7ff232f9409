import { latestDay } from "../../contract/calendar-date.js";
import { statedDate } from "../../contract/stated-date.js";

/** The last day that an `x-sunset` or `Sunset` value can mean: of a month its last one. Undefined when it is no date. */
export function sunsetDay(text: string): string | undefined {
  const date = statedDate(text);
  return date === undefined ? undefined : latestDay(date);
}

/** Days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
