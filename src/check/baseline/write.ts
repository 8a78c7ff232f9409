import type { Finding } from "../finding.js";
import { isSuppressionRule } from "../rules.js";
import type { Baseline, BaselineEntry } from "./file.js";
import type { BaselineReach } from "./reach.js";

/**
 * Accepts all findings given. Hand-kept entries and those out of reach (other APIs, other folders) stay as they
 * are, and an entry that is written again keeps its reason and its end.
 */
export function rewriteBaseline(previous: Baseline, findings: readonly Finding[], reach: BaselineReach): Baseline {
  const kept = new Set(previous.accepted.map((entry) => entry.fingerprint));
  const known = new Map(previous.findings.map((entry) => [entry.fingerprint, entry]));
  const entries = findings
    .filter((finding) => !isSuppressionRule(finding.ruleId) && !kept.has(finding.fingerprint))
    .map((finding) => entryOf(finding, reach.fileOf(finding), known.get(finding.fingerprint)));
  const written = new Set(entries.map((entry) => entry.fingerprint));
  return {
    accepted: previous.accepted,
    findings: [
      ...previous.findings.filter((entry) => !written.has(entry.fingerprint) && !reach.holds(entry)),
      ...entries,
    ],
  };
}

/** Drops written entries that no longer occur; takes in nothing new. */
export function pruneBaseline(previous: Baseline, findings: readonly Finding[], reach: BaselineReach): Baseline {
  const present = new Set(findings.map((finding) => finding.fingerprint));
  return {
    accepted: previous.accepted,
    findings: previous.findings.filter((entry) => !reach.holds(entry) || present.has(entry.fingerprint)),
  };
}

function entryOf(finding: Finding, file: string, known: BaselineEntry | undefined): BaselineEntry {
  return {
    fingerprint: finding.fingerprint,
    api: finding.api,
    ruleId: finding.ruleId,
    operation: finding.operation,
    ...(finding.element.path.length === 0 ? {} : { element: finding.element.path.join("/") }),
    file,
    ...(known?.reason === undefined ? {} : { reason: known.reason }),
    ...(known?.until === undefined ? {} : { until: known.until }),
  };
}
