/** What a vendor announced in release notes and documentation, one record an announcement. */
import type { CalendarDate } from "../calendar-date.js";

export type NoticeKind = "deprecated" | "removed" | "introduced" | "feature";

export interface Notice {
  readonly kind: NoticeKind;
  /** the release whose notes say so */
  readonly announcedIn: string;
  /** when it was said; a month stays a month */
  readonly date: CalendarDate | undefined;
  readonly elements: readonly NoticeElement[];
  /** announced end that differs from the policy: the first release said to lack or refuse it */
  readonly endsIn: string | undefined;
  /** an earlier notice says the same; the earlier one starts the clock */
  readonly restates: string | undefined;
  /** what a `feature` notice speaks of */
  readonly feature: string | undefined;
  readonly source: string;
  readonly note: string | undefined;
  readonly origin: { readonly file: string; readonly line: number | undefined };
}

/**
 * An operation (path, methods), one of its parameters (`query`, `header`), or a field of the resource.
 * A field path stands for the field wherever the resource is: bare, in a list, or in a list envelope.
 *
 * @example
 * { path: "/api/v1/node-pools", field: ["placementStrategy"] }
 * // request placementStrategy, response placementStrategy, response nodepools[].placementStrategy
 */
export interface NoticeElement {
  readonly path: string;
  /** `undefined`: every method of the path */
  readonly methods: readonly string[] | undefined;
  readonly query: string | undefined;
  readonly header: string | undefined;
  readonly field: readonly string[] | undefined;
  readonly side: "request" | "response" | undefined;
  readonly replacement: readonly string[];
  /** the replacement is about the same thing under another name: an id of one is an id of the other */
  readonly sameResource: boolean;
  /** `false`: no contract lists it, and that is known */
  readonly listed: boolean;
}
