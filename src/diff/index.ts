/** Contract × Contract → Change[]. */
export type { AffectedOperation, Change, Level } from "./change.js";
export type { EarlierSigns } from "./deprecation/earlier.js";
export { changesAlong, compareContracts, diffContracts } from "./diff-contracts.js";
export { plainChange } from "./found-change.js";
export { type DiffOptions, pathMatcher } from "./options.js";
export {
  type ChangeReport,
  type ContractName,
  changeReport,
  type NotCompared,
  notCompared,
  type OperationFacts,
  operationFacts,
} from "./report.js";
export { diffRule, diffRules, type Rule, type RuleExample, rulePage } from "./rules/index.js";
