import { replaceWith } from "../advice.js";
import { expiredLeft, expiredWhat } from "../expired.js";
import type { RuleWords } from "../rule-words.js";

export const expiredEndpoint: RuleWords = {
  title: "Endpoint past its window",
  about: "The code calls an operation whose deprecation window is over at the target, though it may still be served.",
  matters:
    "It works by chance. Nobody owes it any more, and it can be gone with the next release, without another notice. " +
    "It is an error; a warning where the target's own specification, or its documentation, still shows the operation " +
    "and the vendor announced no end. An end that the vendor announces decides: from that release on it is an error, " +
    "whatever the policy promises and specifications list.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: "await fetch(`${api}/v1/k8s/clusters/${cluster}/metrics`);",
    fixed: "await fetch(`${api}/api/v1/clusters/${cluster}/metrics`);",
  },
  remedy: "Move to the replacement now.",
  what: expiredWhat,
  left: expiredLeft,
  advice: (finding) => replaceWith(finding, "remove the call, or ask the vendor what took its place."),
};
