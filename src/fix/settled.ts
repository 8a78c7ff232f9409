/** Whether edits did what they were made for, and which of several did not. */
import type { CheckRun, Finding, Fix } from "../check/index.js";

/** A fix and the findings that it settles. */
export interface SettledFix {
  readonly fix: Fix;
  readonly findings: readonly Finding[];
}

/**
 * What was to go is gone. Nothing new came, except where only suggestions were taken: whoever takes these looks at what
 * they leave to do. No file became unreadable.
 */
export function isSettled(before: CheckRun, after: CheckRun, wanted: readonly SettledFix[]): boolean {
  const fresh = beyond(after.report.findings, before.report.findings);
  const isProved = wanted.every(({ fix }) => fix.kind === "fix");
  const settled = wanted.reduce((sum, { findings }) => sum + findings.length, 0);
  const gone = before.report.findings.length + fresh.length - after.report.findings.length;
  const sameHeaps =
    after.report.unresolved.length <= before.report.unresolved.length &&
    after.report.troubledFiles.length <= before.report.troubledFiles.length;
  return gone >= settled && sameHeaps && (fresh.length === 0 || !isProved);
}

/** Those whose findings stayed, or in whose files others came: where several are tried at once these are tried apart. */
export function suspectsOf(before: CheckRun, after: CheckRun, wanted: readonly SettledFix[]): ReadonlySet<SettledFix> {
  const left = new Set(after.report.findings.map(({ fingerprint }) => fingerprint));
  const troubled = new Set(
    beyond(after.report.findings, before.report.findings).flatMap(({ place, call }) => [
      place.file,
      ...(call === undefined ? [] : [call.file]),
    ]),
  );
  return new Set(
    wanted.filter(
      ({ fix, findings }) =>
        findings.some(({ fingerprint }) => left.has(fingerprint)) || fix.edits.some(({ file }) => troubled.has(file)),
    ),
  );
}

/** Both came to the same. */
export const isSame = (one: CheckRun, other: CheckRun): boolean =>
  one.report.findings.length === other.report.findings.length &&
  beyond(one.report.findings, other.report.findings).length === 0 &&
  one.report.unresolved.length === other.report.unresolved.length &&
  one.report.troubledFiles.length === other.report.troubledFiles.length;

/** Findings of one list that the other lacks, each as often as it is there. */
function beyond(findings: readonly Finding[], known: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const finding of known) counts.set(subjectOf(finding), (counts.get(subjectOf(finding)) ?? 0) + 1);
  return findings.filter((finding) => {
    const left = counts.get(subjectOf(finding)) ?? 0;
    counts.set(subjectOf(finding), left - 1);
    return left <= 0;
  });
}

/** Of a call that moved to another operation, which deprecates the same field, the same is said as before. */
const subjectOf = ({ ruleId, severity, operation, element, place }: Finding): string =>
  JSON.stringify([ruleId, severity, element.kind === "operation" ? operation : element, place.file]);
