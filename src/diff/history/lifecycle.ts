/** An element's life over all known releases. Dates are calendar dates, never instants. */
import type { CalendarDate } from "../../contract/calendar-date.js";
import type { OperationKey, VendorNotice } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import type { NoticeBasis } from "../../contract/provider/index.js";

/** Where a fact was read: the contract of a release, a notice, or what documentation beside contracts shows. */
export type FactSource =
  | { readonly kind: "contract"; readonly release: string }
  | { readonly kind: "notice"; readonly release: string; readonly reference: string }
  | { readonly kind: "documentation"; readonly release: string; readonly reference: string };

export type LifecycleEventKind = "introduced" | "deprecated" | "undeprecated" | "removed" | "reintroduced";

export interface LifecycleEvent {
  readonly kind: LifecycleEventKind;
  readonly release: string;
  readonly date?: CalendarDate;
  /** when the users of the rolling API were told, where that was another day */
  readonly saasDate?: CalendarDate;
  readonly source: FactSource;
  /** seen in the oldest contract known, or after a gap between contracts: it happened there or earlier */
  readonly orBefore: boolean;
}

/** What the contract of one release says; `unknown` where it cannot tell (untyped or lost schemas). */
export interface Presence {
  readonly release: string;
  readonly state: "present" | "absent" | "unknown";
  readonly deprecated: boolean;
  /** unknown, because the contract is a part of the API that lacks the operation */
  readonly unsaid?: true;
}

/** An element's life over all known releases, in their real order. */
export interface Lifecycle {
  readonly operation: OperationKey;
  readonly element: Element;
  /** `introduced` of the oldest known contract means "in it or before": see `introducedOrBefore` */
  readonly introduced?: string;
  readonly introducedOrBefore: boolean;
  /** the earliest sign of the deprecation that still holds */
  readonly deprecated?: string;
  readonly removed?: string;
  readonly events: readonly LifecycleEvent[];
  /** contract by contract, oldest first */
  readonly presence: readonly Presence[];
  /** RFC 8594 `Sunset` or `x-sunset` as the newest contract writes it */
  readonly sunset: string | undefined;
  /** the release from which a notice says it fails or is gone, where that differs from the policy */
  readonly announcedEnd: string | undefined;
  /** RFC 9745 `Deprecation` or `x-deprecated-since` as the newest contract writes it */
  readonly statedSince: string | undefined;
  /** signs that contradict each other, in words of data: which sources, which releases */
  readonly disagreements: readonly (readonly FactSource[])[];
  readonly replacement: readonly Replacement[];
  /** the newest document's own words about its end */
  readonly notice?: VendorNotice;
  /** as the newest contract or notice has it; see `maturity` for other releases */
  readonly experimental: boolean;
  /** where that changed, oldest first; the first entry holds for what is older, too */
  readonly maturity: readonly MaturityFact[];
  /** releases whose documentation is known to show it, apart from contracts; oldest first */
  readonly documented: readonly DocumentedFact[];
}

export interface MaturityFact {
  readonly release: string;
  readonly experimental: boolean;
  readonly date?: CalendarDate;
  readonly source: FactSource;
}

export interface DocumentedFact {
  readonly release: string;
  /** in that release or an older one */
  readonly orBefore: boolean;
  readonly basis: NoticeBasis;
  readonly source: FactSource;
}

export interface Replacement {
  /** `GET /api/v1/users`, or a field name for fields */
  readonly target: string;
  readonly certainty: "certain" | "likely";
  readonly source: FactSource | { readonly kind: "inferred"; readonly by: "operation-id" | "name" | "shape" };
  /** the replacement is itself deprecated or gone: what replaces it, in order */
  readonly chain: readonly string[];
}
