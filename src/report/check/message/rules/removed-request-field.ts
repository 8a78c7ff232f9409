import { replaceWith } from "../advice.js";
import { removedLeft, removedWhat } from "../removed.js";
import type { RuleWords } from "../rule-words.js";

export const removedRequestField: RuleWords = {
  title: "Removed request field",
  about: "The code sends a body field that the operation no longer takes at the target.",
  matters:
    "The server drops the field or rejects the whole request. What it used to set is then not set: a " +
    "workload starts without the GPU profile it asked for. It is a warning where the target no longer describes the " +
    "object around the field, so that it may still be taken.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: [
      'await client.post("/api/v1/workloads/workspaces", {',
      "  name, projectId, clusterId,",
      '  spec: { compute: { gpuDevicesRequest: 1, migProfile: "1g.5gb" } },',
      "});",
    ].join("\n"),
    fixed: [
      'await client.post("/api/v1/workloads/workspaces", {',
      "  name, projectId, clusterId,",
      '  spec: { compute: { gpuDevicesRequest: 1, gpuRequestType: "portion", gpuPortionRequest: 0.2 } },',
      "});",
    ].join("\n"),
  },
  remedy:
    "Say the same with the field that replaced it. Where none did, the feature is gone: decide what the request should mean without it.",
  what: removedWhat("the API ignores it or rejects the call"),
  left: removedLeft,
  advice: (finding) => replaceWith(finding, "leave the field out, and decide what the request should mean without it."),
};
