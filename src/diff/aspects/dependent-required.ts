import type { Schema } from "../../contract/contract.js";
import type { Aspect } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import { presenceFamilies } from "../rules/presence-families.js";
import type { View } from "../view/view.js";

const { added, removed, changed } = presenceFamilies({
  name: "dependent-required",
  spoken: "a property that makes others required",
  without: "type: object",
  with: "type: object\ndependentRequired: { card: [name] }",
  otherwise: "type: object\ndependentRequired: { card: [address] }",
});

export const dependentRequired: Aspect = {
  name: "dependent-required",
  keywords: ["dependentRequired"],
  families: [added, removed, changed],
  compare(pair) {
    const before = dependencies(pair.base);
    const after = dependencies(pair.target);
    for (const [name, { needs, from }] of before) {
      const partner = after.get(name);
      const base = within(from, "dependentRequired", name);
      if (partner === undefined) pair.report(removed, { before: [name, ...needs], base });
      else if (!sameNames(needs, partner.needs))
        pair.report(changed, {
          before: [name, ...needs],
          after: [name, ...partner.needs],
          base,
          target: within(partner.from, "dependentRequired", name),
        });
    }
    for (const [name, { needs, from }] of after)
      if (!before.has(name))
        pair.report(added, { after: [name, ...needs], target: within(from, "dependentRequired", name) });
  },
};

function dependencies(view: View): ReadonlyMap<string, { readonly needs: readonly string[]; readonly from: Schema }> {
  const found = new Map<string, { needs: readonly string[]; from: Schema }>();
  for (const from of view.nodes)
    for (const [name, needs] of from.dependentRequired) {
      const known = found.get(name);
      found.set(name, { needs: [...new Set([...(known?.needs ?? []), ...needs])].sort(), from: known?.from ?? from });
    }
  return found;
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index]);
