import type { Aspect } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import { presenceFamilies } from "../rules/presence-families.js";

const { added, removed } = presenceFamilies({
  name: "dependent-schema",
  spoken: "a property that brings a further schema with it",
  without: "type: object",
  with: "type: object\ndependentSchemas:\n  card: { required: [name] }",
  otherwise: "",
});

export const dependentSchemas: Aspect = {
  name: "dependent-schemas",
  keywords: ["dependentSchemas"],
  families: [added, removed],
  compare(pair) {
    const before = pair.base.children("dependentSchemas");
    const after = pair.target.children("dependentSchemas");
    for (const [name, { view, from }] of before) {
      const partner = after.get(name);
      if (partner === undefined) pair.report(removed, { before: name, base: within(from, "dependentSchemas", name) });
      else pair.descend([], view, partner.view);
    }
    for (const [name, { from }] of after)
      if (!before.has(name)) pair.report(added, { after: name, target: within(from, "dependentSchemas", name) });
  },
};
