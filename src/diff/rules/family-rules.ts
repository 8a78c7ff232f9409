import type { Rule, RuleFamily, Subject } from "./rule.js";
import { SUBJECTS } from "./rule.js";
import { actionOf, levelOf, reasonOf } from "./variance.js";

const SPOKEN: Readonly<Record<Subject, string>> = {
  "request-body": "the request body",
  "request-property": "a request property",
  "request-parameter": "a parameter",
  "request-parameter-property": "a property of a parameter",
  "response-body": "the response body",
  "response-property": "a response property",
  "response-header": "a response header",
};

export const ruleIdOf = (family: RuleFamily, subject: Subject): string =>
  family.id === undefined ? `${subject}-${family.name}` : family.id(subject);

/** Every rule of a family: one per subject. */
export function rulesOfFamily(family: RuleFamily): readonly Rule[] {
  return (family.subjects ?? SUBJECTS).map((subject) => ruleOf(family, subject));
}

const known = new WeakMap<RuleFamily, Map<Subject, Rule>>();
const made = new Map<string, Rule>();

/** A rule that was made already: what a report speaks of has made. */
export const madeRule = (id: string): Rule | undefined => made.get(id);

export function ruleOf(family: RuleFamily, subject: Subject): Rule {
  let rules = known.get(family);
  if (rules === undefined) known.set(family, (rules = new Map<Subject, Rule>()));
  let rule = rules.get(subject);
  if (rule === undefined) {
    rules.set(subject, (rule = makeRule(family, subject)));
    if (!made.has(rule.id)) made.set(rule.id, rule);
  }
  return rule;
}

function makeRule(family: RuleFamily, subject: Subject): Rule {
  const { afterNotice } = family;
  return {
    id: ruleIdOf(family, subject),
    level: levelOf(family, subject),
    what: family.what.replaceAll("{subject}", `{${SPOKEN[subject]}}`),
    why: reasonOf(family, subject),
    example: family.example,
    action: actionOf(family, subject),
    family: family.name,
    ...(afterNotice !== undefined && (afterNotice.subjects ?? SUBJECTS).includes(subject)
      ? { afterNotice: ruleOf(afterNotice, subject) }
      : {}),
  };
}
