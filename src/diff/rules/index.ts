import { aspects } from "../aspects/index.js";
import { encodingRules } from "../parts/encodings.js";
import { stabilityRules, turnRules } from "../parts/life-rules.js";
import { operationRules } from "../parts/operation-rules.js";
import { parameterRules } from "../parts/parameter-rules.js";
import { removalRules } from "../parts/removal-rules.js";
import { requestBodyRules } from "../parts/request-body.js";
import { responseHeaderRules } from "../parts/response-headers.js";
import { responseRules } from "../parts/responses.js";
import { securityRules } from "../parts/security.js";
import { securitySchemeRules } from "../parts/security-schemes.js";
import { serverRules } from "../parts/servers.js";
import { madeRule, rulesOfFamily } from "./family-rules.js";
import type { Rule } from "./rule.js";

/** Rules with a record of their own, by the part of the contract they speak about. */
export const partRules: readonly Rule[] = [
  ...Object.values(operationRules),
  ...Object.values(removalRules).flatMap(({ path, method }) => [path, method]),
  ...Object.values(stabilityRules),
  ...Object.values(turnRules),
  ...Object.values(parameterRules),
  ...requestBodyRules,
  ...encodingRules,
  ...responseRules,
  ...responseHeaderRules,
  ...securityRules,
  ...securitySchemeRules,
  ...serverRules,
];

let known: ReadonlyMap<string, Rule> | undefined;

/** Every rule of `diff`, by id. Made on first use: a comparison needs only the few that fire. */
export function diffRules(): ReadonlyMap<string, Rule> {
  if (known === undefined) {
    const rules = new Map<string, Rule>();
    const families = aspects.flatMap((aspect) => aspect.families);
    for (const rule of [...partRules, ...families.flatMap(rulesOfFamily)])
      if (!rules.has(rule.id)) rules.set(rule.id, rule);
    known = rules;
  }
  return known;
}

/** As `diffRules`, without making all of them for the few that a report speaks of. */
export const diffRule = (id: string): Rule | undefined =>
  madeRule(id) ?? partRules.find((rule) => rule.id === id) ?? diffRules().get(id);

export { rulePage, rulePages } from "./page.js";
export type { Rule, RuleExample, RuleFamily, Side, Subject } from "./rule.js";
export { SUBJECTS } from "./rule.js";
