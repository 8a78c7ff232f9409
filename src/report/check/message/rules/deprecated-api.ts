import { code, say, sentence } from "../../../text/phrase.js";
import { subject } from "../../../words/element.js";
import { replaceWith } from "../advice.js";
import { deprecatedLeft } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const deprecatedApi: RuleWords = {
  title: "Deprecated interface",
  about:
    "The code uses a whole interface that is deprecated and is no REST endpoint: Kubernetes objects, " +
    "metric names, an older way to sign in.",
  matters: "No specification lists such an interface, so no comparison of specifications can find it.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported:
      'await k8s.createNamespacedCustomObject({ group: "run.ai", version: "v2alpha1", plural: "trainingworkloads", namespace, body });',
    fixed: 'await client.post("/api/v1/workloads/trainings", { name, projectId, clusterId, spec });',
  },
  remedy: "Move to the REST API, where deprecations are announced and windows hold.",
  what: (finding) => {
    const since = finding.lifecycle?.deprecated;
    const seen = finding.detail.kind === "interface" ? say`; ${code(finding.detail.text)} belongs to it` : [];
    return sentence(say`${subject(finding)} is deprecated${since === undefined ? "" : ` since ${since}`}${seen}.`);
  },
  left: (finding, api) => (finding.lifecycle?.keptThrough === undefined ? undefined : deprecatedLeft(finding, api)),
  advice: (finding) => replaceWith(finding, "look for the REST operation that does the same."),
};
