import type { Aspect } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import { presenceFamilies } from "../rules/presence-families.js";

const { added, removed } = presenceFamilies({
  name: "pattern-property",
  spoken: "a schema for the properties whose names match a pattern",
  without: "type: object",
  with: "type: object\npatternProperties:\n  ^x-: { type: string }",
  otherwise: "",
});

export const patternProperties: Aspect = {
  name: "pattern-properties",
  keywords: ["patternProperties"],
  families: [added, removed],
  compare(pair) {
    const before = pair.base.children("patternProperties");
    const after = pair.target.children("patternProperties");
    for (const [pattern, { view, from }] of before) {
      const partner = after.get(pattern);
      if (partner === undefined)
        pair.report(removed, { before: pattern, base: within(from, "patternProperties", pattern) });
      else pair.descend(["{}"], view, partner.view);
    }
    for (const [pattern, { from }] of after)
      if (!before.has(pattern))
        pair.report(added, { after: pattern, target: within(from, "patternProperties", pattern) });
  },
};
