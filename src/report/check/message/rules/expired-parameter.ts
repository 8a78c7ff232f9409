import { replaceWith } from "../advice.js";
import { expiredLeft, expiredWhat } from "../expired.js";
import type { RuleWords } from "../rule-words.js";

export const expiredParameter: RuleWords = {
  title: "Parameter past its window",
  about: "The code sends a parameter whose deprecation window is over at the target, though it may still be taken.",
  matters:
    "It works by chance, and can be ignored from the next release on. It is an error; a warning where the " +
    "target's own specification still has the parameter.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: 'await client.get("/api/v1/authorization/access-rules", { params: { scopeType: "project" } });',
    fixed: 'await client.get("/api/v1/authorization/access-rules", { params: { filterBy: "scopeType==project" } });',
  },
  remedy: "Move to the parameter that replaces it now.",
  what: expiredWhat,
  left: expiredLeft,
  advice: (finding) => replaceWith(finding, "leave the parameter out and check what the call then returns."),
};
