import type { Aspect } from "../graph/pair.js";
import { presenceFamilies } from "../rules/presence-families.js";

const { added, removed } = presenceFamilies({
  name: "property-names",
  spoken: "a rule for the names of properties",
  without: "type: object",
  with: "type: object\npropertyNames: { type: string, maxLength: 5 }",
  otherwise: "",
});

export const propertyNames: Aspect = {
  name: "property-names",
  keywords: ["propertyNames"],
  families: [added, removed],
  compare(pair) {
    const before = pair.base.child("propertyNames");
    const after = pair.target.child("propertyNames");
    if (before === undefined && after !== undefined) pair.report(added, { target: after.from });
    else if (before !== undefined && after === undefined) pair.report(removed, { base: before.from });
    else if (before !== undefined && after !== undefined) pair.descend(["{}"], before.view, after.view);
  },
};
