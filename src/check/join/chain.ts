/** How far the way of replacements has to be gone: only past those that the target deprecates or no longer has. */

import { OPERATION } from "../../contract/element.js";
import { operationNamed } from "../../contract/index.js";
import type { Replacement } from "../../policy/standing.js";
import type { ApiKnowledge } from "../api/knowledge.js";

export function shortened(replacement: Replacement, knowledge: ApiKnowledge): Replacement {
  if (replacement.chain.length === 0) return replacement;
  const stays = [replacement.target, ...replacement.chain].findIndex((one) => !isLeaving(one, knowledge));
  const chain = stays < 0 ? replacement.chain : replacement.chain.slice(0, stays);
  return chain.length === replacement.chain.length ? replacement : { ...replacement, chain };
}

function isLeaving(named: string, { life, targets }: ApiKnowledge): boolean {
  const key = operationNamed(named);
  const target = targets.at(-1);
  if (key === undefined || target === undefined) return false;
  const { state } = life(key, OPERATION, target).standing;
  return state === "deprecated" || state === "expired" || state === "removed";
}
