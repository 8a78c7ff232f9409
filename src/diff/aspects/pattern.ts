import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { View } from "../view/view.js";

const READING = "A pattern describes what is sent; readers take the string as it is.";

const added: RuleFamily = {
  name: "pattern-added",
  effect: "narrowed",
  what: "{subject} must match a pattern now.",
  example: { before: "type: string", after: "type: string\npattern: ^[a-z]+$" },
};
const removed: RuleFamily = {
  name: "pattern-removed",
  effect: "widened",
  levels: { response: "compatible" },
  because: { response: READING },
  what: "{subject} no longer has to match a pattern.",
  example: { before: "type: string\npattern: ^[a-z]+$", after: "type: string" },
};
const changed: RuleFamily = {
  name: "pattern-changed",
  effect: "changed",
  levels: { request: "dangerous", response: "compatible" },
  because: {
    request: "Whether a new pattern takes everything the old one took cannot be told in general: some values may be rejected now.",
    response: READING,
  },
  what: "{subject} must match another pattern.",
  example: { before: "type: string\npattern: ^[a-z]+$", after: "type: string\npattern: ^[0-9]+$" },
};
const generalized: RuleFamily = {
  name: "pattern-generalized",
  effect: "widened",
  levels: { response: "compatible" },
  because: { response: READING },
  what: "The pattern of {subject} takes every string now.",
  example: { before: "type: string\npattern: ^[a-z]+$", after: "type: string\npattern: .*" },
};

/** Patterns that take every string on one line. */
const EVERYTHING = new Set(["", ".*", "^.*$", "^.*", ".*$", "^(.*)$", "[\\s\\S]*", "^[\\s\\S]*$"]);

export const pattern: Aspect = {
  name: "pattern",
  keywords: ["pattern"],
  families: [added, removed, changed, generalized],
  compare(pair) {
    const before = patternsOf(pair.base);
    const after = patternsOf(pair.target);
    const details = { before: shown(before), after: shown(after) };
    const gone = before.filter((one) => !after.includes(one));
    const fresh = after.filter((one) => !before.includes(one));
    if (gone.length === 0 && fresh.length === 0) return;
    if (gone.length === 0) {
      if (!fresh.every((one) => EVERYTHING.has(one))) pair.report(added, details);
    } else if (fresh.length === 0) pair.report(removed, details);
    else pair.report(fresh.every((one) => EVERYTHING.has(one)) ? generalized : changed, details);
  },
};

const patternsOf = (view: View): readonly string[] => [
  ...new Set(view.nodes.flatMap((node) => (node.pattern === undefined ? [] : [node.pattern]))),
];

const shown = (patterns: readonly string[]): string | readonly string[] | undefined => (patterns.length > 1 ? patterns : patterns[0]);
