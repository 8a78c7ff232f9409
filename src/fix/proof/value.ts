/** Whether a value of an enum under another name is the same value, on all releases that count. */
import type { ApiKnowledge } from "../../check/api/knowledge.js";
import type { Unproved } from "../../check/fix.js";
import type { Element } from "../../contract/element.js";
import type { OperationKey } from "../../contract/index.js";
import { enumValue, findElement } from "../../contract/lookup.js";
import { onceEach, releasesOf } from "./successor.js";

/** `owner`: the field or parameter that is sent. Undefined: the new value is not there to stay. */
export function proveValue(
  knowledge: ApiKnowledge,
  key: OperationKey,
  owner: Element,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Unproved[] | undefined {
  const element = enumValue(owner, to);
  const stays = knowledge.targets.every(
    (target) => knowledge.life(key, element, target).standing.state === "supported",
  );
  if (!stays) return undefined;
  const stated = knowledge.contracts.some(({ contract }) => {
    const operation = contract.operations.get(key);
    const state = operation === undefined ? undefined : findElement(operation, owner);
    const said = state === undefined || state.open ? undefined : state.replacedValues.get(from);
    return said?.renamed === true && said.value === to;
  });
  const unproved = releasesOf(knowledge).flatMap(({ release, contract }): readonly Unproved[] => {
    if (contract === undefined) return [{ kind: "unknown-release", release }];
    const operation = contract.operations.get(key);
    const state = operation === undefined ? undefined : findElement(operation, element);
    if (state === undefined) return [{ kind: "after-upgrade", release }];
    return state.open ? [{ kind: "undescribed", release, element, in: "sent" }] : [];
  });
  // to be used instead of another is not to be the same
  return onceEach(stated ? unproved : [...unproved, { kind: "resource", from, to }]);
}
