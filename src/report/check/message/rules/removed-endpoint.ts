import { replaceWith } from "../advice.js";
import { removedLeft, removedWhat } from "../removed.js";
import type { RuleWords } from "../rule-words.js";

export const removedEndpoint: RuleWords = {
  title: "Removed endpoint",
  about: "The code calls an operation that the target release no longer has.",
  matters:
    "The call fails after the upgrade, in most cases with 404 and whatever the caller makes of it. " +
    "Nothing in TypeScript warns: a path is only a string.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: "const users = await fetch(`${api}/v1/k8s/users`);",
    fixed: "const users = await fetch(`${api}/api/v1/users`);",
  },
  remedy:
    "Move to the replacement before the upgrade. The shape of request and response may differ: compare " +
    "both operations with `lastcall explain`.",
  what: removedWhat("the call fails"),
  left: removedLeft,
  advice: (finding) => replaceWith(finding, "remove the call, or ask the vendor what took its place."),
};
