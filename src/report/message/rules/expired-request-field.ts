import { replaceWith } from "../advice.js";
import { expiredLeft, expiredWhat } from "../expired.js";
import type { RuleWords } from "../rule-words.js";

export const expiredRequestField: RuleWords = {
  title: "Request field past its window",
  about: "The code sends a body field whose deprecation window is over at the target, though it may still be taken.",
  matters:
    "A field past its window can stay in the specification and have no effect any more.",
  example: {
    reported: 'await client.post("/api/v1/workloads/workspaces", { spec: { compute: { migProfile: "1g.5gb" } } });',
    fixed: 'await client.post("/api/v1/workloads/workspaces", { spec: { compute: { gpuPortionRequest: 0.2 } } });',
  },
  remedy: "Move to the field that replaces it now.",
  what: expiredWhat,
  left: expiredLeft,
  advice: (finding) => replaceWith(finding, "leave the field out, and decide what the request should mean without it."),
};
