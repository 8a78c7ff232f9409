/** Lifecycle × policy × target. Dates are calendar dates, never instants. */
import type { CalendarDate } from "../contract/calendar-date.js";

export type { CalendarDate } from "../contract/calendar-date.js";
export type {
  DocumentedFact,
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

/** A removal of which only a span of days is known, and the day asked about lies within. */
export interface PossibleRemoval {
  /** the release that is said to lack it */
  readonly in: string;
  /** the span; an end that nobody knows is `undefined` */
  readonly from: string | undefined;
  readonly by: string | undefined;
}

export type Standing =
  | { readonly state: "supported"; readonly experimental: boolean; readonly mayBeGone?: PossibleRemoval }
  | {
      readonly state: "deprecated";
      readonly since: string;
      readonly keptThrough: Deadline | undefined;
      readonly experimental: boolean;
      readonly mayBeGone?: PossibleRemoval;
      /** a policy that counts months says nothing, because the date of this release is not known */
      readonly undated?: string;
    }
  | {
      readonly state: "expired";
      readonly since: string;
      readonly keptThrough: Deadline;
      readonly servedAtTarget: "yes" | "unknown";
      readonly mayBeGone?: PossibleRemoval;
    }
  | {
      readonly state: "removed";
      readonly in: string;
      readonly since: string | undefined;
      readonly keptThrough: Deadline | undefined;
    }
  | { readonly state: "unlisted" }
  | { readonly state: "not-yet"; readonly from: string };
