import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { openChildren } from "./open-children.js";

const COMPOSED = "type: object\nallOf: [{ properties: { paw: { type: string } } }]";

const added: RuleFamily = {
  name: "unevaluated-properties-added",
  effect: "narrowed",
  what: "{subject} takes no properties beyond those its parts describe any more.",
  example: { before: COMPOSED, after: `${COMPOSED}\nunevaluatedProperties: false` },
};
const removed: RuleFamily = {
  name: "unevaluated-properties-removed",
  effect: "widened",
  what: "{subject} may have properties beyond those its parts describe.",
  example: { before: `${COMPOSED}\nunevaluatedProperties: false`, after: COMPOSED },
};

export const unevaluatedProperties: Aspect = {
  name: "unevaluated-properties",
  keywords: ["unevaluatedProperties"],
  families: [added, removed],
  compare: openChildren({
    // beside it everything is evaluated, and nothing is left to speak about
    unless: "additionalProperties",
    keyword: "unevaluatedProperties",
    path: ["{}"],
    forbidden: added,
    allowed: removed,
  }),
};
