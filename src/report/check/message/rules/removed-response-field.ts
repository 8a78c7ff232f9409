import { replaceWith } from "../advice.js";
import { removedLeft, removedWhat } from "../removed.js";
import type { RuleWords } from "../rule-words.js";

export const removedResponseField: RuleWords = {
  title: "Removed response field",
  about: "The code reads a field that the response no longer has at the target.",
  matters:
    "The code reads `undefined` where a value used to be. It fails late and far from the call: an empty " +
    "column, a wrong branch, a crash on the next access. It is a warning where the target no longer describes the " +
    "object around the field, so that it may still come.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: [
      'const { data } = await client.get("/api/v1/workloads");',
      "const profiles = data.workloads.map((workload) => workload.allocatedResources.migProfile);",
    ].join("\n"),
    fixed: [
      'const { data } = await client.get("/api/v1/workloads");',
      "const names = data.workloads.map((workload) => workload.name);",
    ].join("\n"),
  },
  remedy: "Read the field that replaced it, or get the value elsewhere.",
  what: removedWhat("the code reads undefined"),
  left: removedLeft,
  advice: (finding) => replaceWith(finding, "stop reading the field, or get the value elsewhere."),
};
