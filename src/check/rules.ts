import { CHECK_RULE_IDS, type CheckRuleId, type Severity } from "./finding.js";

/** `off` silences a rule; the rest is the severity it reports with. */
export type RuleLevel = Severity | "off";

export const RULE_LEVELS = ["off", "info", "warning", "error"] as const satisfies readonly RuleLevel[];

/**
 * What each rule reports with when nobody says otherwise. Some soften by what is known of the case, see
 * `severityOf`: an expired element that the target still serves, a change that only some readers feel.
 */
export const DEFAULT_LEVELS: Readonly<Record<CheckRuleId, Severity>> = {
  "removed-endpoint": "error",
  "removed-parameter": "error",
  "removed-request-field": "error",
  "removed-response-field": "error",
  "removed-enum-value": "error",
  "deprecated-endpoint": "warning",
  "deprecated-parameter": "warning",
  "deprecated-request-field": "warning",
  "deprecated-response-field": "warning",
  "deprecated-enum-value": "warning",
  "expired-endpoint": "error",
  "expired-parameter": "error",
  "expired-request-field": "error",
  "expired-response-field": "error",
  "expired-enum-value": "error",
  "newly-required-parameter": "error",
  "newly-required-request-field": "error",
  "changed-parameter": "error",
  "changed-request-field": "error",
  "changed-response-field": "error",
  "unlisted-endpoint": "warning",
  "unlisted-parameter": "info",
  "unlisted-request-field": "info",
  "unlisted-response-field": "info",
  "miscased-name": "info",
  "not-yet-available": "error",
  "mentioned-removed-endpoint": "info",
  "mentioned-deprecated-endpoint": "info",
  "deprecated-api": "warning",
  "retargeted-operation": "error",
  "unused-suppression": "warning",
  "expired-suppression": "warning",
  "unknown-suppression": "error",
};

export const isMentionRule = (rule: CheckRuleId): boolean =>
  rule === "mentioned-removed-endpoint" || rule === "mentioned-deprecated-endpoint";

const KNOWN: ReadonlySet<string> = new Set(CHECK_RULE_IDS);
export const isRuleId = (text: string): text is CheckRuleId => KNOWN.has(text);

/** Rules about the suppressions themselves: they can be switched off, never suppressed or baselined. */
const SUPPRESSION_RULES = [
  "unused-suppression",
  "expired-suppression",
  "unknown-suppression",
] as const satisfies readonly CheckRuleId[];
const ABOUT_SUPPRESSIONS: ReadonlySet<string> = new Set(SUPPRESSION_RULES);
export const isSuppressionRule = (rule: CheckRuleId): boolean => ABOUT_SUPPRESSIONS.has(rule);
