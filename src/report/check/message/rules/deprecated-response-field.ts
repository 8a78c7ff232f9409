import { replaceWith } from "../advice.js";
import { deprecatedLeft, deprecatedWhat } from "../deprecated.js";
import type { RuleWords } from "../rule-words.js";

export const deprecatedResponseField: RuleWords = {
  title: "Deprecated response field",
  about: "The code reads a response field that is deprecated and still inside its window at the target.",
  matters: "It still comes. When the window is over, the code may read `undefined`.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: [
      'const { data } = await client.get("/api/v1/node-pools");',
      "const strategies = data.nodepools.map((pool) => pool.placementStrategy);",
    ].join("\n"),
    fixed: [
      'const { data } = await client.get("/api/v1/node-pools");',
      "const strategies = data.nodepools.map((pool) => pool.schedulingConfiguration.placementStrategy);",
    ].join("\n"),
  },
  remedy: "Read the field that replaces it before the window ends.",
  what: deprecatedWhat,
  left: deprecatedLeft,
  advice: (finding) => replaceWith(finding, "plan to do without the field before the window ends."),
};
