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
    request:
      "Whether a new pattern takes everything the old one took cannot be told in general: some values may be rejected now.",
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

const families = { added, removed, changed, generalized };

export const pattern: Aspect = {
  name: "pattern",
  keywords: ["pattern"],
  families: Object.values(families),
  compare(pair) {
    const move = patternMove(pair.base, pair.target);
    if (move !== undefined) pair.report(families[move.turn], { before: move.before, after: move.after });
  },
};

interface PatternMove {
  readonly turn: keyof typeof families;
  readonly before: string | readonly string[] | undefined;
  readonly after: string | readonly string[] | undefined;
}

/** Undefined: the same patterns, or one more or less that takes everything. */
export function patternMove(base: View, target: View): PatternMove | undefined {
  const before = patternsOf(base);
  const after = patternsOf(target);
  // one that took everything is not missed
  const gone = before.some((one) => !after.includes(one) && !(after.length === 0 && EVERYTHING.has(one)));
  const fresh = after.filter((one) => !before.includes(one));
  const open = fresh.every((one) => EVERYTHING.has(one));
  if (!gone && open) return undefined;
  const turn = !gone ? "added" : fresh.length === 0 ? "removed" : open ? "generalized" : "changed";
  return { turn, before: shown(before), after: shown(after) };
}

const patternsOf = (view: View): readonly string[] => [
  ...new Set(view.nodes.flatMap((node) => (node.pattern === undefined ? [] : [node.pattern]))),
];

const shown = (patterns: readonly string[]): string | readonly string[] | undefined =>
  patterns.length > 1 ? patterns : patterns[0];
