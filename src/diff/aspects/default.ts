import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { firstFact } from "../view/build-view.js";
import { sameJson } from "../view/same-json.js";

/** What a parameter means when it is left out is what the server does: callers that leave it out get something else. */
const PARAMETER = { "request-parameter": "dangerous", "request-parameter-property": "dangerous" } as const;
const because = {
  request:
    "Who leaves the value out gets what the default says; for a parameter that changes the result of the same call.",
  response: "A default in a response is a remark: the value is sent or it is not.",
} as const;
const action = { request: "Send the value where the code counts on the old default." } as const;

const added: RuleFamily = {
  name: "default-value-added",
  effect: "annotation",
  levels: PARAMETER,
  because,
  action,
  what: "{subject} has a default now.",
  example: { before: "type: integer", after: "type: integer\ndefault: 10" },
};
const removed: RuleFamily = {
  name: "default-value-removed",
  effect: "annotation",
  levels: PARAMETER,
  because,
  action,
  what: "The default of {subject} was dropped.",
  example: { before: "type: integer\ndefault: 10", after: "type: integer" },
};
const changed: RuleFamily = {
  name: "default-value-changed",
  effect: "annotation",
  levels: PARAMETER,
  because,
  action,
  what: "The default of {subject} changed.",
  example: { before: "type: integer\ndefault: 10", after: "type: integer\ndefault: 20" },
};

export const defaultValue: Aspect = {
  name: "default",
  keywords: ["default"],
  families: [added, removed, changed],
  compare(pair) {
    const before = firstFact(pair.base.nodes, (node) => node.default);
    const after = firstFact(pair.target.nodes, (node) => node.default);
    if (before === undefined && after === undefined) return;
    if (before === undefined) pair.report(added, { after: after?.value, target: after?.from });
    else if (after === undefined) pair.report(removed, { before: before.value, base: before.from });
    else if (!sameJson(before.value, after.value))
      pair.report(changed, { before: before.value, after: after.value, base: before.from, target: after.from });
  },
};
