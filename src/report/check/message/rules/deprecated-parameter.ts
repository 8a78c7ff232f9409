import { replaceWith } from "../advice.js";
import { deprecatedLeft, deprecatedWhat } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const deprecatedParameter: RuleWords = {
  title: "Deprecated parameter",
  about:
    "The code sends a query parameter, header or cookie that is deprecated and still inside its window at the target.",
  matters: "It still has its effect. When the window is over, it may be ignored without a word.",
  example: {
    upgrade: ["2.20", "2.21"],
    reported: 'await client.get("/api/v1/users", { params: { filter: "username==ada" } });',
    fixed: 'await client.get("/api/v1/users", { params: { filterBy: "username==ada" } });',
  },
  remedy: "Move to the parameter that replaces it before the window ends.",
  what: deprecatedWhat,
  left: deprecatedLeft,
  advice: (finding) => replaceWith(finding, "plan to do without the parameter before the window ends."),
};
