import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";

const added: RuleFamily = {
  name: "unique-items-added",
  effect: "narrowed",
  what: "The items of {subject} must differ from each other now.",
  example: {
    before: "type: array\nitems: { type: string }",
    after: "type: array\nitems: { type: string }\nuniqueItems: true",
  },
};
const removed: RuleFamily = {
  name: "unique-items-removed",
  effect: "widened",
  what: "The items of {subject} may be equal now.",
  example: {
    before: "type: array\nitems: { type: string }\nuniqueItems: true",
    after: "type: array\nitems: { type: string }",
  },
};

export const uniqueItems: Aspect = {
  name: "unique-items",
  keywords: ["uniqueItems"],
  families: [added, removed],
  compare(pair) {
    const before = pair.base.nodes.find((node) => node.uniqueItems);
    const after = pair.target.nodes.find((node) => node.uniqueItems);
    if (before === undefined && after !== undefined) pair.report(added, { before: false, after: true, target: after });
    if (before !== undefined && after === undefined) pair.report(removed, { before: true, after: false, base: before });
  },
};
