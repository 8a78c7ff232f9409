import { CHECK_RULE_IDS } from "../check/finding.js";
import { DEFAULT_LEVELS } from "../check/rules.js";
import { diffRules } from "../diff/index.js";
import { ruleHelp } from "../report/check/message/rule-help.js";

export interface ListedRule {
  readonly id: string;
  readonly command: "check" | "diff";
  /** the severity of a rule of `check`, the level of one of `diff` */
  readonly level: string;
  readonly about: string;
}

/** The rules of `check`, then those of `diff`; with a word only those that have it in their id. */
export function listRules(word: string | undefined): readonly ListedRule[] {
  const rules = [
    ...CHECK_RULE_IDS.map(
      (id): ListedRule => ({ id, command: "check", level: DEFAULT_LEVELS[id], about: ruleHelp(id).about }),
    ),
    ...[...diffRules().values()].map(
      ({ id, level, what }): ListedRule => ({ id, command: "diff", level, about: what }),
    ),
  ];
  return word === undefined ? rules : rules.filter(({ id }) => id.includes(word.toLowerCase()));
}
