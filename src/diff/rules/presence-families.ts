import type { RuleFamily } from "./rule.js";

/** A keyword that limits values comes, goes, or says something else where no order between the two can be told. */
export interface PresenceFamilies {
  readonly added: RuleFamily;
  readonly removed: RuleFamily;
  readonly changed: RuleFamily;
}

export function presenceFamilies(words: {
  readonly name: string;
  /** spoken: `a rule for the names of properties` */
  readonly spoken: string;
  readonly without: string;
  readonly with: string;
  readonly otherwise: string;
  readonly levels?: RuleFamily["levels"];
}): PresenceFamilies {
  const levels = words.levels === undefined ? {} : { levels: words.levels };
  return {
    added: {
      name: `${words.name}-added`,
      effect: "narrowed",
      what: `{subject} has ${words.spoken} now.`,
      example: { before: words.without, after: words.with },
    },
    removed: {
      name: `${words.name}-removed`,
      effect: "widened",
      what: `{subject} no longer has ${words.spoken}.`,
      example: { before: words.with, after: words.without },
    },
    changed: {
      name: `${words.name}-changed`,
      effect: "changed",
      ...levels,
      what: `{subject} has another ${words.spoken.replace(/^an? /, "")}.`,
      example: { before: words.with, after: words.otherwise },
    },
  };
}
