import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { openChildren } from "./open-children.js";

const forbidden: RuleFamily = {
  name: "additional-properties-forbidden",
  effect: "narrowed",
  levels: { request: "dangerous" },
  because: { request: "Clients that send more than the described properties are rejected." },
  action: { request: "Send the described properties only." },
  what: "{subject} takes no properties beyond the described ones any more.",
  example: { before: "type: object", after: "type: object\nadditionalProperties: false" },
};
const allowed: RuleFamily = {
  name: "additional-properties-allowed",
  effect: "annotation",
  because: { response: "Readers pass over properties they do not know." },
  what: "{subject} may have properties beyond the described ones.",
  example: { before: "type: object\nadditionalProperties: false", after: "type: object" },
};

/** Entries of a map are compared below, as `{}`. */
export const additionalProperties: Aspect = {
  name: "additional-properties",
  keywords: ["additionalProperties"],
  families: [forbidden, allowed],
  compare: openChildren({ keyword: "additionalProperties", path: ["{}"], forbidden, allowed }),
};
