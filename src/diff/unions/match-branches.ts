import type { Discriminator } from "../../contract/contract.js";
import type { View } from "../view/view.js";
import { SAME, similarity, threshold } from "./similarity.js";
import { schemaName } from "./wire-values.js";

export interface BranchMatch {
  readonly pairs: readonly (readonly [View, View])[];
  readonly removed: readonly View[];
  readonly added: readonly View[];
}

export interface Branches {
  readonly views: readonly View[];
  readonly discriminator: Discriminator | undefined;
}

/** Who is whose successor: by component name or discriminating value first, then by who looks most alike. */
export function matchBranches(base: Branches, target: Branches): BranchMatch {
  const candidates: { readonly left: View; readonly right: View; readonly score: number }[] = [];
  for (const left of base.views)
    for (const right of target.views) {
      const score = sameMapping(base, left, target, right) ? SAME : similarity(left, right);
      if (score >= threshold(left, right)) candidates.push({ left, right, score });
    }
  // stable: equal scores keep the order of the documents
  candidates.sort((a, b) => b.score - a.score);
  const partners = new Map<View, View>();
  const taken = new Set<View>();
  for (const { left, right } of candidates) {
    if (partners.has(left) || taken.has(right)) continue;
    partners.set(left, right);
    taken.add(right);
  }
  return {
    pairs: [...partners],
    removed: base.views.filter((view) => !partners.has(view) && !isCovered(view, target.views)),
    added: target.views.filter((view) => !taken.has(view) && !isCovered(view, base.views)),
  };
}

/** The discriminator value that leads to both, although the component was renamed. */
function sameMapping(base: Branches, left: View, target: Branches, right: View): boolean {
  if (base.discriminator === undefined || target.discriminator === undefined) return false;
  for (const [value, schema] of base.discriminator.mapping) {
    const partner = target.discriminator.mapping.get(value);
    if (partner !== undefined && schemaName(schema) === left.name && schemaName(partner) === right.name) return true;
  }
  return false;
}

/** A branch that is nothing but a type adds nothing beside one that is the same or a wider type. */
function isCovered(view: View, others: readonly View[]): boolean {
  const types = plainTypes(view);
  if (types === undefined) return false;
  return others.some((other) => {
    const wider = plainTypes(other);
    return (
      wider !== undefined && [...types].every((type) => wider.has(type) || (type === "integer" && wider.has("number")))
    );
  });
}

function plainTypes(view: View): ReadonlySet<string> | undefined {
  const [node] = view.nodes;
  if (node === undefined || view.nodes.length > 1 || view.types === undefined) return undefined;
  const { value } = view.types;
  if (value.has("object") || value.has("array")) return undefined;
  const limited =
    view.enum ??
    view.format ??
    view.minimum ??
    view.maximum ??
    node.pattern ??
    node.minLength ??
    node.maxLength ??
    node.multipleOf;
  return limited === undefined ? value : undefined;
}
