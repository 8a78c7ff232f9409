/** All lives of a provider that are not plain: deprecated, removed, marked and unmarked. One cause, one entry. */
import { HTTP_METHODS, type Operation, type OperationKey } from "../../spec/contract.js";
import type { Element } from "../../spec/element.js";
import { enumValue, findElement, type ElementState } from "../../spec/lookup.js";
import { operationKey } from "../../spec/normalise/path.js";
import { anchorOf, buildGraph, reachesOf, type Node } from "./graph.js";
import { lifecycleOf, type History } from "./history.js";
import type { Lifecycle } from "./lifecycle.js";
import { fieldsOf, type Field } from "./walk.js";

/** One cause with everything it reaches: a field of a shared schema is one life in many operations. */
export interface ListedLife {
  /** the life in the first operation it reaches */
  readonly lifecycle: Lifecycle;
  /** `Compute.migProfile`: the schema that holds the field; empty for operations and parameters */
  readonly schema: string;
  readonly reaches: readonly Reach[];
}

export interface Reach {
  readonly operation: OperationKey;
  readonly element: Element;
}

export const OPERATION: Element = { kind: "operation", path: [] };

export function listLives(history: History): readonly ListedLife[] {
  const operations = [...history.operations.keys()].map((key) => lifecycleOf(history, key, OPERATION)).filter(isEventful);
  const gone = new Map(operations.map((life) => [life.operation, life.removed]));
  const groups = new Map<string, { lifecycle: Lifecycle; schema: string; reaches: Map<string, Reach> }>();
  const claimed = new Map<string, string>();
  const place = (release: string | undefined) => (release === undefined ? Infinity : history.line.place(release));
  for (const { operation, element, anchor } of candidates(history)) {
    const lifecycle = lifecycleOf(history, operation, element);
    // What vanished with its operation is told by the operation.
    const withOperation = lifecycle.removed !== undefined && lifecycle.removed === gone.get(operation) && lifecycle.deprecated === undefined;
    if (!isEventful(lifecycle) || withOperation) continue;
    const reachId = `${operation} ${element.kind} ${element.path.join("/")}`;
    const id = claimed.get(reachId) ?? JSON.stringify([anchor === "" ? [operation, element.kind, element.path] : anchor, lifecycle.removed, lifecycle.experimental]);
    const group = groups.get(id) ?? { lifecycle, schema: anchor, reaches: new Map<string, Reach>() };
    // Notices name some of the operations that share a schema: the earliest sign on any of them speaks for all.
    if (place(lifecycle.deprecated) < place(group.lifecycle.deprecated)) group.lifecycle = lifecycle;
    groups.set(id, group);
    // A schema may change its name from release to release: what it reaches stays with the first.
    claimed.set(reachId, id);
    group.reaches.set(reachId, { operation, element });
  }
  return [
    ...operations.map((lifecycle) => ({ lifecycle, schema: "", reaches: [{ operation: lifecycle.operation, element: OPERATION }] })),
    ...[...groups.values()].map((group) => ({ ...group, reaches: [...group.reaches.values()] })),
  ];
}

const isEventful = (life: Lifecycle): boolean =>
  life.deprecated !== undefined || life.events.some((event) => event.kind === "undeprecated" || event.kind === "removed");

interface Candidate extends Reach {
  readonly anchor: string;
}

/** What some contract marks, and what the next one lacks; parents stand for their children. */
function candidates(history: History, only?: OperationKey): readonly Candidate[] {
  const found: Candidate[] = [];
  history.contracts.forEach(({ contract }, at) => {
    const after = history.contracts[at + 1]?.contract;
    const operations = only === undefined ? [...contract.operations.values()] : [contract.operations.get(only)].filter((operation) => operation !== undefined);
    const pairs = operations
      .filter((operation) => !isBetweenItsLikes(operation, history.contracts, at))
      .map((operation) => [operation, after?.operations.get(operation.key)] as const);
    for (const [operation, next] of pairs) found.push(...parameterCandidates(operation, next));
    for (const node of buildGraph(pairs)) if (node.marked.length + node.lost.length + node.lostValues.length > 0) found.push(...fieldCandidates(node));
  });
  return [...found, ...noticedParts(history, only), ...(only === undefined ? unlistedParts(history) : [])];
}

/** Word for word as in the release before and in the next: its marks are known from there, and nothing is lost. */
function isBetweenItsLikes({ key }: Operation, contracts: History["contracts"], at: number): boolean {
  const [before, here, after] = [at - 1, at, at + 1].map((index) => {
    const contract = contracts[index]?.contract;
    const operation = contract?.operations.get(key);
    return operation === undefined ? undefined : contract?.contentOf(operation);
  });
  return here !== undefined && here === before && here === after;
}

/** The parts of one operation whose lives are not plain; what vanished with the operation is its own life. */
export function listParts(history: History, operation: OperationKey): readonly Lifecycle[] {
  const whole = lifecycleOf(history, operation, OPERATION);
  const lives = candidates(history, operation).map(({ element }) => lifecycleOf(history, operation, element));
  return [...new Set(lives)].filter((life) => isEventful(life) && !(life.removed !== undefined && life.removed === whole.removed && life.deprecated === undefined));
}

/** What a notice speaks of and no contract lists: `ANY` stands for methods that nobody names. */
function unlistedParts(history: History): readonly Candidate[] {
  return history.provider.notices.flatMap(({ kind, elements }) => {
    if (kind === "introduced") return [];
    return elements.filter((element) => !element.listed && element.methods === undefined).map(({ path, field }): Candidate => {
      const element: Element = field === undefined ? OPERATION : { kind: "response-property", path: field };
      return { operation: operationKey("ANY", path), element, anchor: "" };
    });
  });
}

function parameterCandidates(operation: Operation, next: Operation | undefined): readonly Candidate[] {
  return operation.parameters.flatMap((parameter) => {
    const element: Element = { kind: placeKind(parameter.in), path: [parameter.name] };
    const marked = parameter.deprecated ? [reach(operation, element)] : [];
    if (next === undefined || parameter.in === "path") return marked;
    const there = findElement(next, element);
    if (there === undefined) return [...marked, reach(operation, element)];
    return [...marked, ...lostValues(findElement(operation, element), there).map((value) => reach(operation, enumValue(element, value)))];
  });
}

function lostValues(here: ElementState | undefined, there: ElementState): readonly string[] {
  if (here === undefined || here.open || there.open || there.values === undefined) return [];
  const kept = new Set(there.values);
  const extensible = there.schemas.some((schema) => schema.extensibleEnum);
  return extensible ? [] : (here.values ?? []).filter((value) => typeof value === "string").filter((value) => !kept.has(value));
}

function fieldCandidates(node: Node): readonly Candidate[] {
  const anchor = anchorOf(node);
  const names = [...new Set([...node.marked, ...node.lost])];
  return reachesOf(node).flatMap(({ root: { operation, side }, path }) => {
    const kind = `${side}-property` as const;
    const fields = names.map((name): Candidate => ({ operation: operation.key, element: { kind, path: [...path, name] }, anchor: `${anchor}.${name}` }));
    // A reader does not mind a value that never comes again; a writer is refused.
    const values = side === "response" ? [] : node.lostValues.map((value): Candidate => ({ operation: operation.key, element: enumValue({ kind, path }, value), anchor: `${anchor}=${value}` }));
    return [...fields, ...values];
  });
}

/** Parameters and fields that notices speak of, in every contract that has them. */
function noticedParts(history: History, only: OperationKey | undefined): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [path, hits] of history.notices) {
    const keys = HTTP_METHODS.map((method) => operationKey(method, path)).filter((key) => only === undefined || key === only);
    const operations = history.contracts.flatMap(({ contract }) => keys.map((key) => contract.operations.get(key)).filter((operation) => operation !== undefined));
    for (const operation of operations) {
      for (const { element } of hits) {
        if (element.methods !== undefined && !element.methods.includes(operation.method)) continue;
        if (element.query !== undefined) found.push(reach(operation, { kind: "query", path: [element.query] }));
        if (element.header !== undefined) found.push(reach(operation, { kind: "header", path: [element.header] }));
        const name = element.field?.at(-1);
        if (name === undefined) continue;
        const fields = [...fieldsOf(operation).values()].filter((field) => field.path.at(-1) === name).map((field) => ofField(operation, field));
        found.push(...fields.filter((candidate) => lifecycleOf(history, operation.key, candidate.element).deprecated !== undefined));
      }
    }
  }
  return found;
}

const placeKind = (place: "path" | "query" | "header" | "cookie"): Element["kind"] => (place === "path" ? "path-parameter" : place);
const reach = (operation: Operation, element: Element): Candidate => ({ operation: operation.key, element, anchor: "" });
const ofField = (operation: Operation, field: Field): Candidate => ({
  operation: operation.key,
  element: { kind: `${field.side}-property`, path: field.path },
  anchor: field.anchor,
});
