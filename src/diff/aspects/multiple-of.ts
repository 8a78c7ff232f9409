import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { firstFact } from "../view/build-view.js";

const set: RuleFamily = {
  name: "multiple-of-set",
  effect: "narrowed",
  what: "{subject} must be a multiple of a number now.",
  example: { before: "type: integer", after: "type: integer\nmultipleOf: 5" },
};
const unset: RuleFamily = {
  name: "multiple-of-unset",
  effect: "widened",
  what: "{subject} need no longer be a multiple of a number.",
  example: { before: "type: integer\nmultipleOf: 5", after: "type: integer" },
};
const specialized: RuleFamily = {
  name: "multiple-of-specialized",
  effect: "narrowed",
  what: "{subject} must be a multiple of a number that is itself a multiple of the old one.",
  example: { before: "type: integer\nmultipleOf: 5", after: "type: integer\nmultipleOf: 10" },
};
const generalized: RuleFamily = {
  name: "multiple-of-generalized",
  effect: "widened",
  what: "{subject} must be a multiple of a number that divides the old one.",
  example: { before: "type: integer\nmultipleOf: 10", after: "type: integer\nmultipleOf: 5" },
};
const changed: RuleFamily = {
  name: "multiple-of-changed",
  effect: "changed",
  what: "{subject} must be a multiple of another number.",
  example: { before: "type: integer\nmultipleOf: 4", after: "type: integer\nmultipleOf: 6" },
};

export const multipleOf: Aspect = {
  name: "multiple-of",
  keywords: ["multipleOf"],
  families: [set, unset, specialized, generalized, changed],
  compare(pair) {
    const before = firstFact(pair.base.nodes, (node) => node.multipleOf);
    const after = firstFact(pair.target.nodes, (node) => node.multipleOf);
    if (before?.value === after?.value) return;
    const details = {
      before: before?.value,
      after: after?.value,
      ...(before && { base: before.from }),
      ...(after && { target: after.from }),
    };
    if (before === undefined) pair.report(set, details);
    else if (after === undefined) pair.report(unset, details);
    else if (divides(before.value, after.value)) pair.report(specialized, details);
    else if (divides(after.value, before.value)) pair.report(generalized, details);
    else pair.report(changed, details);
  },
};

const divides = (divisor: number, number: number): boolean => Number.isInteger(number / divisor);
