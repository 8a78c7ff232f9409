import type { LifecycleEvent } from "./lifecycle.js";

/** Where an element's life stands at a point of the release line. */
export interface LifeState {
  readonly introduced: LifecycleEvent | undefined;
  /** the earliest sign of the deprecation that holds */
  readonly deprecated: LifecycleEvent | undefined;
  readonly removed: LifecycleEvent | undefined;
}

const BIRTH: LifeState = { introduced: undefined, deprecated: undefined, removed: undefined };

/** Plays the events, oldest first, up to and including a position. */
export function stateAt(
  events: readonly LifecycleEvent[],
  place: (release: string) => number,
  position: number,
): LifeState {
  let state = BIRTH;
  for (const event of events) if (place(event.release) <= position) state = after(state, event);
  return state;
}

function after(state: LifeState, event: LifecycleEvent): LifeState {
  switch (event.kind) {
    case "introduced":
      return { ...state, introduced: state.introduced ?? event };
    case "deprecated":
      return { ...state, deprecated: state.deprecated ?? event };
    case "undeprecated":
      return { ...state, deprecated: undefined };
    case "removed":
      return { ...state, removed: state.removed ?? event };
    case "reintroduced":
      // What comes back starts anew: only a mark it carries then counts.
      return { introduced: state.introduced, deprecated: undefined, removed: undefined };
  }
}
