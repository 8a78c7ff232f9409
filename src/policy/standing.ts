/** Lifecycle × policy × target. Dates are calendar dates, never instants. */
import type { CalendarDate } from "../contract/calendar-date.js";

export type { CalendarDate } from "../contract/calendar-date.js";
export type {
  FactSource,
  Lifecycle,
  LifecycleEvent,
  LifecycleEventKind,
  Presence,
  Replacement,
} from "../diff/history/lifecycle.js";

export interface Deadline {
  /** last release that must still serve it */
  readonly release?: string;
  /** the first release that may lack it */
  readonly firstRelease?: string;
  /** last day, as far as it is known */
  readonly date?: CalendarDate;
  /** days from `asOf` to `date`; negative when past; absent when the date is no day */
  readonly daysLeft?: number;
  /** releases from the target to `release`; 0: the target is the last one */
  readonly releasesLeft?: number;
}

export type Standing =
  | { readonly state: "supported"; readonly experimental: boolean }
  | {
      readonly state: "deprecated";
      readonly since: string;
      readonly keptThrough: Deadline | undefined;
      readonly experimental: boolean;
    }
  | {
      readonly state: "expired";
      readonly since: string;
      readonly keptThrough: Deadline;
      readonly servedAtTarget: "yes" | "unknown";
    }
  | {
      readonly state: "removed";
      readonly in: string;
      readonly since: string | undefined;
      readonly keptThrough: Deadline | undefined;
    }
  | { readonly state: "unlisted" }
  | { readonly state: "not-yet"; readonly from: string };
