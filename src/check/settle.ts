/** From drafts to findings: fingerprints, suppressions, severities. */
import type { Directive } from "../scan/call.js";
import { isTestFile } from "../scan/discover/language.js";
import type { AcceptedFinding, CheckRuleId, Finding } from "./finding.js";
import { withFingerprints } from "./fingerprint.js";
import type { Draft } from "./join/index.js";
import { inOrder } from "./order.js";
import { type RuleLevels, severityOf } from "./severity.js";
import { applySuppressions } from "./suppression/apply.js";
import { draftOfComplaint } from "./suppression/draft.js";
import type { EndOf } from "./suppression/until.js";

/** What was found about one API. */
interface FoundOfApi {
  /** the provider's name */
  readonly api: string;
  readonly drafts: readonly Draft[];
  readonly endOf: EndOf;
}

interface Judgements {
  /** the code calls no other API that comments could be about */
  readonly alone: boolean;
  readonly levelsOf: (file: string) => RuleLevels;
  readonly gatePossible: boolean;
  /** the package of a workspace that a file belongs to, "" outside of any */
  readonly packageOf: (file: string) => string;
}

export interface Settled {
  readonly open: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
}

/** Fingerprints first: what a comment accepts or a level switches off must not renumber the others. */
export function settle(
  found: readonly [FoundOfApi, ...FoundOfApi[]],
  directives: readonly Directive[],
  { alone, levelsOf, gatePossible, packageOf }: Judgements,
): Settled {
  const finished = (drafts: readonly Draft[], api: string): readonly Finding[] =>
    withFingerprints(drafts, api, packageOf).flatMap(
      ({ milder, symbol: _symbol, changeable = "unknown", ...draft }) => {
        const severity = severityOf(
          draft.ruleId,
          { certainty: draft.certainty, milder },
          levelsOf(draft.place.file),
          gatePossible,
        );
        return severity === undefined ? [] : [{ ...draft, changeable, severity, api }];
      },
    );
  const { open, accepted, complaints } = applySuppressions(
    found.flatMap(({ drafts, api }) => finished(drafts, api)),
    directives,
    {
      endOf: endOfApis(found),
      apis: found.map(({ api }) => api),
      isOff: (rule: CheckRuleId, file: string): boolean => levelsOf(file)[rule] === "off",
      alone,
    },
  );
  const aboutComments = inOrder(
    complaints.map((complaint) => draftOfComplaint(complaint, isTestFile(complaint.directive.file))),
  );
  return { open: inOrder([...open, ...finished(aboutComments, found[0].api)]), accepted };
}

/** An end by the name of the API whose releases count. */
export function endOfApis(
  apis: readonly Pick<FoundOfApi, "api" | "endOf">[],
): (until: Parameters<EndOf>[0], api: string) => ReturnType<EndOf> {
  const byApi = new Map(apis.map(({ api, endOf }) => [api, endOf]));
  return (until, api) => byApi.get(api)?.(until) ?? "unknown";
}
