import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { openChildren } from "./open-children.js";

const added: RuleFamily = {
  name: "unevaluated-items-added",
  effect: "narrowed",
  what: "{subject} takes no items beyond those its parts describe any more.",
  example: { before: "type: array", after: "type: array\nunevaluatedItems: false" },
};
const removed: RuleFamily = {
  name: "unevaluated-items-removed",
  effect: "widened",
  what: "{subject} may have items beyond those its parts describe.",
  example: { before: "type: array\nunevaluatedItems: false", after: "type: array" },
};

export const unevaluatedItems: Aspect = {
  name: "unevaluated-items",
  keywords: ["unevaluatedItems"],
  families: [added, removed],
  compare: openChildren({
    // beside it everything is evaluated, and nothing is left to speak about
    unless: "items",
    keyword: "unevaluatedItems",
    path: ["[]"],
    forbidden: added,
    allowed: removed,
  }),
};
