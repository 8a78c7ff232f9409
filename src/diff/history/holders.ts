/**
 * What vanishes with what holds it, its operation or the object around it, did not go for itself; unless that comes back
 * without it.
 */
import { type Element, OPERATION } from "../../contract/element.js";
import { enumOwner } from "../../contract/lookup.js";
import { type History, lifecycleOf } from "./history.js";
import type { Lifecycle, LifecycleEvent } from "./lifecycle.js";
import { stateAt } from "./state.js";

/** `removal`: one of the life's own events. */
export function wentForItself(history: History, life: Lifecycle, removal: LifecycleEvent): boolean {
  const { place } = history.line;
  const at = place(removal.release);
  return !holdersOf(life.element).some((holder) => {
    const { events } = lifecycleOf(history, life.operation, holder);
    if (stateAt(events, place, at).removed === undefined) return false;
    const back = events.find((event) => event.kind === "reintroduced" && place(event.release) > at);
    return !life.presence.some(({ release, state }) => release === back?.release && state === "absent");
  });
}

/** Outermost first: of `spec.migProfile` the operation and `spec`; of a value its parameter or field as well. */
function holdersOf(element: Element): readonly Element[] {
  if (element.kind === "operation") return [];
  const owner = enumOwner(element)?.owner;
  const { kind, path } = owner ?? element;
  const above = path
    .slice(0, -1)
    .map((_, at): Element => ({ kind, path: path.slice(0, at + 1) }))
    .filter((holder) => !/^(?:\[\]|\{\})$/.test(holder.path.at(-1) ?? ""));
  return [OPERATION, ...above, ...(owner === undefined ? [] : [owner])];
}
