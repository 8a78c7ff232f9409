import type { Aspect } from "../graph/pair.js";
import { type PresenceFamilies, presenceFamilies } from "../rules/presence-families.js";

const KEYWORDS = ["if", "then", "else"] as const;

const CONDITION = "type: object\nif: { required: [card] }";
const EXAMPLES: Readonly<
  Record<(typeof KEYWORDS)[number], readonly [without: string, with_: string, otherwise: string]>
> = {
  if: ["type: object", CONDITION, "type: object\nif: { required: [cash] }"],
  then: [CONDITION, `${CONDITION}\nthen: { required: [name] }`, ""],
  else: [CONDITION, `${CONDITION}\nelse: { required: [name] }`, ""],
};

const families: ReadonlyMap<(typeof KEYWORDS)[number], PresenceFamilies> = new Map(
  KEYWORDS.map((keyword) => {
    const [without, withIt, otherwise] = EXAMPLES[keyword];
    return [
      keyword,
      presenceFamilies({ name: keyword, spoken: `a condition (\`${keyword}\`)`, without, with: withIt, otherwise }),
    ];
  }),
);

/** `then` and `else` are compared below; another `if` turns both around and cannot be ordered. */
export const conditional: Aspect = {
  name: "conditional",
  keywords: ["if", "then", "else"],
  families: [...families].flatMap(([keyword, { added, removed, changed }]) =>
    keyword === "if" ? [added, removed, changed] : [added, removed],
  ),
  compare(pair) {
    for (const [keyword, { added, removed, changed }] of families) {
      const before = pair.base.child(keyword);
      const after = pair.target.child(keyword);
      if (before === undefined && after !== undefined) pair.report(added, { target: after.from });
      else if (before !== undefined && after === undefined) pair.report(removed, { base: before.from });
      else if (before !== undefined && after !== undefined) {
        if (keyword !== "if") pair.descend([], before.view, after.view);
        else if (!pair.sameMeaning(before.view, after.view))
          pair.report(changed, { base: before.from, target: after.from });
      }
    }
  },
};
