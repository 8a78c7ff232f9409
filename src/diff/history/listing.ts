/** All lives of a provider that are not plain: deprecated, removed, marked and unmarked. */
import type { OperationKey } from "../../contract/contract.js";
import { type Element, OPERATION } from "../../contract/element.js";
import { type Candidate, candidatesIn } from "./candidates.js";
import { type History, lifecycleOf } from "./history.js";
import { wentForItself } from "./holders.js";
import type { Lifecycle } from "./lifecycle.js";
import { noticedParts, unlistedParts } from "./noticed.js";

/** One life with all places that have it: mostly a field of a shared schema, in the operations that are as old. */
export interface ListedLife {
  /** of the first place; those of the others differ from it in the place alone */
  readonly lifecycle: Lifecycle;
  /** `Compute.migProfile`: the schema that holds the field; empty for operations and parameters */
  readonly schema: string;
  readonly reaches: readonly Reach[];
}

export interface Reach {
  readonly operation: OperationKey;
  readonly element: Element;
}

export function listLives(history: History): readonly ListedLife[] {
  const operations = [...history.operations.keys()]
    .map((key) => lifecycleOf(history, key, OPERATION))
    .filter((life) => isEventful(history, life));
  const groups = new Map<string, { lifecycle: Lifecycle; schema: string; reaches: Map<string, Reach> }>();
  const claimed = new Map<string, string>();
  for (const { operation, element, anchor } of candidates(history)) {
    const lifecycle = lifecycleOf(history, operation, element);
    if (!isEventful(history, lifecycle)) continue;
    const reachId = `${operation} ${element.kind} ${element.path.join("/")}`;
    const id =
      claimed.get(reachId) ??
      JSON.stringify([anchor === "" ? [operation, element.kind, element.path] : anchor, lifeOf(lifecycle)]);
    const group = groups.get(id) ?? { lifecycle, schema: anchor, reaches: new Map<string, Reach>() };
    groups.set(id, group);
    // A schema may change its name from release to release: what it reaches stays with the first.
    claimed.set(reachId, id);
    group.reaches.set(reachId, { operation, element });
  }
  return [
    ...operations.map((lifecycle) => ({
      lifecycle,
      schema: "",
      reaches: [{ operation: lifecycle.operation, element: OPERATION }],
    })),
    ...[...groups.values()].map((group) => ({ ...group, reaches: [...group.reaches.values()] })),
  ];
}

/** All that a life tells but for its place, to be compared. */
export function lifeOf(lifecycle: Lifecycle): string {
  const known = told.get(lifecycle);
  if (known !== undefined) return known;
  const { operation: _, element: __, ...life } = lifecycle;
  const text = JSON.stringify(life);
  told.set(lifecycle, text);
  return text;
}

const told = new WeakMap<Lifecycle, string>();

/** Marked at some time, or gone for itself: worth a row. */
export const isEventful = (history: History, life: Lifecycle): boolean =>
  life.events.some(
    (event) =>
      event.kind === "deprecated" ||
      event.kind === "undeprecated" ||
      (event.kind === "removed" && wentForItself(history, life, event)),
  );

/** What some contract marks, and what the next one lacks; what notices speak of. */
function candidates(history: History, only?: OperationKey): readonly Candidate[] {
  const found = history.contracts.flatMap(
    (_, at) =>
      (only === undefined ? history.parts?.candidates(history, at) : undefined) ?? candidatesIn(history, at, only),
  );
  return [...found, ...noticedParts(history, only), ...unlistedParts(history, only)];
}

/** The parts of one operation whose lives are not plain; what vanished with the operation is its own life. */
export function listParts(history: History, operation: OperationKey): readonly Lifecycle[] {
  const known = partsOf.get(history) ?? new Map<OperationKey, readonly Lifecycle[]>();
  partsOf.set(history, known);
  const parts = known.get(operation) ?? eventfulParts(history, operation);
  known.set(operation, parts);
  return parts;
}

const partsOf = new WeakMap<History, Map<OperationKey, readonly Lifecycle[]>>();

function eventfulParts(history: History, operation: OperationKey): readonly Lifecycle[] {
  const lives = candidates(history, operation).map(({ element }) => lifecycleOf(history, operation, element));
  return [...new Set(lives)].filter((life) => isEventful(history, life));
}
