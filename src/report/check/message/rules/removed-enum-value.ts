import { replaceWith } from "../advice.js";
import { removedLeft, removedWhat } from "../removed.js";
import type { RuleWords } from "../rule-words.js";

export const removedEnumValue: RuleWords = {
  title: "Removed enum value",
  about: "The code sends or compares with a value that the field or parameter no longer has at the target.",
  matters:
    "A value that is sent is rejected: an error. A value that is compared with never comes: the branch behind it is " +
    "dead, which is a warning.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: "await fetch(`${api}/api/v1/workloads/${id}/metrics?metricType=DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL`);",
    fixed: "await fetch(`${api}/api/v1/workloads/${id}/metrics?metricType=GPU_UTILIZATION`);",
  },
  remedy: "Use the value that replaced it; drop branches that wait for the old one.",
  what: removedWhat("the API no longer takes or sends it"),
  left: removedLeft,
  advice: (finding) => replaceWith(finding, "choose another value, or drop the branch that waits for it."),
};
