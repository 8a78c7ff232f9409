import type { Aspect } from "../graph/pair.js";
import { presenceFamilies } from "../rules/presence-families.js";

const { added, removed } = presenceFamilies({
  name: "contains",
  spoken: "an item that must be among the others",
  without: "type: array",
  with: "type: array\ncontains: { type: string }",
  otherwise: "",
});

export const contains: Aspect = {
  name: "contains",
  keywords: ["contains"],
  families: [added, removed],
  compare(pair) {
    const before = pair.base.child("contains");
    const after = pair.target.child("contains");
    if (before === undefined && after !== undefined) pair.report(added, { target: after.from });
    else if (before !== undefined && after === undefined) pair.report(removed, { base: before.from });
    else if (before !== undefined && after !== undefined) pair.descend(["[]"], before.view, after.view);
  },
};
