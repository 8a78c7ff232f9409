import type { Aspect } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import type { RuleFamily, Subject } from "../rules/rule.js";
import { patternMove } from "./pattern.js";

const SUBJECTS: readonly Subject[] = ["request-property"];
const because = {
  request:
    "A read-only property is not written, and its limits say nothing about a request. Its pattern is the " +
    "form of an id or a day all the same: clients keep such values and send them back, with the whole " +
    "object or in other calls.",
} as const;
const action = { request: "Check whether the code keeps such values and sends them back." } as const;
const said = (pattern?: string): string =>
  `type: object\nproperties:\n  id: { type: string, readOnly: true${pattern === undefined ? "" : `, pattern: '${pattern}'`} }`;

const added: RuleFamily = {
  name: "read-only-property-pattern-added",
  id: () => "request-read-only-property-pattern-added",
  effect: "annotation",
  subjects: SUBJECTS,
  levels: { request: "dangerous" },
  because,
  action,
  what: "{subject}, which is read-only, must match a pattern now.",
  example: { before: said(), after: said("^[a-z]+$") },
};
const changed: RuleFamily = {
  name: "read-only-property-pattern-changed",
  id: () => "request-read-only-property-pattern-changed",
  effect: "annotation",
  subjects: SUBJECTS,
  levels: { request: "dangerous" },
  because,
  action,
  what: "{subject}, which is read-only, must match another pattern.",
  example: { before: said("^[a-z]+$"), after: said("^[0-9]+$") },
};

/** The one thing about a read-only property that counts in a request; everything else about it is passed over. */
export const readOnlyPattern: Aspect = {
  name: "read-only-pattern",
  keywords: ["properties"],
  families: [added, changed],
  compare(pair) {
    if (pair.role.side !== "request") return;
    for (const { name, before, after } of pair.sharedProperties) {
      if (!after.view.readOnly) continue;
      const move = patternMove(before.view, after.view);
      if (move?.turn !== "added" && move?.turn !== "changed") continue;
      pair.report(move.turn === "added" ? added : changed, {
        before: move.before,
        after: move.after,
        step: [name],
        base: within(before.from, "properties", name),
        target: within(after.from, "properties", name),
      });
    }
  },
};
