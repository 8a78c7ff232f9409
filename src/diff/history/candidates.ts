/** What a release marks, and what the next one lacks: the elements whose lives may not be plain. */
import type { Operation, OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { type ElementState, enumValue, findElement } from "../../contract/lookup.js";
import { anchorOf, buildGraph, type Node, reachesOf } from "./graph.js";
import type { History } from "./history.js";

/** An element of one operation; `anchor` is the same for what is the same in several operations. */
export interface Candidate {
  readonly operation: OperationKey;
  readonly element: Element;
  /** `Compute.migProfile`: the schema that holds the field; empty for operations and parameters */
  readonly anchor: string;
}

/** As the contracts of a release and of the next one have it; parents stand for their children. `only`: of one operation. */
export function candidatesIn({ contracts }: History, at: number, only?: OperationKey): readonly Candidate[] {
  const contract = contracts[at]?.contract;
  if (contract === undefined) return [];
  const operations =
    only === undefined
      ? [...contract.operations.values()]
      : [contract.operations.get(only)].filter((operation) => operation !== undefined);
  const pairs = operations
    .filter((operation) => !isBetweenItsLikes(operation, contracts, at))
    .map((operation) => [operation, nextOf(operation.key, contracts, at)] as const);
  const marked = buildGraph(pairs).filter((node) => node.marked.length + node.lost.length + node.lostValues.length > 0);
  return [
    ...pairs.flatMap(([operation, next]) => parameterCandidates(operation, next)),
    ...marked.flatMap(fieldCandidates),
  ];
}

/** The operation in the next release that has it: what it lacks there is lost, also where it was away in between. */
const nextOf = (key: OperationKey, contracts: History["contracts"], at: number): Operation | undefined =>
  contracts
    .slice(at + 1)
    .find(({ contract }) => contract.operations.has(key))
    ?.contract.operations.get(key);

/** Word for word as in the release before and in the next: its marks are known from there, and nothing is lost. */
function isBetweenItsLikes({ key }: Operation, contracts: History["contracts"], at: number): boolean {
  const [before, here, after] = [at - 1, at, at + 1].map((index) => {
    const contract = contracts[index]?.contract;
    const operation = contract?.operations.get(key);
    return operation === undefined ? undefined : contract?.contentOf?.(operation);
  });
  return here !== undefined && here === before && here === after;
}

function parameterCandidates(operation: Operation, next: Operation | undefined): readonly Candidate[] {
  return operation.parameters.flatMap((parameter) => {
    const element: Element = { kind: placeKind(parameter.in), path: [parameter.name] };
    const marked = parameter.deprecated ? [reach(operation, element)] : [];
    if (next === undefined || parameter.in === "path") return marked;
    const there = findElement(next, element);
    if (there === undefined) return [...marked, reach(operation, element)];
    return [
      ...marked,
      ...lostValues(findElement(operation, element), there).map((value) => reach(operation, enumValue(element, value))),
    ];
  });
}

function lostValues(here: ElementState | undefined, there: ElementState): readonly string[] {
  if (here === undefined || here.open || there.open || there.values === undefined) return [];
  const kept = new Set(there.values);
  const extensible = there.schemas.some((schema) => schema.extensibleEnum);
  return extensible
    ? []
    : (here.values ?? []).filter((value) => typeof value === "string").filter((value) => !kept.has(value));
}

function fieldCandidates(node: Node): readonly Candidate[] {
  const anchor = anchorOf(node);
  const names = [...new Set([...node.marked, ...node.lost])];
  return reachesOf(node).flatMap(({ root: { operation, side }, path }) => {
    const kind = `${side}-property` as const;
    const fields = names.map(
      (name): Candidate => ({
        operation: operation.key,
        element: { kind, path: [...path, name] },
        anchor: `${anchor}.${name}`,
      }),
    );
    // A reader does not mind a value that never comes again; a writer is refused.
    const values =
      side === "response"
        ? []
        : node.lostValues.map(
            (value): Candidate => ({
              operation: operation.key,
              element: enumValue({ kind, path }, value),
              anchor: `${anchor}=${value}`,
            }),
          );
    return [...fields, ...values];
  });
}

const placeKind = (place: "path" | "query" | "header" | "cookie"): Element["kind"] =>
  place === "path" ? "path-parameter" : place;
const reach = (operation: Operation, element: Element): Candidate => ({
  operation: operation.key,
  element,
  anchor: "",
});
