import type { Location } from "../contract/contract.js";
import type { Element } from "../diff/change.js";
import type { Deadline, DocumentedFact, Lifecycle, PossibleRemoval, Replacement } from "../policy/standing.js";
import type { Certainty, CodePlace, UnresolvedCall, Waypoint } from "../scan/call.js";

import type { Emptiness } from "./empty.js";
import type { Fix } from "./fix.js";

export type * from "./fix.js";

export type Severity = "error" | "warning" | "info";

/** What the target does to the call. Names are public: never renamed. */
export const CHECK_RULE_IDS = [
  "removed-endpoint",
  "removed-parameter",
  "removed-request-field",
  "removed-response-field",
  "removed-enum-value",
  "deprecated-endpoint",
  "deprecated-parameter",
  "deprecated-request-field",
  "deprecated-response-field",
  "deprecated-enum-value",
  "expired-endpoint",
  "expired-parameter",
  "expired-request-field",
  "expired-response-field",
  "expired-enum-value",
  "newly-required-parameter",
  "newly-required-request-field",
  "changed-parameter",
  "changed-request-field",
  "changed-response-field",
  "unlisted-endpoint",
  "unlisted-parameter",
  "unlisted-request-field",
  "unlisted-response-field",
  "miscased-name",
  "not-yet-available",
  "mentioned-removed-endpoint",
  "mentioned-deprecated-endpoint",
  "deprecated-api",
  "retargeted-operation",
  "unused-suppression",
  "expired-suppression",
  "unknown-suppression",
] as const;
export type CheckRuleId = (typeof CHECK_RULE_IDS)[number];

/**
 * A finding is data: rule, arguments, places. Its sentences are made in `report` from these, so that
 * baselines, fingerprints and tests never depend on wording.
 */
export interface Finding {
  readonly ruleId: CheckRuleId;
  readonly severity: Severity;
  /** the provider's name */
  readonly api: string;
  /** where to act: the field for a field finding, the call otherwise */
  readonly place: CodePlace;
  /** the call that makes it, where it is not `place` */
  readonly call: CodePlace | undefined;
  /** `GET /v1/k8s/users` as the contract writes it; for `unlisted-endpoint` as the code does */
  readonly operation: string;
  readonly element: Element;
  readonly lifecycle: FindingLifecycle | undefined;
  readonly replacement: readonly Replacement[];
  readonly changeable: Changeable;
  readonly certainty: Certainty;
  /** the way to the transport, outermost first */
  readonly via: readonly Waypoint[];
  /** the callers that reach the call, the nearest first */
  readonly from: readonly Waypoint[];
  readonly detail: FindingDetail;
  /** the element in the contracts: before, at the target */
  readonly contract: { readonly base: Location | undefined; readonly target: Location | undefined };
  /** says of itself that no contract of the target is known, only notices and policy */
  readonly forecast: boolean;
  readonly inTest: boolean;
  /** rule, operation, element, symbol around the call: no wording, no line numbers */
  readonly fingerprint: string;
  /** an edit that settles it; absent where there is none, or nobody asked the room `fix` */
  readonly fix?: Fix;
}

/**
 * When the code can be changed. `now`: what is to be used instead stands on the installed release already;
 * `with-upgrade`: only the target has it; `unknown`: nothing is named, or no contract tells.
 */
export type Changeable = "now" | "with-upgrade" | "unknown";

export interface FindingLifecycle {
  readonly introduced: string | undefined;
  readonly deprecated: string | undefined;
  readonly removed: string | undefined;
  readonly keptThrough: Deadline | undefined;
  readonly experimental: boolean;
  /** past its window, or no longer described: whether the target is known to have it still; `undefined`: it is neither */
  readonly served: "yes" | "unknown" | undefined;
  /** a removal of which only a span of days is known, and the day asked about lies within */
  readonly mayBeGone: PossibleRemoval | undefined;
  /** the release whose missing date leaves a policy in months without an end */
  readonly undated: string | undefined;
  /** releases whose documentation is known to show it, apart from contracts; oldest first */
  readonly documented: readonly DocumentedFact[];
  readonly full: Lifecycle | undefined;
}

/** Arguments that a rule's sentence needs beside the element and its life. */
export type FindingDetail =
  | { readonly kind: "none" }
  | { readonly kind: "changed"; readonly ruleId: string; readonly before: string; readonly after: string }
  | { readonly kind: "not-yet"; readonly firstRelease: string }
  /** the code writes the element's name in another letter case */
  | { readonly kind: "spelling"; readonly written: string }
  | {
      readonly kind: "suppression";
      readonly text: string;
      readonly rule: string;
      readonly reason: string | undefined;
      readonly until: string | undefined;
    }
  | { readonly kind: "interface"; readonly signature: string; readonly title: string; readonly text: string }
  | { readonly kind: "retargeted"; readonly symbol: string; readonly was: string; readonly becomes: string };

/** An API as a run looked at it. */
export interface CheckedApi {
  readonly provider: string;
  /** what sentences call it; undefined: two documents, which go by their own names */
  readonly title: string | undefined;
  /** false: the vendor promises no window, so that no clock counts */
  readonly hasPolicy: boolean;
  /** those known, in the order in which they came out */
  readonly releases: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly deployment: "self-hosted" | "saas";
  readonly asOf: string;
  readonly forecast: boolean;
  readonly supports: string | undefined;
}

/** Everything a report format needs; formats are pure functions of it. */
export interface CheckReport {
  readonly tool: { readonly name: "lastcall"; readonly version: string };
  /** the folder that files are relative to, itself relative to the working directory; `.` when one stands in it */
  readonly root: string;
  /** in the order of the config; what a run is about is mostly one */
  readonly apis: readonly [CheckedApi, ...CheckedApi[]];
  /** the part of the files this report is about; undefined: all of them */
  readonly shard: { readonly index: number; readonly total: number } | undefined;
  /** the git ref that changes count from; absent: the report is about all files */
  readonly changedSince?: string;
  /** sorted: file, line, column, rule, element */
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly unresolved: readonly UnresolvedCall[];
  readonly troubledFiles: readonly { readonly file: string; readonly line?: number; readonly reason: string }[];
  /** nothing of the API was found: what there is instead; undefined: something was, or nothing had to be */
  readonly empty: Emptiness | undefined;
  /** remarks on the knowledge itself: `latest` is old, a part of a contract was skipped */
  readonly remarks: readonly string[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly files: number;
    readonly filesParsed: number;
    readonly calls: number;
    readonly unresolved: number;
    readonly mentions: number;
    readonly others: number;
    readonly suppressed: number;
    readonly baselined: number;
  };
}

export interface AcceptedFinding {
  readonly finding: Finding;
  readonly by: "suppression" | "baseline";
  readonly reason: string;
}
