import { type CalendarDate, earliestDay, latestDay } from "../contract/calendar-date.js";
import type { ProviderDefinition } from "../contract/provider/index.js";
import { statedDate } from "../contract/stated-date.js";
import { dateOf, placeOf, releaseAt } from "./calendar.js";
import { addMonths, daysBetween } from "./months.js";
import type { Deadline, Lifecycle, LifecycleEvent } from "./standing.js";

/** A window on both clocks, before a day or a target is asked about. */
export interface Window {
  /** where the clock started: place in the release order */
  readonly start: number;
  /** place of the last release that must serve the element; `undefined`: nothing promised by release */
  readonly lastPosition: number | undefined;
  /** last day by calendar months or by the document's own sunset date */
  readonly lastDay: CalendarDate | undefined;
  /** the day comes from a sunset that the document states: it holds on every deployment */
  readonly stated: boolean;
  /** the first release that a notice says to lack or refuse it: that decides, not the policy */
  readonly announcedEnd: string | undefined;
}

/**
 * The window that the policy promises to what a deprecation marks, whatever else was announced.
 *
 * @example
 * // deprecated in 2.22 (2025-07-13), two further releases, six months
 * // lastPosition: that of 2.24; lastDay: 2026-01-13
 */
export function promiseOf(lifecycle: Lifecycle, deprecated: LifecycleEvent, definition: ProviderDefinition): Window {
  const { furtherReleases, months } = definition.policy;
  const start = placeOf(definition, deprecated.release);
  const sunset = lifecycle.sunset === undefined ? undefined : statedDate(lifecycle.sunset);
  const announced = deprecated.saasDate ?? deprecated.date;
  return {
    start,
    lastPosition: furtherReleases === undefined ? undefined : Math.floor(start) + furtherReleases,
    lastDay: sunset ?? (months === undefined || announced === undefined ? undefined : addMonths(announced, months)),
    stated: sunset !== undefined,
    announcedEnd: undefined,
  };
}

/**
 * The window that counts: the promise, or up to the end that a notice names. An end that is announced for a later
 * day than the policy's moves the last day; an earlier one is told by the release alone.
 *
 * @example
 * // deprecated in 2.19, two further releases, said to fail from 2.21 on
 * // lastPosition: that of 2.20
 */
export function windowOf(lifecycle: Lifecycle, deprecated: LifecycleEvent, definition: ProviderDefinition): Window {
  const promise = promiseOf(lifecycle, deprecated, definition);
  const { announcedEnd } = lifecycle;
  if (announcedEnd === undefined) return promise;
  const ends = dateOf(definition, announcedEnd);
  const later =
    ends !== undefined &&
    promise.lastDay !== undefined &&
    (earliestDay(ends) ?? "") > (latestDay(promise.lastDay) ?? "9999");
  return {
    ...promise,
    lastPosition: placeOf(definition, announcedEnd) - 1,
    lastDay: later && !promise.stated ? ends : promise.lastDay,
    announcedEnd,
  };
}

/** The window as a deadline, seen from a place in the release order and a day. */
export function deadlineOf(window: Window, definition: ProviderDefinition, position: number, asOf: string): Deadline {
  const { lastPosition, lastDay } = window;
  const release = lastPosition === undefined ? undefined : releaseAt(definition, lastPosition);
  const firstRelease = lastPosition === undefined ? undefined : releaseAt(definition, lastPosition + 1);
  return {
    ...(release === undefined ? {} : { release }),
    ...(firstRelease === undefined ? {} : { firstRelease }),
    ...(lastDay === undefined ? {} : { date: lastDay }),
    ...(lastDay?.precision === "day" ? { daysLeft: daysBetween(asOf, lastDay.date) } : {}),
    ...(lastPosition === undefined ? {} : { releasesLeft: lastPosition - Math.floor(position) }),
  };
}
