import type { Aspect } from "../graph/pair.js";
import { presenceFamilies } from "../rules/presence-families.js";

const { added, removed, changed } = presenceFamilies({
  name: "not",
  spoken: "a schema it must not match",
  without: "type: string",
  with: "type: string\nnot: { enum: [root] }",
  otherwise: "type: string\nnot: { enum: [admin] }",
  levels: { response: "dangerous" },
});

/** What is excluded grows where the schema shrinks; two different exclusions are told apart, not ordered. */
export const not: Aspect = {
  name: "not",
  keywords: ["not"],
  families: [added, removed, changed],
  compare(pair) {
    const before = pair.base.child("not");
    const after = pair.target.child("not");
    if (before === undefined && after !== undefined) pair.report(added, { target: after.from });
    else if (before !== undefined && after === undefined) pair.report(removed, { base: before.from });
    else if (before !== undefined && after !== undefined && !pair.sameMeaning(before.view, after.view))
      pair.report(changed, { base: before.from, target: after.from });
  },
};
