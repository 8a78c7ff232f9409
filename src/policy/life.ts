/**
 * The one answer to "what becomes of this": every command asks it here, so that no two of them can disagree.
 *
 * A place is an element by one way of one operation. What a schema shares between operations is a place in each of
 * them, and each has a life of its own: an operation that came later was never marked before that.
 */
import { type History, lifecycleOf, type Reach } from "../diff/history/index.js";
import { stateAt } from "../diff/history/state.js";
import type { Target } from "./calendar.js";
import type { Window } from "./deadline.js";
import { type Deployment, isExperimental, promisedTo, seenFrom, standingOf, stateOn, windowOn } from "./judge.js";
import type { Deadline, Lifecycle, LifecycleEvent, Standing } from "./standing.js";

export interface LifeQuestion {
  readonly target: Target;
  /** the day asked about, `2026-11-20` */
  readonly asOf: string;
  readonly deployment: Deployment;
}

export interface PlaceLife {
  readonly place: Reach;
  readonly lifecycle: Lifecycle;
  readonly standing: Standing;
  /** the mark that holds at the target; where none does, the one that holds at the end of what is known */
  readonly since: LifecycleEvent | undefined;
  /** what that mark opened: the policy's promise, or up to the end that was announced; `undefined`: nothing is promised */
  readonly window: Window | undefined;
  /** what the policy alone promises */
  readonly promise: Window | undefined;
  /** `window`, seen from the target and the day */
  readonly owed: Deadline | undefined;
  /** the removal that holds at the target, else at the end of what is known */
  readonly removed: LifecycleEvent | undefined;
  /** at the target */
  readonly experimental: boolean;
}

export function lifeAt(history: History, place: Reach, question: LifeQuestion): PlaceLife {
  const asked = { definition: history.provider.definition, ...question };
  const lifecycle = lifecycleOf(history, place.operation, place.element);
  const now = stateOn(lifecycle, asked);
  const end = stateAt(lifecycle.events, history.line.place, Infinity);
  const since = now.deprecated ?? end.deprecated;
  const window = since === undefined ? undefined : windowOn(lifecycle, since, asked);
  return {
    place,
    lifecycle,
    standing: standingOf(lifecycle, asked),
    since,
    window,
    promise: since && promisedTo(lifecycle, since, asked),
    owed: window && seenFrom(asked, window),
    removed: now.removed ?? end.removed,
    experimental: isExperimental(lifecycle, asked),
  };
}
