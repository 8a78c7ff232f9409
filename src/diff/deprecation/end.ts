import type { Deprecation } from "../../contract/contract.js";
import type { Announcement } from "../change.js";
import { sunsetDay } from "./sunset-date.js";
import type { Calendar } from "./turn.js";

export type { Announcement } from "../change.js";

/** How well a removal was announced. */
export type End = "without-deprecation" | "with-deprecation" | "sunset-parse" | "before-sunset" | "after-sunset";

/** A removal that was announced, in whichever way. */
export type NoticedEnd = Exclude<End, "without-deprecation">;

/**
 * Before its day a sunset is a promise; from that day on nothing is promised. Without a calendar, it is only known that
 * there was notice.
 */
export function endOf(element: Pick<Deprecation, "deprecated" | "sunset">, { today }: Calendar): End {
  return element.deprecated ? noticedEndOf(element.sunset, { today }) : "without-deprecation";
}

/** The same of what is known to have been announced. */
export function noticedEndOf(sunset: string | undefined, { today }: Pick<Calendar, "today">): NoticedEnd {
  if (sunset === undefined) return "with-deprecation";
  const day = sunsetDay(sunset);
  if (day === undefined) return "sunset-parse";
  if (today === undefined) return "with-deprecation";
  return today < day ? "before-sunset" : "after-sunset";
}

/** The same as a fact of what is gone. */
export function announcementOf(
  element: Pick<Deprecation, "deprecated" | "sunset" | "since">,
  calendar: Calendar,
): Announcement | undefined {
  const end = endOf(element, calendar);
  return end === "without-deprecation"
    ? undefined
    : { since: element.since ?? null, windowOver: end === "with-deprecation" || end === "after-sunset" };
}
