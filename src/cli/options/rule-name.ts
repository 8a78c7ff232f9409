import { InvalidArgumentError } from "commander";
import { CHECK_RULE_IDS } from "../../check/finding.js";
import { isRuleId } from "../../check/rules.js";
import { nearest } from "../../nearest.js";
import { collect } from "./values.js";

/** For `--rule <id>` where only the name counts. */
export function ruleName(value: string, previous: readonly string[] | undefined): readonly string[] {
  if (isRuleId(value)) return collect(value, previous);
  const meant = nearest(value, CHECK_RULE_IDS);
  throw new InvalidArgumentError(`There is no rule "${value}".${meant === undefined ? "" : ` Did you mean ${meant}?`}`);
}
