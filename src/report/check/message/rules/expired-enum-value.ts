import { replaceWith } from "../advice.js";
import { expiredLeft, expiredWhat } from "../expired.js";
import type { RuleWords } from "../rule-words.js";

export const expiredEnumValue: RuleWords = {
  title: "Enum value past its window",
  about:
    "The code sends or compares with a value whose deprecation window is over at the target, though it may still be known.",
  matters:
    "It can be rejected from the next release on. It is an error; a warning where the " +
    "target's own specification still has the value.",
  example: {
    upgrade: ["2.22", "2.23"],
    reported:
      'await client.post("/api/v1/workloads/workspaces", { name, projectId, clusterId, spec: { compute: { ' +
      'gpuRequestType: "migProfile" } } });',
    fixed:
      'await client.post("/api/v1/workloads/workspaces", { name, projectId, clusterId, spec: { compute: { ' +
      'gpuRequestType: "portion" } } });',
  },
  remedy: "Move to the value that replaces it now.",
  what: expiredWhat,
  left: expiredLeft,
  advice: (finding) => replaceWith(finding, "choose another value, or drop the branch that waits for it."),
};
