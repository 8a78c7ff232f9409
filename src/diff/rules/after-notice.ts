import type { NoticedEnd } from "../deprecation/end.js";
import { parameterRemovalRules } from "../parts/parameter-rules.js";
import { removalRules } from "../parts/removal-rules.js";
import type { Rule } from "./rule.js";

/** The rule for the same removal where it was announced; undefined: `rule` is about no removal that nobody announced. */
export function ruleAfterNotice(rule: Rule, end: NoticedEnd): Rule | undefined {
  const { path, method } = removalRules["without-deprecation"];
  if (rule.id === path.id) return removalRules[end].path;
  if (rule.id === method.id) return removalRules[end].method;
  return rule.id === parameterRemovalRules["without-deprecation"].id ? parameterRemovalRules[end] : rule.afterNotice;
}
