/** The standing of one element at the targets: the worst one decides. */

import type { OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import type { Lifecycle, Standing } from "../../policy/standing.js";
import type { ApiKnowledge, Target } from "../api/knowledge.js";
import { isWorse } from "./draft.js";

export interface Judgement {
  readonly lifecycle: Lifecycle;
  readonly standing: Standing;
  readonly target: Target;
  /** the target has it, the installed release does not */
  readonly absentFromBaseOnly: boolean;
}

/** Code calls the same few operations hundreds of times; each element is judged once a run. */
const judged = new WeakMap<ApiKnowledge, Map<string, Judgement>>();

export function judgeElement(knowledge: ApiKnowledge, operation: OperationKey, element: Element): Judgement {
  const known = judged.get(knowledge) ?? new Map<string, Judgement>();
  judged.set(knowledge, known);
  const key = JSON.stringify([operation, element.kind, element.path]);
  const judgement = known.get(key) ?? judge(knowledge, operation, element);
  known.set(key, judgement);
  return judgement;
}

function judge(knowledge: ApiKnowledge, operation: OperationKey, element: Element): Judgement {
  const lifecycle = knowledge.lifecycle(operation, element);
  const [first, ...others] = knowledge.targets.map((target) => ({
    lifecycle,
    target,
    standing: knowledge.standing(lifecycle, target),
    absentFromBaseOnly: false,
  }));
  if (first === undefined) throw new Error("a check has at least one target");
  const worst = others.reduce(
    (worse, other) =>
      isWorse(other.standing, worse.standing) || isNearerTheEnd(other.standing, worse.standing) ? other : worse,
    first,
  );
  if (worst.standing.state !== "supported") return worst;
  const later = missingFromBase(knowledge, lifecycle);
  return later === undefined
    ? worst
    : { ...worst, standing: { state: "not-yet", from: later }, absentFromBaseOnly: true };
}

/** Targets are in order: of two in or past the same window, the later one has less of it left. */
const isNearerTheEnd = (later: Standing, earlier: Standing): boolean =>
  later.state === earlier.state && (later.state === "deprecated" || later.state === "expired");

/** The release that brings an element the installed one does not have; the code fails until the upgrade. */
function missingFromBase({ base, baseGiven, contracts }: ApiKnowledge, { presence }: Lifecycle): string | undefined {
  if (!baseGiven) return undefined;
  const order = contracts.map((one) => one.version);
  const baseAt = order.indexOf(base.version);
  if (presence.find((one) => one.release === base.version)?.state !== "absent") return undefined;
  return presence.find((one) => one.state === "present" && order.indexOf(one.release) > baseAt)?.release;
}

/** What a contract already shows gone is no forecast, however far ahead the target lies. */
export function isForecast({ standing, lifecycle, target }: Judgement): boolean {
  const shownGone = standing.state === "removed" && lifecycle.presence.at(-1)?.state === "absent";
  return target.release.forecast && !shownGone;
}
