import { code, say } from "../../../text/phrase.js";
import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";

export const expiredSuppression: RuleWords = {
  title: "Expired suppression",
  about: "A suppression comment whose `until` has come.",
  matters: "Somebody promised to deal with the finding by now.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: [
      "// lastcall-disable-next-line deprecated-endpoint until 2.23 -- waits for the new client",
      "await fetch(`${api}/api/v1/apps`);",
    ].join("\n"),
    fixed: [
      "// lastcall-disable-next-line deprecated-endpoint until 2.26 -- waits for the new client",
      "await fetch(`${api}/api/v1/apps`);",
    ].join("\n"),
  },
  remedy: "Deal with the finding, or give the comment a new end and a reason.",
  what: (finding) =>
    finding.detail.kind === "suppression"
      ? say`This suppression of ${code(finding.detail.rule)} has ended${finding.detail.until === undefined ? "" : ` with ${finding.detail.until}`}: what it silenced is reported again.`
      : say`This suppression has ended: what it silenced is reported again.`,
  left: timeless,
  advice: () => [["Deal with the finding, or give the comment a new end and a reason."]],
};
