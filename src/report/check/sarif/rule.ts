import type { CheckRuleId } from "../../../check/finding.js";
import type { RenderContext } from "../context.js";
import { ruleHelp } from "../message/rule-help.js";
import { SARIF_LEVELS } from "./level.js";

/** GitHub shows `help.markdown` beside an alert and does not read `helpUri`. No `security-severity`: these are no vulnerabilities. */
export const sarifRule = (id: CheckRuleId, { documentation, defaultSeverity }: RenderContext) => {
  const help = ruleHelp(id);
  return {
    id,
    name: help.title,
    shortDescription: { text: help.title },
    fullDescription: { text: help.about },
    help: { text: `${help.about} ${help.remedy}`, markdown: help.markdown },
    ...(documentation === undefined ? {} : { helpUri: `${documentation}/${id}.md` }),
    defaultConfiguration: { level: SARIF_LEVELS[defaultSeverity(id)] },
    properties: { tags: ["api", "compatibility", "deprecation"], precision: "high" },
  };
};
