/** What notices speak of: they name some of the operations, and fields by the end of their path. */
import { HTTP_METHODS, type OperationKey } from "../../contract/contract.js";
import { type Element, OPERATION } from "../../contract/element.js";
import { operationKey } from "../../contract/normalise/path.js";
import type { NoticeElement } from "../../contract/provider/index.js";
import type { Candidate } from "./candidates.js";
import { type History, lifecycleOf } from "./history.js";
import { fieldsOf } from "./walk.js";

/** A field that a notice may mean, in the contract with that position. */
interface NoticedField {
  readonly at: number;
  readonly operation: OperationKey;
  readonly name: string;
}

/** Parameters and fields that notices speak of, in every contract that has them. */
export function noticedParts(history: History, only: OperationKey | undefined): readonly Candidate[] {
  const found: Candidate[] = [];
  const own = new Set(
    history.provider.notices.flatMap(({ origin, elements }) => (origin.line === undefined ? [] : elements)),
  );
  const named = new Map<NoticeElement, Set<OperationKey>>();
  const unnamed = new Map<NoticeElement, Set<OperationKey>>();
  for (const { at, operation, element } of noticedOperations(history, only)) {
    if (element.query !== undefined)
      found.push({ operation, element: { kind: "query", path: [element.query] }, anchor: "" });
    if (element.header !== undefined)
      found.push({ operation, element: { kind: "header", path: [element.header] }, anchor: "" });
    const name = element.field?.at(-1);
    if (name === undefined) continue;
    const fields =
      history.parts?.named(history, { at, operation, name }) ?? fieldsNamed(history, { at, operation, name });
    found.push(...fields.filter((field) => lifecycleOf(history, operation, field.element).deprecated !== undefined));
    if (fields.length > 0) named.set(element, (named.get(element) ?? new Set()).add(operation));
    else if (own.has(element)) unnamed.set(element, (unnamed.get(element) ?? new Set()).add(operation));
  }
  // What no contract shows of an operation, a notice of the project alone tells.
  for (const [element, operations] of unnamed)
    for (const operation of operations)
      if (named.get(element)?.has(operation) !== true)
        found.push({ operation, element: noticedElement(element, writesTo(history, operation)), anchor: "" });
  return found;
}

/** Whether a contract shows that the operation takes a body. */
export const writesTo = ({ contracts }: History, key: OperationKey): boolean =>
  contracts.some(({ contract }) => (contract.operations.get(key)?.requestBody ?? undefined) !== undefined);

/** Path by path, contract by contract. */
export function* noticedOperations(
  history: History,
  only?: OperationKey,
): Generator<{ readonly at: number; readonly operation: OperationKey; readonly element: NoticeElement }> {
  for (const [path, hits] of history.notices) {
    const keys = HTTP_METHODS.map((method) => ({ method, operation: operationKey(method, path) })).filter(
      ({ operation }) => only === undefined || operation === only,
    );
    for (const [at, { version }] of history.contracts.entries()) {
      for (const { method, operation } of keys) {
        if (history.operations.get(operation)?.versions.includes(version) !== true) continue;
        for (const { element } of hits)
          if (element.methods?.includes(method) !== false) yield { at, operation, element };
      }
    }
  }
}

/** Wherever a contract's operation has a field of that name. */
export function fieldsNamed({ contracts }: History, { at, operation: key, name }: NoticedField): readonly Candidate[] {
  const operation = contracts[at]?.contract.operations.get(key);
  const fields = operation === undefined ? [] : [...fieldsOf(operation).values()];
  return fields
    .filter((field) => field.path.at(-1) === name)
    .map(({ side, path, anchor }) => ({ operation: key, element: { kind: `${side}-property`, path }, anchor }));
}

/**
 * What a notice speaks of and no contract lists: `ANY` stands for methods that nobody names. `only`: the parts of one
 * operation.
 */
export function unlistedParts(history: History, only?: OperationKey): readonly Candidate[] {
  const method = only === undefined ? "ANY" : only.slice(0, only.indexOf(" "));
  return history.provider.notices
    .filter(({ kind }) => kind !== "introduced")
    .flatMap(({ elements }) => elements)
    .filter(({ listed, methods }) => !listed && methods === undefined)
    .map((one) => ({ operation: operationKey(method, one.path), element: noticedElement(one), anchor: "" }))
    .filter(({ operation, element }) => only === undefined || (operation === only && element !== OPERATION));
}

/** Where nobody tells on which side a field stands, it is taken as one that is sent where something is, else as one that is read. */
export function noticedElement({ query, header, field, side }: NoticeElement, isWritten = false): Element {
  if (query !== undefined) return { kind: "query", path: [query] };
  if (header !== undefined) return { kind: "header", path: [header] };
  if (field === undefined) return OPERATION;
  return { kind: `${side ?? (isWritten ? "request" : "response")}-property`, path: field };
}
