import type { Certainty } from "../scan/call.js";
import type { CheckRuleId, Severity } from "./finding.js";
import { DEFAULT_LEVELS, isMentionRule, type RuleLevel } from "./rules.js";

/** What is known of a case beyond its rule. */
export interface Circumstances {
  readonly certainty: Certainty;
  /** steps the case is milder than its rule: the target is known to serve it still, only some code feels it */
  readonly milder: 0 | 1 | 2;
}

export type RuleLevels = Readonly<Partial<Record<CheckRuleId, RuleLevel>>>;

/**
 * The severity a finding reports with; undefined where its rule is off. A level somebody chose holds as
 * chosen, also for mild cases. A call that may belong to another product never says more than `info`,
 * unless one asked that such calls count (`gatePossible`).
 */
export function severityOf(
  rule: CheckRuleId,
  circumstances: Circumstances,
  chosen: RuleLevels,
  gatePossible: boolean,
): Severity | undefined {
  const level =
    chosen[rule] ?? LADDER[Math.max(0, LADDER.indexOf(DEFAULT_LEVELS[rule]) - circumstances.milder)] ?? "info";
  if (level === "off") return undefined;
  // That nothing is known of a mention lies in its rule: who raises it asks for just that.
  if (isMentionRule(rule)) return level;
  return circumstances.certainty === "possible" && !gatePossible ? "info" : level;
}

const LADDER: readonly Severity[] = ["info", "warning", "error"];
