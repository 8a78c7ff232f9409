/** What every known contract says about one element. */
import type { Maturity, Operation, OperationKey } from "../../spec/contract.js";
import type { Element } from "../../spec/element.js";
import { findElement, type ElementState } from "../../spec/lookup.js";
import type { History } from "./history.js";
import type { Presence } from "./lifecycle.js";

/** A contract's answer, with what the lifecycle needs beside the bare presence. */
export interface Sighting extends Presence {
  readonly maturity: Maturity;
  readonly replacement: readonly string[];
  readonly sunset: string | undefined;
  readonly since: string | undefined;
}

export function sightings(history: History, key: OperationKey, element: Element): readonly Sighting[] {
  let before: { readonly content: string; readonly seen: Sighting } | undefined;
  return history.contracts.map(({ version, contract }) => {
    const operation = contract.operations.get(key) ?? contract.webhooks.get(key);
    const content = operation === undefined ? undefined : contract.contentOf(operation);
    // word for word what the release before said, with all it refers to: nothing has to be looked up again
    if (before !== undefined && before.content === content) return { ...before.seen, release: version };
    const seen = sighting(version, operation, operation === undefined ? undefined : findElement(operation, element));
    before = content === undefined ? undefined : { content, seen };
    return seen;
  });
}

function sighting(release: string, operation: Operation | undefined, state: ElementState | undefined): Sighting {
  const silent = { release, maturity: operation?.maturity ?? "stable", replacement: [], sunset: undefined, since: undefined, deprecated: false } as const;
  if (operation === undefined || state === undefined) return { ...silent, state: "absent" };
  if (state.open) return { ...silent, state: "unknown" };
  return {
    release,
    state: "present",
    deprecated: state.deprecated,
    // A field of an experimental operation is as free to vanish as the operation.
    maturity: operation.maturity === "experimental" ? "experimental" : state.maturity,
    replacement: state.replacement,
    sunset: state.sunset,
    since: state.since,
  };
}
