import { code, say, sentence } from "../../../text/phrase.js";
import { subject } from "../../../words/element.js";
import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";

export const notYetAvailable: RuleWords = {
  title: "Not yet available",
  about: "The code uses something that only later releases have.",
  matters:
    "The call fails on the release that runs now, or on one of the releases that the code has to support. It is an " +
    "error; a warning where only the release that runs now lacks it, since the upgrade mends that.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: 'await client.post("/api/v2/workloads", { manifest });',
    fixed: 'await client.post("/api/v1/workloads/workspaces", { name, projectId, clusterId, spec });',
  },
  remedy:
    "Upgrade first, or keep the older call until every supported release has the new one. A call that is " +
    "guarded by a version check can be suppressed with that reason.",
  what: (finding, api) => {
    const first = finding.detail.kind === "not-yet" ? finding.detail.firstRelease : undefined;
    const where =
      api.supports === undefined
        ? say`${api.from} does not have it`
        : say`${code(api.supports)} asks for older releases too`;
    return sentence(
      first === undefined
        ? say`${subject(finding)} is not available yet: ${where}.`
        : say`${subject(finding)} comes with ${first}: ${where}.`,
    );
  },
  left: timeless,
  advice: (finding) => [
    finding.detail.kind === "not-yet"
      ? say`Upgrade to ${finding.detail.firstRelease} first, or keep the older call until then.`
      : say`Upgrade first, or keep the older call until then.`,
  ],
};
