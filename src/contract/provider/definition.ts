/** What is known of a vendor's API apart from its contracts: release calendar, policy, addresses. */
import type { CalendarDate } from "../calendar-date.js";

export interface ProviderDefinition {
  /** folder name under `specs/` and `.lastcall/`: `runai` */
  readonly name: string;
  readonly title: string;
  /** oldest first, in the order the vendor released them: 3.0 follows 2.26 because the list says so */
  readonly releases: readonly Release[];
  readonly policy: DeprecationPolicy;
  readonly latest: LatestCapture | undefined;
  /** releases whose contract was captured before they came out, so it may lack what they have */
  readonly capturedEarly: readonly string[];
  /** server URLs of the contracts: `https://app.run.ai` */
  readonly servers: readonly string[];
  /** hosts that are this API: `app.run.ai`, `*.run.ai` */
  readonly hosts: readonly string[];
  /** hosts that look alike and are not: documentation sites */
  readonly foreignHosts: readonly string[];
  readonly basePaths: readonly string[];
  /** words that speak for this API in names: `runai` matches `RUNAI_URL` */
  readonly names: readonly string[];
  readonly distinctivePrefixes: readonly string[];
  readonly signatures: readonly ProviderSignature[];
  readonly rewrites: readonly ProviderRewrite[];
}

/**
 * Names and values of one request that the vendor replaced together: one without the others is refused or means nothing.
 *
 * @example
 * { operation: "POST /api/v1/token", fields: { appID: "clientID" }, values: { grantType: { app_token: "client_credentials" } } }
 */
export interface ProviderRewrite {
  readonly title: string;
  /** as contracts write it */
  readonly operation: string;
  /** fields at the top of the body: old name → new name */
  readonly fields: ReadonlyMap<string, string>;
  /** field → old value → new value; the old value must be sent for the rewrite to be meant */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** the signature whose findings this settles as well */
  readonly signature: string | undefined;
  readonly source: string;
}

export interface Release {
  readonly version: string;
  /** general availability, self-hosted; `undefined`: not known */
  readonly date: CalendarDate | undefined;
  /** worked out from other dates, such as the end of support */
  readonly inferred: boolean;
  readonly source: string | undefined;
  readonly note: string | undefined;
}

/**
 * How long a deprecated element is kept. `undefined` on a clock: nothing is promised on it.
 *
 * @example
 * { furtherReleases: 2, months: 6 } // deprecated in 2.22: kept in 2.23 and 2.24; on SaaS six calendar months
 */
export interface DeprecationPolicy {
  /** self-hosted: releases after the deprecating one that still serve the element */
  readonly furtherReleases: number | undefined;
  /** SaaS: calendar months from the announcement */
  readonly months: number | undefined;
  /** `none`: an experimental element may vanish at any time */
  readonly experimental: "none" | "same";
  /** the newest release whose documentation still states the SaaS months */
  readonly monthsStatedThrough: string | undefined;
  readonly source: string | undefined;
}

/** The newest contract, which serves as `latest`, and when it was captured. */
export interface LatestCapture {
  readonly release: string;
  readonly capturedOn: CalendarDate;
  /** taken before the release came out, so it may lack what the release has */
  readonly beforeRelease: boolean;
}

/** A whole deprecated interface that no contract lists: Kubernetes objects, metric names, token URLs. */
export interface ProviderSignature {
  readonly id: string;
  readonly title: string;
  /** any of these in a string literal; `*` stands for `[A-Za-z0-9_-]*` */
  readonly literals: readonly string[];
  /** object literals or positional arguments that hold all of these values */
  readonly objects: readonly (readonly string[])[];
  readonly deprecatedIn: string;
  readonly removedIn: string | undefined;
  readonly replacement: readonly string[];
  /** closer answers by the text found: a metric's name, an object's kind */
  readonly replacementByText: ReadonlyMap<string, readonly string[]>;
  readonly source: string | undefined;
}
