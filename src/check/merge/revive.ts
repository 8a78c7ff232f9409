/** From the JSON of `check` back to the report it was made from; shapes as in `schema/check.schema.json`. */

import type { Element } from "../../contract/element.js";
import type { Location, OperationKey, VendorNotice } from "../../contract/index.js";
import type {
  CalendarDate,
  Deadline,
  DocumentedFact,
  FactSource,
  Lifecycle,
  LifecycleEvent,
  PossibleRemoval,
  Replacement,
} from "../../policy/standing.js";
import type { Certainty, CodePlace, UnresolvedCall } from "../../scan/call.js";
import type {
  AcceptedFinding,
  Changeable,
  CheckedApi,
  CheckReport,
  CheckRuleId,
  Finding,
  FindingDetail,
  FindingLifecycle,
  Fix,
  Severity,
} from "../finding.js";

/** The parts of the JSON that the report is made of; sentences are left out, they are made anew. */
export interface ShardReport {
  readonly schemaVersion: 1;
  readonly tool: CheckReport["tool"];
  readonly root: string;
  readonly api: unknown;
  readonly apis: readonly (Omit<CheckedApi, "supports" | "title"> & {
    readonly supports: string | null;
    readonly title: string | null;
  })[];
  readonly shard: { readonly index: number; readonly total: number } | null;
  readonly findings: readonly WrittenFinding[];
  readonly accepted: readonly (WrittenFinding & {
    readonly acceptedBy: AcceptedFinding["by"];
    readonly reason: string;
  })[];
  readonly unresolved: readonly UnresolvedCall[];
  readonly troubledFiles: readonly { readonly file: string; readonly line: number | null; readonly reason: string }[];
  readonly remarks: readonly string[];
  readonly empty: CheckReport["empty"] | null;
  readonly summary: CheckReport["summary"];
}

interface WrittenFinding extends CodePlace {
  readonly ruleId: CheckRuleId;
  readonly severity: Severity;
  readonly api: string;
  readonly call: CodePlace | null;
  readonly operation: string;
  readonly element: Element;
  readonly lifecycle: WrittenLifecycle | null;
  readonly replacements: readonly Replacement[];
  /** absent in reports of versions that did not know it */
  readonly changeable?: Changeable;
  readonly notice?: VendorNotice;
  readonly certainty: Certainty;
  readonly via: Finding["via"];
  readonly from: Finding["from"];
  readonly detail: FindingDetail;
  readonly contract: { readonly base: Location | null; readonly target: Location | null };
  readonly forecast: boolean;
  readonly inTest: boolean;
  readonly fingerprint: string;
  readonly fix?: Fix;
}

interface WrittenLifecycle {
  readonly introduced: string | null;
  readonly deprecated: string | null;
  readonly removed: string | null;
  readonly keptThrough: {
    readonly release: string | null;
    readonly firstRelease: string | null;
    readonly date: string | null;
    readonly daysLeft: number | null;
    readonly releasesLeft: number | null;
  } | null;
  readonly experimental: boolean;
  readonly served: "yes" | "unknown" | null;
  readonly mayBeGone: { readonly in: string; readonly from: string | null; readonly by: string | null } | null;
  readonly undated: string | null;
  readonly documented: readonly DocumentedFact[];
  readonly events: readonly (Omit<LifecycleEvent, "date" | "saasDate"> & {
    readonly date: string | null;
    readonly saasDate?: string;
  })[];
  readonly disagreements: readonly (readonly FactSource[])[];
  readonly sunset: string | null;
  readonly announcedEnd: string | null;
}

export const reviveApi = (written: ShardReport["apis"][number]): CheckedApi => ({
  ...written,
  title: written.title ?? undefined,
  supports: written.supports ?? undefined,
});

export function reviveFinding(written: WrittenFinding): Finding {
  const { file, line, column, endLine, endColumn, operation, element, contract } = written;
  return {
    ruleId: written.ruleId,
    severity: written.severity,
    api: written.api,
    place: { file, line, column, endLine, endColumn },
    call: written.call ?? undefined,
    operation,
    element,
    lifecycle: written.lifecycle === null ? undefined : reviveLifecycle(written.lifecycle, written),
    replacement: written.replacements,
    changeable: written.changeable ?? "unknown",
    certainty: written.certainty,
    via: written.via,
    from: written.from,
    detail: written.detail,
    contract: { base: contract.base ?? undefined, target: contract.target ?? undefined },
    forecast: written.forecast,
    inTest: written.inTest,
    fingerprint: written.fingerprint,
    ...(written.fix !== undefined && { fix: written.fix }),
  };
}

function reviveLifecycle(
  written: WrittenLifecycle,
  { operation, element, replacements, notice }: WrittenFinding,
): FindingLifecycle {
  const { introduced, deprecated, removed, keptThrough, experimental, disagreements, sunset, announcedEnd } = written;
  const full: Lifecycle = {
    operation: operation as OperationKey,
    element,
    ...(introduced === null ? {} : { introduced }),
    introducedOrBefore: false,
    ...(deprecated === null ? {} : { deprecated }),
    ...(removed === null ? {} : { removed }),
    // In the order the fields are written in, so that the joined report has the same bytes.
    events: written.events.map(({ kind, release, date, saasDate, source, orBefore }) => ({
      kind,
      release,
      ...(date === null ? {} : { date: reviveDate(date) }),
      ...(saasDate === undefined ? {} : { saasDate: reviveDate(saasDate) }),
      source,
      orBefore,
    })),
    presence: [],
    sunset: sunset ?? undefined,
    announcedEnd: announcedEnd ?? undefined,
    statedSince: undefined,
    disagreements,
    replacement: replacements,
    ...(notice !== undefined && { notice }),
    experimental,
    maturity: [],
    documented: [],
  };
  return {
    introduced: introduced ?? undefined,
    deprecated: deprecated ?? undefined,
    removed: removed ?? undefined,
    keptThrough: keptThrough === null ? undefined : reviveDeadline(keptThrough),
    experimental,
    served: written.served ?? undefined,
    mayBeGone: written.mayBeGone === null ? undefined : reviveRemoval(written.mayBeGone),
    undated: written.undated ?? undefined,
    documented: written.documented,
    full,
  };
}

const reviveRemoval = ({ in: release, from, by }: NonNullable<WrittenLifecycle["mayBeGone"]>): PossibleRemoval => ({
  in: release,
  from: from ?? undefined,
  by: by ?? undefined,
});

const reviveDeadline = ({
  release,
  firstRelease,
  date,
  daysLeft,
  releasesLeft,
}: NonNullable<WrittenLifecycle["keptThrough"]>): Deadline => ({
  ...(release === null ? {} : { release }),
  ...(firstRelease === null ? {} : { firstRelease }),
  ...(date === null ? {} : { date: reviveDate(date) }),
  ...(daysLeft === null ? {} : { daysLeft }),
  ...(releasesLeft === null ? {} : { releasesLeft }),
});

/** `2024-10-14` a day, `2024-10` a month, `2026-05-23/2026-07-21` a bracket with open ends `..`. */
function reviveDate(text: string): CalendarDate {
  if (!text.includes("/"))
    return text.length === 7 ? { precision: "month", month: text } : { precision: "day", date: text };
  const [after = "..", before = ".."] = text.split("/");
  return { precision: "bracket", ...(after === ".." ? {} : { after }), ...(before === ".." ? {} : { before }) };
}
