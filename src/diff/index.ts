/** Contract × Contract → Change[]. */
export type { AffectedOperation, Change, Level } from "./change.js";
export { diffContracts } from "./diff-contracts.js";
export { type DiffOptions, isAtLeast, LEVELS, pathMatcher } from "./options.js";
export { type ChangeReport, changeReport, type ContractName } from "./report.js";
export { diffRules, type Rule, type RuleExample } from "./rules/index.js";
