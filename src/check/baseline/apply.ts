import type { AcceptedFinding, Finding } from "../finding.js";
import { isSuppressionRule } from "../rules.js";
import { untilOf } from "../suppression/directive.js";
import type { EndOf } from "../suppression/until.js";
import type { Baseline, BaselineEntry } from "./file.js";
import type { BaselineReach } from "./reach.js";

export interface Baselined {
  readonly open: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** written entries that nothing matches any more: for `baseline prune` */
  readonly stale: readonly BaselineEntry[];
  /** entries whose `until` is over, or names nothing known: their findings are open again */
  readonly ended: readonly BaselineEntry[];
}

/**
 * The rule is part of a fingerprint, so an accepted `deprecated-endpoint` that becomes `removed-endpoint`
 * is a new finding and comes back.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  {
    reach,
    endOf,
  }: {
    /** undefined: there is no baseline */
    readonly reach: BaselineReach | undefined;
    readonly endOf: (until: Parameters<EndOf>[0], api: string) => ReturnType<EndOf>;
  },
): Baselined {
  const entries = new Map([...baseline.findings, ...baseline.accepted].map((entry) => [entry.fingerprint, entry]));
  const open: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  const matched = new Set<string>();
  const ended: BaselineEntry[] = [];

  for (const finding of findings) {
    const entry = isSuppressionRule(finding.ruleId) ? undefined : entries.get(finding.fingerprint);
    if (entry === undefined) {
      open.push(finding);
      continue;
    }
    matched.add(entry.fingerprint);
    if (endOf(entry.until === undefined ? undefined : untilOf(entry.until), finding.api) === "ahead") {
      accepted.push({ finding, by: "baseline", reason: entry.reason ?? "" });
    } else {
      ended.push(entry);
      open.push(finding);
    }
  }
  return {
    open,
    accepted,
    stale: baseline.findings.filter((entry) => reach?.holds(entry) === true && !matched.has(entry.fingerprint)),
    ended,
  };
}
