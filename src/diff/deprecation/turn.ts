import type { Deprecation, Maturity } from "../../contract/contract.js";
import { daysBetween, sunsetDay } from "./sunset-date.js";

/** What a comparison knows about time. Without a day, nothing is judged by the calendar. */
export interface Calendar {
  /** `2026-11-21` */
  readonly today: string | undefined;
  /** how many days before its sunset an element of that maturity must be announced; 0: no demand */
  readonly noticeDays: Readonly<Record<Maturity, number>>;
}

/** The ways in which what a document says about an element's end can turn. */
export const TURNS = [
  "deprecated",
  "deprecated-with-sunset",
  "sunset-missing",
  "sunset-invalid",
  "sunset-too-soon",
  "reactivated",
  "sunset-deleted",
  "sunset-moved-earlier",
  "sunset-moved-too-soon",
  "sunset-moved-later",
] as const;
export type Turn = (typeof TURNS)[number];

export interface Announced extends Pick<Deprecation, "deprecated" | "sunset"> {
  readonly maturity: Maturity;
}

export function turnOf(before: Announced, after: Announced, calendar: Calendar): Turn | undefined {
  if (before.deprecated && !after.deprecated) return "reactivated";
  if (!after.deprecated) return undefined;
  if (before.deprecated) return sunsetTurn(before, after, calendar);
  // a day that was named before the flag was set is a promise as well
  return before.sunset !== undefined && after.sunset === undefined
    ? "sunset-deleted"
    : deprecationTurn(after, calendar);
}

function deprecationTurn(after: Announced, calendar: Calendar): Turn {
  if (after.sunset === undefined) return calendar.noticeDays[after.maturity] > 0 ? "sunset-missing" : "deprecated";
  const day = sunsetDay(after.sunset);
  if (day === undefined) return "sunset-invalid";
  return isTooSoon(day, after.maturity, calendar) ? "sunset-too-soon" : "deprecated-with-sunset";
}

function sunsetTurn(before: Announced, after: Announced, calendar: Calendar): Turn | undefined {
  if (before.sunset === after.sunset) return undefined;
  if (after.sunset === undefined) return "sunset-deleted";
  const day = sunsetDay(after.sunset);
  // where the old one was no date, nobody can tell whether the new one is earlier
  if (day === undefined || (before.sunset !== undefined && sunsetDay(before.sunset) === undefined))
    return "sunset-invalid";
  const old = before.sunset === undefined ? undefined : sunsetDay(before.sunset);
  const tooSoon = isTooSoon(day, after.maturity, calendar);
  if (old === undefined) return tooSoon ? "sunset-too-soon" : "deprecated-with-sunset";
  if (day === old) return undefined;
  if (day > old) return "sunset-moved-later";
  return tooSoon ? "sunset-moved-too-soon" : "sunset-moved-earlier";
}

function isTooSoon(day: string, maturity: Maturity, { today, noticeDays }: Calendar): boolean {
  return today !== undefined && daysBetween(today, day) < noticeDays[maturity];
}
