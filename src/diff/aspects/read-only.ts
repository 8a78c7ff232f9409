import type { Aspect } from "../graph/pair.js";
import type { RuleFamily, Subject } from "../rules/rule.js";

const subjects: readonly Subject[] = ["request-property", "response-property"];

const became: RuleFamily = {
  name: "became-read-only",
  effect: "annotation",
  subjects,
  because: {
    request: "A read-only property is set by the API: what clients send for it no longer counts.",
    response: "The value is still sent.",
  },
  what: "{subject} is marked as read-only now.",
  example: { before: "type: string", after: "type: string\nreadOnly: true" },
};
const becameNot: RuleFamily = {
  name: "became-not-read-only",
  effect: "annotation",
  subjects,
  because: {
    request: "The property may be sent now; where it is required, it must be.",
    response: "The value is still sent.",
  },
  what: "{subject} is no longer marked as read-only.",
  example: { before: "type: string\nreadOnly: true", after: "type: string" },
};

export const readOnly: Aspect = {
  name: "read-only",
  families: [became, becameNot],
  compare(pair) {
    if (pair.base.readOnly === pair.target.readOnly) return;
    pair.report(pair.target.readOnly ? became : becameNot, { before: pair.base.readOnly, after: pair.target.readOnly });
  },
};
