/** What vanishes with what holds it, its operation or the object around it, did not go for itself. */
import { type Element, OPERATION } from "../../contract/element.js";
import { enumOwner } from "../../contract/lookup.js";
import { type History, lifecycleOf } from "./history.js";
import type { Lifecycle, LifecycleEvent } from "./lifecycle.js";
import { stateAt } from "./state.js";

/** `removal`: one of the life's own events. */
export function wentForItself(history: History, { operation, element }: Lifecycle, removal: LifecycleEvent): boolean {
  const { place } = history.line;
  return !holdersOf(element).some(
    (holder) =>
      stateAt(lifecycleOf(history, operation, holder).events, place, place(removal.release)).removed !== undefined,
  );
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
