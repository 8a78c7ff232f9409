import type { Aspect, SchemaPair } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import type { RuleFamily, Subject } from "../rules/rule.js";
import type { View } from "../view/view.js";
import { hasDefault, isSeen } from "./properties.js";

const REQUEST: readonly Subject[] = ["request-property", "request-parameter-property"];
const said = (required: boolean, more = ""): string =>
  `type: object\nproperties:\n  size: { type: string${more} }${required ? "\nrequired: [size]" : ""}`;

const became: RuleFamily = {
  name: "became-required",
  effect: "narrowed",
  subjects: [...REQUEST, "response-property"],
  because: {
    request: "Clients that leave the property out are rejected.",
    response: "It always comes now; readers already coped with its absence.",
  },
  action: { request: "Send the property in every request." },
  what: "{subject} is required now.",
  example: { before: said(false), after: said(true) },
};
const becameWithDefault: RuleFamily = {
  name: "became-required-with-default",
  effect: "narrowed",
  subjects: REQUEST,
  because: {
    request:
      "A required property must be sent even if it has a default: whoever validates against the document rejects what lacks it.",
  },
  action: { request: "Send the property in every request." },
  what: "{subject} has a default and is required now.",
  example: { before: said(false, ", default: small"), after: said(true, ", default: small") },
};
const becameOptional: RuleFamily = {
  name: "became-optional",
  effect: "widened",
  subjects: [...REQUEST, "response-property"],
  levels: { response: "breaking" },
  because: { response: "Readers that count on the property find nothing when it is left out." },
  action: { response: "Handle the absence of the property." },
  what: "{subject} is no longer required.",
  example: { before: said(true), after: said(false) },
};

export const required: Aspect = {
  name: "required",
  keywords: ["required"],
  families: [became, becameWithDefault, becameOptional],
  compare(pair) {
    const before = pair.base.required;
    const after = pair.target.required;
    for (const [name, node] of after) {
      if (before.has(name) || !counts(pair, name)) continue;
      // a property that is new as a whole is told by the aspect `properties`
      if (pair.target.properties.has(name) && !pair.base.properties.has(name)) continue;
      const property = pair.target.properties.get(name)?.view;
      if (property !== undefined && !isSeen(property, pair.role)) continue;
      const family =
        pair.role.side === "request" && property !== undefined && hasDefault(property) ? becameWithDefault : became;
      pair.report(family, { before: false, after: true, step: [name], target: within(node, "required") });
    }
    for (const [name, node] of before) {
      if (after.has(name) || !isDescribed(pair.target, name)) continue;
      // what is read-only or write-only on either side is told by the aspects of these
      const views = [pair.base, pair.target].map((view) => view.properties.get(name)?.view);
      if (views.some((view) => view !== undefined && !isSeen(view, pair.role))) continue;
      pair.report(becameOptional, { before: true, after: false, step: [name], base: within(node, "required") });
    }
  },
};

/** A request without it fails, described or not; unless each branch asked for it before. */
const counts = ({ base, target, role }: SchemaPair, name: string): boolean =>
  isDescribed(target, name) ||
  (role.side === "request" &&
    name !== "" &&
    !base.unions.some(({ branches }) => branches.every((branch) => branch.required.has(name))));

/**
 * Of a response, a name that no property bears is a slip of the document. Where nothing is described at all,
 * `required` speaks about properties of the schema around it: `anyOf: [{ required: [a] }, …]`.
 */
const isDescribed = (view: View, name: string): boolean => view.properties.has(name) || view.properties.size === 0;
