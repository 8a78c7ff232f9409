import { replaceWith } from "../advice.js";
import { removedLeft, removedWhat } from "../removed.js";
import type { RuleWords } from "../rule-words.js";

export const removedParameter: RuleWords = {
  title: "Removed parameter",
  about: "The code sends a query parameter, header or cookie that the operation no longer takes at the target.",
  matters:
    "Some servers reject what they do not know, others ignore it. The second is worse: a filter that is ignored returns everything.",
  example: {
    upgrade: ["2.21", "2.22"],
    reported: 'await client.post("/api/v1/token", credentials, { headers: { "User-Agent": "portal/1.4" } });',
    fixed: 'await client.post("/api/v1/token", credentials);',
  },
  remedy: "Use the parameter that replaced it, or filter what comes back.",
  what: removedWhat("the API ignores it or rejects the call"),
  left: removedLeft,
  advice: (finding) => replaceWith(finding, "leave the parameter out and check what the call then returns."),
};
