/** What was checked and what was not: the same sentences in every format that people read. */
import type { CheckedApi, CheckReport } from "../../check/finding.js";
import { counted } from "../words/counted.js";
import { isUpgrade } from "./apis.js";

export interface Summary {
  /** "3 errors, 1 warning" */
  readonly verdict: string;
  /** one each: "runai 2.22 → 2.24, self-hosted, as of 2026-11-20" */
  readonly apis: readonly string[];
  /** all of them in one line */
  readonly api: string;
  /** "31 calls in 9 of 120 files" */
  readonly checked: string;
  /** "2 by suppression, 1 by the baseline"; `undefined`: nothing */
  readonly accepted: string | undefined;
  /** calls that look like the API's and could not be resolved */
  readonly notUnderstood: readonly Remark[];
  /** files that were read in part or not at all */
  readonly notRead: readonly Remark[];
  readonly remarks: readonly string[];
}

export interface Remark {
  readonly place: string;
  readonly text: string;
}

export const summaryOf = (report: CheckReport): Summary => ({
  verdict: verdictOf(report),
  apis: report.apis.map(apiText),
  api: report.apis.map(apiText).join("; "),
  checked: checkedText(report),
  accepted: acceptedText(report.summary),
  notUnderstood: report.unresolved.map(({ file, line, column, reason }) => ({
    place: `${file}:${line}:${column}`,
    text: reason,
  })),
  notRead: report.troubledFiles.map(({ file, line, reason }) => ({
    place: line === undefined ? file : `${file}:${line}`,
    text: reason,
  })),
  remarks: report.remarks,
});

const verdictOf = ({ summary, apis, findings, changedSince }: CheckReport): string => {
  const parts = [
    ...(summary.errors > 0 ? [counted(summary.errors, "error")] : []),
    ...(summary.warnings > 0 ? [counted(summary.warnings, "warning")] : []),
    ...(summary.infos > 0 ? [counted(summary.infos, "info")] : []),
  ];
  if (summary.errors + summary.warnings === 0 && summary.infos > 0) return `No errors or warnings, ${parts.join(", ")}`;
  if (parts.length > 0) return parts.join(", ");
  if (findings.length > 0) return counted(findings.length, "finding");
  // That a change holds no call says nothing of the code.
  if (summary.calls === 0 && changedSince !== undefined) return `Nothing new since ${changedSince}`;
  if (summary.calls === 0) return `No call of ${apis.map(({ title }) => title ?? "the API").join(" or ")} was found`;
  const targets = apis.map(({ title, to }) => (apis.length === 1 ? to : `${title ?? "the API"} ${to}`)).join(" or ");
  return summary.unresolved > 0
    ? `Nothing breaks on ${targets}, as far as the calls were understood`
    : `Nothing breaks on ${targets}`;
};

const apiText = (api: CheckedApi): string => {
  const compared = isUpgrade(api) ? `${api.from} → ${api.to}` : api.to;
  const releases = api.supports === undefined ? compared : `${compared}, for releases ${api.supports}`;
  const clock = !api.hasPolicy ? [] : [api.deployment === "saas" ? "SaaS" : "self-hosted"];
  const name = api.title === undefined ? releases : `${api.title} ${releases}`;
  return [name, ...clock, `as of ${api.asOf}`, ...(api.forecast ? ["a forecast"] : [])].join(", ");
};

const checkedText = ({ summary, shard }: CheckReport): string => {
  const part = shard === undefined ? "" : `, part ${shard.index} of ${shard.total}`;
  return `${counted(summary.calls, "call")} in ${counted(summary.filesParsed, "file")} of ${summary.files}${summary.filesParsed < summary.files ? " (the others never mention the API)" : ""}${otherHeaps(summary)}${part}`;
};

/** What is not among the calls that were understood; "not understood" has lines of its own. */
const otherHeaps = ({ mentions, others }: CheckReport["summary"]): string =>
  [
    ...(mentions > 0 ? [`, ${counted(mentions, "mention")} without a call`] : []),
    ...(others > 0 ? [`, ${counted(others, "call")} of other servers`] : []),
  ].join("");

const acceptedText = ({ suppressed, baselined }: CheckReport["summary"]): string | undefined => {
  const parts = [
    ...(suppressed > 0 ? [`${suppressed} by comments`] : []),
    ...(baselined > 0 ? [`${baselined} by the baseline`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
};
