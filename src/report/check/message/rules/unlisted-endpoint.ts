import { code, say, sentence } from "../../../text/phrase.js";
import { subject } from "../../../words/element.js";
import { replaceWith } from "../advice.js";
import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";

export const unlistedEndpoint: RuleWords = {
  title: "Unlisted endpoint",
  about: "The code calls a path of this API that no known specification lists.",
  matters:
    "Either the call is wrong, or it uses something internal that nobody promises: it can change or " +
    "vanish in any release, and nothing announces that.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: "const projects = await fetch(`${api}/api/v1/projects`);",
    fixed: "const projects = await fetch(`${api}/api/v1/org-unit/projects`);",
  },
  remedy:
    "Check the path. If it is right, and newer than the specifications known here, bring the specification with `lastcall spec add`.",
  what: (finding, api) => {
    const documented = finding.lifecycle?.documented.at(-1);
    if (documented !== undefined)
      return sentence(
        say`${subject(finding)} was documented up to ${documented.release}${documented.orBefore ? " or before" : ""} and is in no known specification: nobody promises that it works.`,
      );
    return sentence(
      say`${subject(finding)} is in no known specification of ${api.title ?? "the API"}: nobody promises that it works.`,
    );
  },
  left: timeless,
  advice: (finding, api) => {
    if (finding.replacement.length > 0) return replaceWith(finding, "");
    return [
      api.title === undefined
        ? say`Check the method and the path: neither document has them.`
        : say`Check the path. If it is right, bring the specification that has it: ${code("lastcall spec add")}.`,
    ];
  },
};
