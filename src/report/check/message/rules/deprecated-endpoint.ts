import { replaceWith } from "../advice.js";
import { deprecatedLeft, deprecatedWhat } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const deprecatedEndpoint: RuleWords = {
  title: "Deprecated endpoint",
  about: "The code calls an operation that is deprecated and still inside its window at the target.",
  matters:
    "The call works today and has a known end. The finding names the last release, or the last day, that must still serve it.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: "const applications = await fetch(`${api}/api/v1/apps`);",
    fixed: "const accounts = await fetch(`${api}/api/v1/service-accounts`);",
  },
  remedy:
    "Plan the move before the window ends. Until then a suppression with `until` keeps the report quiet and comes back in time.",
  what: deprecatedWhat,
  left: deprecatedLeft,
  advice: (finding) => replaceWith(finding, "ask the vendor what will take its place before the window ends."),
};
