import { replaceWith } from "../advice.js";
import { deprecatedLeft, deprecatedWhat } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const deprecatedRequestField: RuleWords = {
  title: "Deprecated request field",
  about: "The code sends a body field that is deprecated and still inside its window at the target.",
  matters:
    "It is still taken. When the window is over, it may be ignored or make the request fail.",
  example: {
    reported: 'await client.post("/api/v1/workloads/workspaces", { spec: { compute: { migProfile: "1g.5gb" } } });',
    fixed: 'await client.post("/api/v1/workloads/workspaces", { spec: { compute: { gpuPortionRequest: 0.2 } } });',
  },
  remedy: "Move to the field that replaces it before the window ends.",
  what: deprecatedWhat,
  left: deprecatedLeft,
  advice: (finding) => replaceWith(finding, "plan to do without the field before the window ends."),
};
