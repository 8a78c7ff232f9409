/** The join: calls of the code × lives of the API's elements = drafts of findings. */
import type { ApiCall, ScanResult, UnresolvedCall } from "../../scan/call.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import { inOrder } from "../order.js";
import { type JudgedCall, judgeCall } from "./call.js";
import { shortened } from "./chain.js";
import { changeableOf } from "./changeable.js";
import { type Draft, placeOf } from "./draft.js";
import { draftsOfInterfaces } from "./interfaces.js";
import { draftsOfMentions } from "./mentions.js";
import { indexOperations, type OperationIndex } from "./operations.js";

export type { Draft } from "./draft.js";
export { indexOperations, writtenAs } from "./operations.js";

interface Joined {
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
    const judged = judgedOnce(call, knowledge, index);
    drafts.push(...judged.drafts);
    if (judged.ambiguous) ambiguous.push({ ...placeOf(call), reason: `the path ${call.path} fits many operations` });
  }
  const others = [
    ...draftsOfMentions(scanned.mentions ?? [], knowledge, index),
    ...draftsOfInterfaces(scanned.interfaces, knowledge),
  ];
  drafts.push(...others.map((draft) => led(draft, knowledge)));
  return { drafts: inOrder(onceEach(drafts)), ambiguous };
}

/** By API: an editor's scan hands over the same object for a call that an edit left as it was. */
const JUDGED = new WeakMap<ApiKnowledge, WeakMap<ApiCall, JudgedCall>>();

function judgedOnce(call: ApiCall, knowledge: ApiKnowledge, index: OperationIndex): JudgedCall {
  let calls = JUDGED.get(knowledge);
  if (calls === undefined) {
    calls = new WeakMap();
    JUDGED.set(knowledge, calls);
  }
  const known = calls.get(call);
  if (known !== undefined) return known;
  const { drafts, ambiguous } = judgeCall(call, knowledge, index);
  const judged = { drafts: drafts.map((draft) => led(draft, knowledge)), ambiguous };
  calls.set(call, judged);
  return judged;
}

/** With where its replacement leads, and when the code can change. */
function led(draft: Draft, knowledge: ApiKnowledge): Draft {
  const leading = { ...draft, replacement: draft.replacement.map((one) => shortened(one, knowledge)) };
  return { ...leading, changeable: changeableOf(leading, knowledge) };
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
