import type { Maturity } from "../../spec/contract.js";
import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { View } from "../view/view.js";

export const stabilityDecreased: RuleFamily = {
  name: "stability-decreased",
  effect: "annotation",
  levels: { request: "dangerous", response: "dangerous" },
  because: {
    request: "What is less mature may change without notice.",
    response: "What is less mature may change without notice.",
  },
  action: { request: "Do not build on it what cannot follow.", response: "Do not build on it what cannot follow." },
  what: "{subject} is less mature than before.",
  example: { before: "type: string", after: "type: string\nx-stability-level: beta" },
};
export const stabilityIncreased: RuleFamily = {
  name: "stability-increased",
  effect: "annotation",
  what: "{subject} is more mature than before.",
  example: { before: "type: string\nx-stability-level: beta", after: "type: string" },
};

export const RANK: Readonly<Record<Maturity, number>> = { experimental: 0, beta: 1, stable: 2 };

export const maturity: Aspect = {
  name: "maturity",
  keywords: ["maturity"],
  families: [stabilityDecreased, stabilityIncreased],
  compare(pair) {
    const before = leastMature(pair.base);
    const after = leastMature(pair.target);
    if (before === after) return;
    pair.report(RANK[after] < RANK[before] ? stabilityDecreased : stabilityIncreased, { before, after });
  },
};

const leastMature = (view: View): Maturity =>
  view.nodes.reduce<Maturity>((least, node) => (RANK[node.maturity] < RANK[least] ? node.maturity : least), "stable");
