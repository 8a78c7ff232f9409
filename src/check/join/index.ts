/** The join: calls of the code × lives of the API's elements = drafts of findings. */
import type { ScanResult, UnresolvedCall } from "../../scan/call.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import { inOrder } from "../order.js";
import { judgeCall } from "./call.js";
import { shortened } from "./chain.js";
import { changeableOf } from "./changeable.js";
import { type Draft, placeOf } from "./draft.js";
import { draftsOfInterfaces } from "./interfaces.js";
import { draftsOfMentions } from "./mentions.js";
import { indexOperations } from "./operations.js";

export type { Draft } from "./draft.js";
export { indexOperations, writtenAs } from "./operations.js";

export interface Joined {
  readonly drafts: readonly Draft[];
  /** calls of which so much is left open that they say nothing about any one operation */
  readonly ambiguous: readonly UnresolvedCall[];
}

export function join(
  scanned: Pick<ScanResult, "calls" | "interfaces"> & Partial<Pick<ScanResult, "mentions">>,
  knowledge: ApiKnowledge,
): Joined {
  const index = indexOperations(knowledge);
  const drafts: Draft[] = [];
  const ambiguous: UnresolvedCall[] = [];
  for (const call of scanned.calls) {
    const judged = judgeCall(call, knowledge, index);
    drafts.push(...judged.drafts);
    if (judged.ambiguous) ambiguous.push({ ...placeOf(call), reason: `the path ${call.path} fits many operations` });
  }
  drafts.push(...draftsOfMentions(scanned.mentions ?? [], knowledge, index));
  drafts.push(...draftsOfInterfaces(scanned.interfaces, knowledge));
  const judged = inOrder(onceEach(drafts)).map((draft) => {
    const leading = { ...draft, replacement: draft.replacement.map((one) => shortened(one, knowledge)) };
    return { ...leading, changeable: changeableOf(leading, knowledge) };
  });
  return { drafts: judged, ambiguous };
}

/** The same call reached on two paths through the code is one call. */
function onceEach(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Set<string>();
  return drafts.filter((draft) => {
    const { file, line, column } = draft.place;
    const key = JSON.stringify([
      draft.ruleId,
      draft.operation,
      draft.element.kind,
      draft.element.path,
      draft.detail,
      file,
      line,
      column,
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
