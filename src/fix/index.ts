/** The room's face: findings in, edits out. Each is proved for the call that it changes, or says what it lacks. */

import type { CheckRun, Finding, Fix, JudgedCode } from "../check/index.js";
import { indexOperations, writtenAs } from "../check/join/index.js";
import type { ApiCall } from "../scan/call.js";
import type { FileSystem } from "../scan/discover/file-system.js";
import { mayBeEdited } from "./candidates.js";
import { openProgram } from "./code/program.js";
import { KINDS } from "./kinds/index.js";
import type { ApiOfFixes } from "./kinds/kind.js";
import { type Drafted, together } from "./together.js";

export type { Edit, Fix, FixChange, Unproved } from "../check/fix.js";

interface FixesRequest {
  readonly judged: JudgedCode;
  /** those that an edit is wanted for */
  readonly findings: readonly Finding[];
  /** the texts as they were scanned */
  readonly fileSystem: FileSystem;
}

/** The edit that settles a finding, for those that have one. */
export function fixesOf({ judged, findings, fileSystem }: FixesRequest): ReadonlyMap<Finding, Fix> {
  const [{ opened }] = judged.apis;
  // most runs have nothing that anybody could edit, and need no second look at the code
  const hopeful = findings.filter(mayBeEdited);
  if (hopeful.length === 0) return new Map();
  const program = openProgram({ root: judged.workspace.root, surface: opened.surface, fileSystem });
  if (program === undefined) return new Map();
  const apis = new Map(
    judged.apis.map((api): [string, ApiOfFixes] => [
      api.opened.provider.name,
      { ...api, operations: indexOperations(api.opened.knowledge) },
    ]),
  );
  const drafted: Drafted[] = [];
  for (const finding of hopeful) {
    // a comment in the code is about all of them
    const api = apis.get(finding.api) ?? (finding.detail.kind === "suppression" ? [...apis.values()][0] : undefined);
    if (api === undefined) continue;
    const question = { finding, program, api, call: callOf(finding, api) };
    for (const kind of KINDS) {
      const draft = kind.draft(question);
      if (draft === undefined) continue;
      drafted.push({ finding, draft });
      break;
    }
  }
  return together(program, drafted);
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

/** The one call at the place: where the code can make several there, no edit is right for all of them. */
function callOf(finding: Finding, { scanned, operations }: ApiOfFixes): ApiCall | undefined {
  const { file, line, column } = finding.call ?? finding.place;
  const there = scanned.calls.filter((call) => call.file === file && call.line === line && call.column === column);
  const [only] = there;
  if (only === undefined || there.length > 1) return undefined;
  const matches = operations.match(only);
  return matches.length === 1 && matches.some(({ value }) => writtenAs(value) === finding.operation) ? only : undefined;
}
