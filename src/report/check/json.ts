/** The JSON of `check`: names and shapes are public, see `schema/`. Nothing of the report is lost in it. */
import type {
  AcceptedFinding,
  Changeable,
  CheckedApi,
  CheckReport,
  CheckRuleId,
  Finding,
  FindingDetail,
  Fix,
  Severity,
} from "../../check/finding.js";
import type { Location, VendorNotice } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import type { Deadline, DocumentedFact, FactSource, Replacement } from "../../policy/standing.js";
import type { Certainty, UnresolvedCall } from "../../scan/call.js";
import { fixTitle, unprovedWords } from "../fix/words.js";
import { jsonText } from "../text/json.js";
import { plain } from "../text/phrase.js";
import { dateJson } from "../words/date.js";
import { type EventJson, eventJson, type PossibleRemovalJson, possibleRemovalJson } from "../words/life-json.js";
import type { Reporter } from "./context.js";
import { deadlineRows } from "./deadlines.js";
import { messageIn, messageLine } from "./message/index.js";

export const SCHEMA_VERSION = 1;

export interface CheckJson {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: CheckReport["tool"];
  /** the folder that files are relative to, itself relative to the working directory; `.` when one stands in it */
  readonly root: string;
  /** the first of `apis`, and the only one unless a configuration lists several */
  readonly api: ApiJson;
  readonly apis: readonly ApiJson[];
  readonly findings: readonly FindingJson[];
  readonly accepted: readonly AcceptedJson[];
  readonly unresolved: readonly UnresolvedJson[];
  readonly troubledFiles: readonly { readonly file: string; readonly line: number | null; readonly reason: string }[];
  readonly remarks: readonly string[];
  /** nothing of the API was found in the code: what there is instead; `null`: something was found */
  readonly empty: CheckReport["empty"] | null;
  /** the part of the files that this report is about; `null`: all of them */
  readonly shard: { readonly index: number; readonly total: number } | null;
  /** what the findings use that ends or has ended, soonest first; once per element */
  readonly deadlines: readonly {
    readonly element: string;
    readonly api: string;
    readonly removed: string | null;
    readonly keptThrough: DeadlineJson | null;
    readonly findings: number;
  }[];
  readonly summary: CheckReport["summary"];
}

type ApiJson = Omit<CheckedApi, "supports" | "title"> & {
  readonly supports: string | null;
  readonly title: string | null;
};

interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FindingJson extends PlaceJson {
  readonly ruleId: CheckRuleId;
  readonly severity: Severity;
  /** the `provider` of one of the report's APIs */
  readonly api: string;
  /** what, how long, what to do, in one line; wording may change, ids and arguments do not */
  readonly message: string;
  readonly explanation: {
    readonly what: string;
    readonly why: readonly string[];
    readonly left: string | null;
    readonly advice: readonly string[];
  };
  /** the call that a field belongs to; `null` when the finding's own place is the call */
  readonly call: PlaceJson | null;
  readonly operation: string;
  readonly element: Element;
  readonly lifecycle: LifecycleJson | null;
  readonly replacement: readonly string[];
  readonly replacements: readonly Replacement[];
  /**
   * `now`: what replaces it works on `from` already; `with-upgrade`: only `to` has it; `unknown`: nothing is named, or
   * no document tells
   */
  readonly changeable: Changeable;
  /** the vendor's own words, where the document has any */
  readonly notice?: VendorNotice;
  readonly certainty: Certainty;
  readonly via: readonly { readonly file: string; readonly line: number }[];
  readonly from: readonly { readonly file: string; readonly line: number }[];
  readonly detail: FindingDetail;
  readonly contract: { readonly base: Location | null; readonly target: Location | null };
  readonly forecast: boolean;
  readonly inTest: boolean;
  readonly fingerprint: string;
  /** an edit that settles the finding; absent where there is none */
  readonly fix?: FixJson;
}

/** Offsets are UTF-16 code units of the file's text, without a byte order mark. */
type FixJson = Fix & {
  /** what the edits do, in words */
  readonly title: string;
  /** what keeps a suggestion from being a fix, in words */
  readonly missing: readonly string[];
};

interface LifecycleJson {
  readonly introduced: string | null;
  readonly deprecated: string | null;
  readonly removed: string | null;
  readonly keptThrough: DeadlineJson | null;
  readonly experimental: boolean;
  /** past its window, or no longer described: whether the target is known to have it still; null: it is neither */
  readonly served: "yes" | "unknown" | null;
  /** a removal of which only a span of days is known, and the day asked about lies within; days are ISO 8601 */
  readonly mayBeGone: PossibleRemovalJson | null;
  /** the release whose missing date leaves a policy in months without an end */
  readonly undated: string | null;
  /** releases whose documentation is known to show it, apart from contracts; oldest first */
  readonly documented: readonly DocumentedFact[];
  readonly events: readonly EventJson[];
  readonly disagreements: readonly (readonly FactSource[])[];
  /** RFC 8594 `Sunset` or `x-sunset`, as written */
  readonly sunset: string | null;
  /** the release from which a notice says it fails, where that differs from the policy */
  readonly announcedEnd: string | null;
}

interface DeadlineJson {
  readonly release: string | null;
  readonly firstRelease: string | null;
  /** see `dateJson` */
  readonly date: string | null;
  readonly daysLeft: number | null;
  readonly releasesLeft: number | null;
}

type AcceptedJson = FindingJson & { readonly acceptedBy: AcceptedFinding["by"]; readonly reason: string };
type UnresolvedJson = PlaceJson & { readonly reason: string };

const placeJson = ({ file, line, column, endLine, endColumn }: PlaceJson): PlaceJson => ({
  file,
  line,
  column,
  endLine,
  endColumn,
});

const deadlineJson = (deadline: Deadline): DeadlineJson => ({
  release: deadline.release ?? null,
  firstRelease: deadline.firstRelease ?? null,
  date: deadline.date === undefined ? null : dateJson(deadline.date),
  daysLeft: deadline.daysLeft ?? null,
  releasesLeft: deadline.releasesLeft ?? null,
});

const lifecycleJson = (life: NonNullable<Finding["lifecycle"]>): LifecycleJson => ({
  introduced: life.introduced ?? null,
  deprecated: life.deprecated ?? null,
  removed: life.removed ?? null,
  keptThrough: life.keptThrough === undefined ? null : deadlineJson(life.keptThrough),
  experimental: life.experimental,
  served: life.served ?? null,
  mayBeGone: life.mayBeGone === undefined ? null : possibleRemovalJson(life.mayBeGone),
  undated: life.undated ?? null,
  documented: life.documented,
  events: (life.full?.events ?? []).map(eventJson),
  disagreements: life.full?.disagreements ?? [],
  sunset: life.full?.sunset ?? null,
  announcedEnd: life.full?.announcedEnd ?? null,
});

const findingJson = (finding: Finding, report: CheckReport): FindingJson => {
  const message = messageIn(report, finding);
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    api: finding.api,
    message: messageLine(message),
    ...placeJson(finding.place),
    operation: finding.operation,
    element: { kind: finding.element.kind, path: finding.element.path },
    lifecycle: finding.lifecycle === undefined ? null : lifecycleJson(finding.lifecycle),
    replacement: finding.replacement.map((replacement) => replacement.target),
    ...(finding.lifecycle?.full?.notice !== undefined && { notice: finding.lifecycle.full.notice }),
    certainty: finding.certainty,
    via: finding.via,
    from: finding.from,
    fingerprint: finding.fingerprint,
    call: finding.call === undefined ? null : placeJson(finding.call),
    explanation: {
      what: plain(message.what),
      why: [...message.why, ...message.circumstances, ...message.way].map(plain),
      left: message.left === undefined ? null : plain(message.left),
      advice: message.advice.map(plain),
    },
    replacements: finding.replacement,
    changeable: finding.changeable,
    detail: finding.detail,
    contract: { base: finding.contract.base ?? null, target: finding.contract.target ?? null },
    forecast: finding.forecast,
    inTest: finding.inTest,
    ...(finding.fix !== undefined && { fix: fixJson(finding.fix) }),
  };
};

const fixJson = (fix: Fix): FixJson => ({
  kind: fix.kind,
  title: plain(fixTitle(fix.change)),
  missing: unprovedWords(fix).map(plain),
  edits: fix.edits,
  id: fix.id,
  change: fix.change,
  unproved: fix.unproved,
});

const apiJson = (api: CheckedApi): ApiJson => ({ ...api, title: api.title ?? null, supports: api.supports ?? null });

const unresolvedJson = (call: UnresolvedCall): UnresolvedJson => ({ ...placeJson(call), reason: call.reason });

export const toCheckJson = (report: CheckReport): CheckJson => ({
  schemaVersion: SCHEMA_VERSION,
  tool: report.tool,
  root: report.root,
  api: apiJson(report.apis[0]),
  apis: report.apis.map(apiJson),
  findings: report.findings.map((finding) => findingJson(finding, report)),
  accepted: report.accepted.map(({ finding, by, reason }) => ({
    ...findingJson(finding, report),
    acceptedBy: by,
    reason,
  })),
  unresolved: report.unresolved.map(unresolvedJson),
  troubledFiles: report.troubledFiles.map(({ file, line, reason }) => ({ file, line: line ?? null, reason })),
  remarks: report.remarks,
  empty: report.empty ?? null,
  shard: report.shard ?? null,
  deadlines: deadlineRows(report).map(({ element, api, removed, kept, findings }) => ({
    element,
    api: api.provider,
    removed: removed ?? null,
    keptThrough: kept === undefined ? null : deadlineJson(kept),
    findings,
  })),
  summary: report.summary,
});

export const render: Reporter = (report) => jsonText(toCheckJson(report));
