/** From drafts to findings: fingerprints, suppressions, severities. */
import type { Directive } from "../scan/call.js";
import { isTestFile } from "../scan/discover/language.js";
import type { AcceptedFinding, CheckRuleId, Finding } from "./finding.js";
import { withFingerprints } from "./fingerprint.js";
import type { Draft } from "./join/index.js";
import { inOrder } from "./order.js";
import { severityOf, type RuleLevels } from "./severity.js";
import { applySuppressions } from "./suppression/apply.js";
import { draftOfComplaint } from "./suppression/draft.js";
import type { EndOf } from "./suppression/until.js";

export interface Judgements {
  /** the provider's name */
  readonly api: string;
  /** the code calls no other API that comments could be about */
  readonly alone: boolean;
  readonly levelsOf: (file: string) => RuleLevels;
  readonly gatePossible: boolean;
  readonly endOf: EndOf;
}

export interface Settled {
  readonly open: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
}

/** Fingerprints first: what a comment accepts or a level switches off must not renumber the others. */
export function settle(drafts: readonly Draft[], directives: readonly Directive[], { api, alone, levelsOf, gatePossible, endOf }: Judgements): Settled {
  const finished = (numbered: readonly (Draft & { readonly fingerprint: string })[]): readonly Finding[] =>
    numbered.flatMap(({ milder, ...draft }) => {
      const severity = severityOf(draft.ruleId, { certainty: draft.certainty, milder }, levelsOf(draft.place.file), gatePossible);
      return severity === undefined ? [] : [{ ...draft, severity }];
    });
  const isOff = (rule: CheckRuleId, file: string): boolean => levelsOf(file)[rule] === "off";
  const { open, accepted, complaints } = applySuppressions(finished(withFingerprints(drafts, api)), directives, { endOf, isOff, alone });
  const aboutComments = inOrder(complaints.map((complaint) => draftOfComplaint(complaint, isTestFile(complaint.directive.file))));
  return { open: inOrder([...open, ...finished(withFingerprints(aboutComments, api))]), accepted };
}
