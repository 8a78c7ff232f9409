import type { Aspect } from "../graph/pair.js";
import type { RuleFamily, Subject } from "../rules/rule.js";

const subjects: readonly Subject[] = ["request-property", "response-property"];

const became: RuleFamily = {
  name: "became-write-only",
  effect: "annotation",
  subjects,
  because: {
    request: "The property is still written.",
    response: "A write-only property is no longer sent.",
  },
  what: "{subject} is marked as write-only now.",
  example: { before: "type: string", after: "type: string\nwriteOnly: true" },
};
const becameNot: RuleFamily = {
  name: "became-not-write-only",
  effect: "annotation",
  subjects,
  because: {
    request: "The property is still written.",
    response: "The property comes in responses now.",
  },
  what: "{subject} is no longer marked as write-only.",
  example: { before: "type: string\nwriteOnly: true", after: "type: string" },
};

export const writeOnly: Aspect = {
  name: "write-only",
  families: [became, becameNot],
  compare(pair) {
    if (pair.base.writeOnly === pair.target.writeOnly) return;
    pair.report(pair.target.writeOnly ? became : becameNot, { before: pair.base.writeOnly, after: pair.target.writeOnly });
  },
};
