import type { CheckRuleId, Severity } from "../../../check/finding.js";
import { ruleHelp } from "./rule-help.js";

/** `docs/rules/<id>.md`: the rule's help and what it reports with when nobody says otherwise. */
export const rulePage = (id: CheckRuleId, severity: Severity): string => {
  const [title = "", ...rest] = ruleHelp(id).markdown.split("\n\n");
  const name = rest.shift() ?? "";
  return [title, `${name} · a rule of \`lastcall check\` · reports as ${severity} unless set otherwise`, ...rest].join(
    "\n\n",
  );
};
