import { CHECK_RULE_IDS } from "../check/finding.js";
import { isRuleId } from "../check/rules.js";
import { nearest } from "../nearest.js";

/** The page of a rule of `check` or `diff`, in Markdown; undefined: there is no such rule. */
export async function ruleText(id: string): Promise<string | undefined> {
  if (isRuleId(id)) return (await import("../report/check/message/rule-help.js")).ruleHelp(id).markdown;
  const { diffRules, rulePage } = await import("../diff/index.js");
  const rule = diffRules().get(id);
  return rule === undefined ? undefined : rulePage(rule);
}

export async function nearestRule(id: string): Promise<string | undefined> {
  const { diffRules } = await import("../diff/index.js");
  return nearest(id, [...CHECK_RULE_IDS, ...diffRules().keys()]);
}
