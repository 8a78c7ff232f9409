import { changedAdvice, changedWhat } from "../changed.js";
import { timeless } from "../rule-words.js";
import type { RuleWords } from "../rule-words.js";

export const changedRequestField: RuleWords = {
  title: "Changed request field",
  about: "A body field that the code sends has another type, format or range of values at the target.",
  matters:
    "The value that is sent today may be rejected, or be read as something else.",
  example: {
    reported: [
      'await client.put(`/api/v1/org-unit/projects/${id}`, { priority: "high" });',
    ].join("\n"),
    fixed: [
      "await client.put(`/api/v1/org-unit/projects/${id}`, { priority: 100 });",
    ].join("\n"),
  },
  remedy: "Send what the new definition takes.",
  what: changedWhat,
  left: timeless,
  advice: changedAdvice("Send what the new definition takes"),
};
