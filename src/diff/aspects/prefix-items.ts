import type { Schema } from "../../contract/contract.js";
import type { Aspect } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { View } from "../view/view.js";

const added: RuleFamily = {
  name: "prefix-items-added",
  effect: "widened",
  levels: { response: "breaking" },
  because: {
    request: "A shorter list is still accepted.",
    response: "The tuple is longer: readers that take it apart by position meet an item they do not know.",
  },
  what: "The tuple {subject} has one more position.",
  example: {
    before: "type: array\nprefixItems: [{ type: string }]",
    after: "type: array\nprefixItems: [{ type: string }, { type: integer }]",
  },
};
const removed: RuleFamily = {
  name: "prefix-items-removed",
  effect: "narrowed",
  because: { request: "What clients send at that position has lost its meaning." },
  what: "The tuple {subject} has one position less.",
  example: {
    before: "type: array\nprefixItems: [{ type: string }, { type: integer }]",
    after: "type: array\nprefixItems: [{ type: string }]",
  },
};

export const prefixItems: Aspect = {
  name: "prefix-items",
  keywords: ["prefixItems"],
  families: [added, removed],
  compare(pair) {
    const before = tuple(pair.base);
    const after = tuple(pair.target);
    const length = Math.max(before.items.length, after.items.length);
    for (let index = 0; index < length; index += 1) {
      const was = before.items[index];
      const is = after.items[index];
      if (was !== undefined && is !== undefined) {
        pair.descend(["[]"], pair.viewsOf.base(was), pair.viewsOf.target(is));
      } else if (after.from !== undefined && is !== undefined) {
        pair.report(added, {
          before: before.items.length,
          after: after.items.length,
          target: within(after.from, "prefixItems", String(index)),
        });
      } else if (before.from !== undefined) {
        pair.report(removed, {
          before: before.items.length,
          after: after.items.length,
          base: within(before.from, "prefixItems", String(index)),
        });
      }
    }
  },
};

function tuple(view: View): { readonly items: readonly Schema[]; readonly from: Schema | undefined } {
  const from = view.nodes.find((node) => node.prefixItems.length > 0);
  return { items: from?.prefixItems ?? [], from };
}
