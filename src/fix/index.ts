/** The room's face: findings in, edits out. Each is proved for the call that it changes, or says what it lacks. */
import type { CheckRun, Finding, Fix, JudgedCode } from "../check/index.js";
import type { FileSystem } from "../scan/discover/file-system.js";

export type { Edit, Fix, FixChange, Unproved } from "../check/fix.js";

export interface FixesRequest {
  readonly judged: JudgedCode;
  /** those that an edit is wanted for */
  readonly findings: readonly Finding[];
  /** the texts as they were scanned */
  readonly fileSystem: FileSystem;
}

/** The edit that settles a finding, for those that have one. */
export function fixesOf(_request: FixesRequest): ReadonlyMap<Finding, Fix> {
  return new Map();
}

/** The same run; what can be settled by an edit carries it. */
export function withFixes(run: CheckRun, fileSystem: FileSystem): CheckRun {
  const { report, judged } = run;
  const fixes = fixesOf({ judged, findings: report.findings, fileSystem });
  if (fixes.size === 0) return run;
  const findings = report.findings.map((finding) => {
    const fix = fixes.get(finding);
    return fix === undefined ? finding : { ...finding, fix };
  });
  return { ...run, report: { ...report, findings } };
}
