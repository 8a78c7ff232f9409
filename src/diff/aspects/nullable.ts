import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { View } from "../view/view.js";

const became: RuleFamily = {
  name: "became-nullable",
  effect: "widened",
  levels: { response: "breaking" },
  because: { response: "Readers that use the value without looking fail on null." },
  action: { response: "Handle null where the value is read." },
  what: "{subject} may be null now.",
  example: { before: "type: string", after: "type: [string, 'null']" },
};
const becameNot: RuleFamily = {
  name: "became-not-nullable",
  effect: "narrowed",
  what: "{subject} may no longer be null.",
  example: { before: "type: [string, 'null']", after: "type: string" },
};

/** `nullable: true` in 3.0, `"null"` among the types in 3.1, a `null` branch beside others: one and the same. */
export const nullable: Aspect = {
  name: "nullable",
  keywords: ["types", "enum", "oneOf", "anyOf", "orNull"],
  families: [became, becameNot],
  compare(pair) {
    if (isOpen(pair.base) || isOpen(pair.target) || pair.base.nullable === pair.target.nullable) return;
    const details = {
      before: pair.base.nullable,
      after: pair.target.nullable,
      ...(pair.base.types && { base: pair.base.types.from }),
      ...(pair.target.types && { target: pair.target.types.from }),
    };
    pair.report(pair.target.nullable ? became : becameNot, details);
  },
};

/** Says nothing about types, so null was never excluded. */
const isOpen = (view: View): boolean => view.never || (view.openToNull && view.unions.length === 0);
