/** Paths of the API that stand in the code and that no call accounts for: worth a word where they are gone or going. */
import type { Mention } from "../../scan/call.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import type { CheckRuleId } from "../finding.js";
import { type Draft, findingLifecycle, placeOf } from "./draft.js";
import { isForecast, type Judgement, judgeElement } from "./judgement.js";
import { locationsOf } from "./locations.js";
import { type KnownOperation, type OperationIndex, writtenAs } from "./operations.js";

const OPERATION = { kind: "operation", path: [] } as const;

export function draftsOfMentions(
  mentions: readonly Mention[],
  knowledge: ApiKnowledge,
  index: OperationIndex,
): readonly Draft[] {
  return mentions.flatMap((mention) => {
    const judged = index
      .match(mention)
      .filter(({ guessed }) => !guessed)
      .map(({ value }) => ({ operation: value, judgement: judgeElement(knowledge, value.key, OPERATION) }));
    const [first] = judged;
    const ruleId = ruleOf(judged.map(({ judgement }) => judgement));
    return first === undefined || ruleId === undefined ? [] : [draftOf(mention, ruleId, first, knowledge)];
  });
}

/** Nobody knows which method is meant: only where all of the path's are gone, or going, is that said. */
function ruleOf(judgements: readonly Judgement[]): CheckRuleId | undefined {
  const states = new Set(judgements.map(({ standing }) => standing.state));
  const all = (...allowed: readonly string[]): boolean => [...states].every((state) => allowed.includes(state));
  if (states.size === 0) return undefined;
  if (all("removed")) return "mentioned-removed-endpoint";
  return all("removed", "deprecated", "expired") ? "mentioned-deprecated-endpoint" : undefined;
}

function draftOf(
  mention: Mention,
  ruleId: CheckRuleId,
  { operation, judgement }: { readonly operation: KnownOperation; readonly judgement: Judgement },
  knowledge: ApiKnowledge,
): Draft {
  const { lifecycle, target } = judgement;
  return {
    ruleId,
    milder: 0,
    place: placeOf(mention),
    call: undefined,
    operation: writtenAs(operation),
    element: OPERATION,
    lifecycle: findingLifecycle(judgement),
    replacement: lifecycle.replacement,
    certainty: "possible",
    via: [],
    from: [],
    detail: { kind: "none" },
    contract: locationsOf(knowledge, target, operation.key, OPERATION),
    forecast: isForecast(judgement),
    inTest: mention.inTest,
  };
}
