/** What code uses, found among the lives that have an end: by the place itself, whichever way the listing came to it. */
import type { OperationKey } from "../contract/contract.js";
import { type Element, OPERATION } from "../contract/element.js";
import { enumOwner } from "../contract/lookup.js";
import { spelledAs } from "../contract/spelling.js";
import { type History, isEventful, type ListedLife, lifecycleOf, lifeOf, type Reach } from "../diff/history/index.js";
import { type LifeQuestion, lifeAt } from "./life.js";
import type { Standing } from "./standing.js";
import { isAway, isPlain, isWorse, waysTo } from "./worse.js";

export interface Use extends Reach {
  /** in the scanned code */
  readonly places: number;
}

export interface UsedLife extends ListedLife {
  readonly places: number;
  /** the first place that the code uses; `undefined`: it uses none of them */
  readonly used: Reach | undefined;
}

interface Row extends ListedLife {
  readonly reaches: Reach[];
  places: number;
  used: Reach | undefined;
}

/** Elements are compared as the operation and the way to them, never by wording. */
export const reachId = ({ operation, element: { kind, path } }: Reach): string =>
  // Header names are case-insensitive (RFC 9110, section 5.1).
  [operation, kind, ...(kind === "header" ? path.map((name) => name.toLowerCase()) : path)].join("\n");

/**
 * A listing names the shortest way to a field of an operation; code may take another, through a part that the schema
 * shares. Such a place joins the row of the same field with the same life, or stands for itself. One cause is one row:
 * a field below one in trouble counts only where it is worse off, as in `check`.
 */
export function withUses(
  lives: readonly ListedLife[],
  history: History,
  uses: readonly Use[],
  question: LifeQuestion,
): readonly UsedLife[] {
  const rows: Row[] = lives.map((life) => ({ ...life, reaches: [...life.reaches], places: 0, used: undefined }));
  const byPlace = new Map(rows.flatMap((row) => row.reaches.map((reach) => [reachId(reach), row] as const)));
  const known = new Map<string, Standing>();
  const standing = (reach: Reach): Standing => {
    const id = reachId(reach);
    const of = known.get(id) ?? lifeAt(history, reach, question).standing;
    known.set(id, of);
    return of;
  };
  for (const { places, ...written } of uses) {
    const place = standing(written).state === "unlisted" ? asSpelled(history, written) : written;
    const of = standing(place);
    if (isToldAbove(place, of, standing)) continue;
    const row = byPlace.get(reachId(place)) ?? rowFor(place, of);
    if (row === undefined) continue;
    row.places += places;
    row.used ??= place;
  }
  return rows;

  function rowFor(place: Reach, { state }: Standing): Row | undefined {
    const lifecycle = lifecycleOf(history, place.operation, place.element);
    if (!isEventful(history, lifecycle) && state !== "not-yet") return undefined;
    const row = rows.find((other) => isSameField(other, lifecycle.element, place.operation, lifeOf(lifecycle))) ?? {
      ...{ lifecycle, schema: "", reaches: [], places: 0, used: undefined },
    };
    if (row.reaches.length === 0) rows.push(row);
    row.reaches.push(place);
    byPlace.set(reachId(place), row);
    return row;
  }
}

const isSameField = (row: Row, { kind, path }: Element, operation: OperationKey, life: string): boolean =>
  row.lifecycle.element.kind === kind &&
  row.lifecycle.element.path.at(-1) === path.at(-1) &&
  row.reaches.some((reach) => reach.operation === operation) &&
  lifeOf(row.lifecycle) === life;

/** What holds the place is as badly off: that is the cause. */
function isToldAbove({ operation, element }: Reach, own: Standing, standing: (reach: Reach) => Standing): boolean {
  if (element.kind === "operation") return false;
  if (isAway(standing({ operation, element: OPERATION }))) return true;
  const owner = enumOwner(element)?.owner;
  const { kind, path } = owner ?? element;
  const above = waysTo(path).slice(0, owner === undefined ? -1 : undefined);
  return above.some((way) => {
    const said = standing({ operation, element: { kind, path: way } });
    return !isPlain(said) && !isWorse(own, said);
  });
}

/** A name in another letter case is meant for the one that the newest contract of the operation has. */
function asSpelled({ contracts }: History, place: Reach): Reach {
  for (const { contract } of contracts.toReversed()) {
    const operation = contract.operations.get(place.operation);
    const element = operation && spelledAs(operation, place.element);
    if (element !== undefined) return { operation: place.operation, element };
  }
  return place;
}
