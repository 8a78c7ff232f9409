/** What a vendor announced in release notes and documentation, one record an announcement. */
import type { CalendarDate } from "../calendar-date.js";

/**
 * - `stable`: no longer experimental from that release on
 * - `documented`: the documentation of that release shows it, whatever contracts list
 */
export type NoticeKind = "deprecated" | "removed" | "introduced" | "feature" | "stable" | "documented";

/**
 * How sure a reading of the documentation is: method and path stand there, the address holds the operation id, the
 * heading is that of the operation, or it was concluded from what stands around it.
 */
export type NoticeBasis = "stated" | "operation-id" | "heading" | "inferred";

export interface Notice {
  readonly kind: NoticeKind;
  /** the release whose notes say so */
  readonly announcedIn: string;
  /** when it was said; a month stays a month */
  readonly date: CalendarDate | undefined;
  /** when it was said to the users of the rolling API, where that was another day */
  readonly saasDate: CalendarDate | undefined;
  readonly elements: readonly NoticeElement[];
  /** announced end that differs from the policy: the first release said to lack or refuse it */
  readonly endsIn: string | undefined;
  /** an earlier notice says the same; the earlier one starts the clock */
  readonly restates: string | undefined;
  /** of a `documented` notice; `undefined`: stated */
  readonly basis: NoticeBasis | undefined;
  /** of a `documented` notice: in that release or an older one */
  readonly orBefore: boolean;
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
