/** The findings as work to do: what can be merged today, what belongs into the upgrade, what only watches the clock. */
import type { CheckedApi, CheckReport, Finding } from "../../check/finding.js";
import { apiOf } from "../check/apis.js";
import { byUrgency } from "../check/urgency.js";

/**
 * `today`: what is to be used instead stands on the installed release already. `upgrade`: it breaks, and what to use comes
 * with the target, so that it belongs into the upgrade's own change. `decide`: it breaks, and nobody names what to use.
 * `watch`: it works on the target as well, and has time left.
 */
const PLAN_STEPS = ["today", "upgrade", "decide", "watch"] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

/** One cause, however many places it has. */
export interface PlanItem {
  /** the most urgent of them, which speaks for all */
  readonly finding: Finding;
  readonly api: CheckedApi;
  readonly places: readonly [Finding["place"], ...Finding["place"][]];
}

export interface Plan {
  readonly step: PlanStep;
  /** in the order of deadlines */
  readonly items: readonly PlanItem[];
}

export function planOf(report: CheckReport): readonly Plan[] {
  const steps = new Map<
    PlanStep,
    Map<string, { finding: Finding; places: [Finding["place"], ...Finding["place"][]] }>
  >();
  for (const finding of report.findings.toSorted(byUrgency(report))) {
    const step = stepOf(finding);
    const items = steps.get(step) ?? new Map<string, never>();
    steps.set(step, items);
    const { ruleId, api, operation, element, detail, fix } = finding;
    // what one edit settles is one thing to do
    const key = fix?.kind === "fix" ? fix.id : JSON.stringify([ruleId, api, operation, element, detail]);
    const known = items.get(key);
    if (known === undefined) items.set(key, { finding, places: [finding.place] });
    else known.places.push(finding.place);
  }
  return PLAN_STEPS.flatMap((step): readonly Plan[] => {
    const items = [...(steps.get(step)?.values() ?? [])];
    return items.length === 0
      ? []
      : [{ step, items: items.map(({ finding, places }) => ({ finding, places, api: apiOf(report, finding) })) }];
  });
}

function stepOf(finding: Finding): PlanStep {
  const { ruleId, changeable, severity, fix, detail } = finding;
  if (fix?.kind === "fix" || changeable === "now" || detail.kind === "suppression") return "today";
  // what is only deprecated needs no room in the upgrade
  if (ruleId.startsWith("deprecated-")) return "watch";
  if (changeable === "with-upgrade" || ruleId === "not-yet-available") return "upgrade";
  return severity === "error" ? "decide" : "watch";
}
