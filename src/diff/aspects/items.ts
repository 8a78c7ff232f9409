import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { openChildren } from "./open-children.js";

const forbidden: RuleFamily = {
  name: "items-forbidden",
  effect: "narrowed",
  what: "{subject} takes no items beyond the listed ones any more.",
  example: { before: "type: array", after: "type: array\nitems: false" },
};
const allowed: RuleFamily = {
  name: "items-allowed",
  effect: "widened",
  what: "{subject} may have items beyond the listed ones.",
  example: { before: "type: array\nitems: false", after: "type: array" },
};

/** Items are compared below, as `[]`. */
export const items: Aspect = {
  name: "items",
  keywords: ["items"],
  families: [forbidden, allowed],
  compare: openChildren({ keyword: "items", path: ["[]"], forbidden, allowed }),
};
