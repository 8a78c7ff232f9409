import { InvalidArgumentError, Option } from "commander";
import { CHECK_RULE_IDS } from "../../check/finding.js";
import { type CheckOptions, FAIL_ON, type FailOn } from "../../check/options.js";
import { isRuleId, RULE_LEVELS, type RuleLevel } from "../../check/rules.js";
import { nearest } from "../../nearest.js";
import { wholeNumber } from "./values.js";

/** What makes the exit code 1. */
export interface GateFlags {
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly allowEmpty?: boolean;
  readonly gatePossible?: boolean;
}

/** How findings are judged before the gate sees them. */
export interface JudgementFlags {
  readonly rule?: NonNullable<CheckOptions["rules"]>;
  readonly baseline?: string;
}

const GROUP = "Gate:";

export const allowEmptyOption = (): Option =>
  new Option("--allow-empty", "no call and no mention of the API in the code is no trouble").helpGroup(GROUP);

export const gateOptions = (): readonly Option[] => [
  new Option("--fail-on <severity>", "exit with 1 from this severity on (default: error)")
    .choices(FAIL_ON)
    .helpGroup(GROUP),
  new Option("--max-warnings <n>", "exit with 1 on more warnings than this, unless --fail-on never")
    .argParser(wholeNumber)
    .helpGroup(GROUP),
  allowEmptyOption(),
  new Option("--gate-possible", "findings that are only possibly about this API count like the others").helpGroup(
    GROUP,
  ),
];

export const judgementOptions = (): readonly Option[] => [
  new Option("--rule <id=level>", `report a rule as ${RULE_LEVELS.join(", ")} (repeatable)`)
    .argParser(parseRule)
    .helpGroup("Judgement:"),
  new Option("--baseline <file>", "accept the findings that this file lists").helpGroup("Judgement:"),
];

function parseRule(value: string, previous: JudgementFlags["rule"]): JudgementFlags["rule"] {
  const [id = "", wanted = ""] = value.split("=", 2);
  if (!isRuleId(id)) {
    const meant = nearest(id, CHECK_RULE_IDS);
    throw new InvalidArgumentError(`There is no rule "${id}".${meant === undefined ? "" : ` Did you mean ${meant}?`}`);
  }
  const level = RULE_LEVELS.find((candidate): candidate is RuleLevel => candidate === wanted);
  if (level === undefined) throw new InvalidArgumentError(`After "${id}=" comes one of ${RULE_LEVELS.join(", ")}.`);
  return { ...previous, [id]: level };
}
