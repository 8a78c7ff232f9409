import { replaceWith } from "../advice.js";
import { deprecatedLeft, deprecatedWhat } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const deprecatedEnumValue: RuleWords = {
  title: "Deprecated enum value",
  about: "The code sends or compares with a value that is deprecated and still inside its window at the target.",
  matters: "It is still taken and sent. When the window is over, it may be rejected, or never come.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported:
      'await client.post("/api/v1/authorization/access-rules", { subjectId, subjectType: "app", roleId, ' +
      'scopeId, scopeType: "project", clusterId });',
    fixed:
      'await client.post("/api/v1/authorization/access-rules", { subjectId, subjectType: "service-account", ' +
      'roleId, scopeId, scopeType: "project", clusterId });',
  },
  remedy: "Move to the value that replaces it before the window ends.",
  what: deprecatedWhat,
  left: deprecatedLeft,
  advice: (finding) => replaceWith(finding, "choose another value before the window ends."),
};
