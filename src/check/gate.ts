import type { CheckReport } from "./finding.js";
import type { FailOn } from "./options.js";

export interface GateSettings {
  readonly failOn: FailOn;
  readonly maxWarnings: number | undefined;
  readonly allowEmpty: boolean;
}

/** Why a run ends as it does. Exit code: `pass` 0, `findings` and `too-many-warnings` 1, `nothing-checked` 2. */
export type Verdict = "pass" | "findings" | "too-many-warnings" | "nothing-checked";

export const EXIT_CODES = {
  pass: 0,
  findings: 1,
  "too-many-warnings": 1,
  "nothing-checked": 2,
} as const satisfies Readonly<Record<Verdict, 0 | 1 | 2>>;

/** A run that looked at no file, or found nothing of the API, proves nothing, whatever `failOn` says. */
export function judge({ summary, empty }: Pick<CheckReport, "summary" | "empty">, gate: GateSettings): Verdict {
  if ((summary.files === 0 || empty !== undefined) && !gate.allowEmpty) return "nothing-checked";
  if (gate.failOn === "never") return "pass";
  if (summary.errors > 0 || (gate.failOn === "warning" && summary.warnings > 0)) return "findings";
  if (gate.maxWarnings !== undefined && summary.warnings > gate.maxWarnings) return "too-many-warnings";
  return "pass";
}
