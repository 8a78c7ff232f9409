import type { OperationKey } from "../../spec/contract.js";
import type { Contract } from "../../spec/contract.js";
import type { Element } from "../../spec/element.js";
import { findElement } from "../../spec/lookup.js";
import type { Finding } from "../finding.js";
import type { ApiKnowledge, Target } from "../api/knowledge.js";

/** Where the documents describe an element. A line in a snapshot that ships with the tool would help nobody. */
export function locationsOf({ ownDocuments, base }: ApiKnowledge, target: Target, operation: OperationKey, element: Element): Finding["contract"] {
  if (!ownDocuments) return { base: undefined, target: undefined };
  return { base: locate(base.contract, operation, element), target: target.contract && locate(target.contract, operation, element) };
}

function locate(contract: Contract, key: OperationKey, element: Element) {
  const operation = contract.operations.get(key);
  if (operation === undefined) return undefined;
  const state = findElement(operation, element);
  return state === undefined || state.open ? undefined : contract.locate(state.origin);
}
