import { replaceWith } from "../advice.js";
import { deprecatedLeft, deprecatedWhat } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const deprecatedRequestField: RuleWords = {
  title: "Deprecated request field",
  about: "The code sends a body field that is deprecated and still inside its window at the target.",
  matters: "It is still taken. When the window is over, it may be ignored or make the request fail.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported:
      'await client.post("/api/v1/node-pools", { name, placementStrategy: { cpu: "spread", gpu: "binpack" } });',
    fixed: 'await client.post("/api/v1/node-pools", { name, schedulingConfiguration: { placementStrategy } });',
  },
  remedy: "Move to the field that replaces it before the window ends.",
  what: deprecatedWhat,
  left: deprecatedLeft,
  advice: (finding) => replaceWith(finding, "plan to do without the field before the window ends."),
};
