import type { Contract, Location, OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { findElement } from "../../contract/lookup.js";
import type { ApiKnowledge, Target } from "../api/knowledge.js";
import type { Finding } from "../finding.js";

/** Where the documents describe an element. */
export function locationsOf(
  knowledge: ApiKnowledge,
  target: Target,
  operation: OperationKey,
  element: Element,
): Finding["contract"] {
  if (knowledge.documentAt === undefined) return { base: undefined, target: undefined };
  return {
    base: placed(locate(knowledge.base.contract, operation, element), knowledge),
    target: placed(target.contract && locate(target.contract, operation, element), knowledge),
  };
}

/** A place in a document as a report names it; undefined where the documents ship with the tool. */
export const placed = (location: Location | null | undefined, { documentAt }: ApiKnowledge): Location | undefined =>
  location === null || location === undefined || documentAt === undefined
    ? undefined
    : { ...location, file: documentAt(location.file) };

function locate(contract: Contract, key: OperationKey, element: Element) {
  const operation = contract.operations.get(key);
  if (operation === undefined) return undefined;
  const state = findElement(operation, element);
  return state === undefined || state.open ? undefined : contract.locate(state.origin);
}
