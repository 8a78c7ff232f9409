import type { Matured, Maturity } from "../../contract/contract.js";
import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { View } from "../view/view.js";

const stabilityDecreased: RuleFamily = {
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
const stabilityIncreased: RuleFamily = {
  name: "stability-increased",
  effect: "annotation",
  what: "{subject} is more mature than before.",
  example: { before: "type: string\nx-stability-level: beta", after: "type: string" },
};

const stabilityUnknown: RuleFamily = {
  name: "invalid-stability-level",
  effect: "annotation",
  levels: { request: "dangerous", response: "dangerous" },
  because: {
    request: "A level that is no known word leaves open what is promised, before or from now on.",
    response: "A level that is no known word leaves open what is promised, before or from now on.",
  },
  action: { request: "Ask what is promised.", response: "Ask what is promised." },
  what: "The `x-stability-level` of {subject} changed, and one of the two is no known word.",
  example: { before: "type: string\nx-stability-level: beta", after: "type: string\nx-stability-level: solid" },
};

/** How a level moved; undefined: it did not. `unknown`: nobody can tell, because one of the two is no known word. */
export function maturityMove(
  before: Matured,
  after: Matured,
):
  | { readonly turn: "decreased" | "increased" | "unknown"; readonly before: string; readonly after: string }
  | undefined {
  const shown = { before: before.unknownMaturity ?? before.maturity, after: after.unknownMaturity ?? after.maturity };
  if (shown.before === shown.after) return undefined;
  if (before.unknownMaturity !== undefined || after.unknownMaturity !== undefined) return { turn: "unknown", ...shown };
  return { turn: RANK[after.maturity] < RANK[before.maturity] ? "decreased" : "increased", ...shown };
}

export const stabilityFamilies = {
  decreased: stabilityDecreased,
  increased: stabilityIncreased,
  unknown: stabilityUnknown,
} as const;

const RANK: Readonly<Record<Maturity, number>> = { experimental: 0, beta: 1, stable: 2 };

export const maturity: Aspect = {
  name: "maturity",
  keywords: ["maturity"],
  families: Object.values(stabilityFamilies),
  compare(pair) {
    const move = maturityMove(leastMature(pair.base), leastMature(pair.target));
    if (move !== undefined) pair.report(stabilityFamilies[move.turn], { before: move.before, after: move.after });
  },
};

const STABLE: Matured = { maturity: "stable" };

function leastMature(view: View): Matured {
  const unknown = view.nodes.find((node) => node.unknownMaturity !== undefined);
  return (
    unknown ??
    view.nodes.reduce<Matured>((least, node) => (RANK[node.maturity] < RANK[least.maturity] ? node : least), STABLE)
  );
}
