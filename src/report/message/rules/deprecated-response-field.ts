import { replaceWith } from "../advice.js";
import { deprecatedLeft, deprecatedWhat } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const deprecatedResponseField: RuleWords = {
  title: "Deprecated response field",
  about: "The code reads a response field that is deprecated and still inside its window at the target.",
  matters:
    "It still comes. When the window is over, the code may read `undefined`.",
  example: {
    reported: [
      "const application = await response.json();",
      "store(application.secret);",
    ].join("\n"),
    fixed: [
      "const application = await response.json();",
      "store(application.clientSecret);",
    ].join("\n"),
  },
  remedy: "Read the field that replaces it before the window ends.",
  what: deprecatedWhat,
  left: deprecatedLeft,
  advice: (finding) => replaceWith(finding, "plan to do without the field before the window ends."),
};
