import { code, say } from "../../../text/phrase.js";
import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";

export const unusedSuppression: RuleWords = {
  title: "Unused suppression",
  about: "A suppression comment that silences nothing.",
  matters: "The reason for it is gone, but it stays and would hide the next finding at this place.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: [
      "// lastcall-disable-next-line removed-endpoint -- moved next sprint",
      "await fetch(`${api}/api/v1/users`);",
    ].join("\n"),
    fixed: "await fetch(`${api}/api/v1/users`);",
  },
  remedy: "Delete the comment.",
  what: (finding) =>
    finding.detail.kind === "suppression"
      ? say`This suppression of ${code(finding.detail.rule)} silences nothing.`
      : say`This suppression silences nothing.`,
  left: timeless,
  advice: () => [["Delete the comment."]],
};
