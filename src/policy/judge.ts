/** Lifecycle × policy × target = standing. */

import type { ProviderDefinition } from "../contract/provider/index.js";
import { stateAt } from "../diff/history/state.js";
import { placeOf, type Target } from "./calendar.js";
import { deadlineOf, type Window, windowOf } from "./deadline.js";
import { isPast } from "./months.js";
import type { Lifecycle, LifecycleEvent, Standing } from "./standing.js";

export type Deployment = "self-hosted" | "saas";

export interface Question {
  readonly definition: ProviderDefinition;
  readonly target: Target;
  /** the day asked about, `2026-11-20` */
  readonly asOf: string;
  /** which clock decides: releases or calendar months */
  readonly deployment: Deployment;
}

/** How the element stands at the target on that day, by the clock of the deployment. */
export function standingOf(lifecycle: Lifecycle, question: Question): Standing {
  const { definition, target } = question;
  const place = (release: string) => placeOf(definition, release);
  const state = stateAt(lifecycle.events, place, target.position);

  if (state.removed !== undefined) {
    const { deprecated } = state;
    const keptThrough =
      deprecated === undefined || promisesNothing(lifecycle, definition)
        ? undefined
        : seenFrom(question, windowOf(lifecycle, deprecated, definition));
    return { state: "removed", in: state.removed.release, since: deprecated?.release, keptThrough };
  }
  if (state.introduced === undefined) {
    const later = lifecycle.events.find((event) => event.kind === "introduced");
    // "In it or before" is not "not yet", unless a contract up to the target says that it was not there.
    const absent = lifecycle.presence.some((one) => one.state === "absent" && place(one.release) <= target.position);
    if (later !== undefined && (absent || !later.orBefore)) return { state: "not-yet", from: later.release };
    if (later === undefined && state.deprecated === undefined) return unknownTo(lifecycle);
  }
  if (state.deprecated === undefined) return { state: "supported", experimental: lifecycle.experimental };
  return deprecatedStanding(lifecycle, state.deprecated, question);
}

function deprecatedStanding(lifecycle: Lifecycle, deprecated: LifecycleEvent, question: Question): Standing {
  const { definition } = question;
  const since = deprecated.release;
  const { experimental } = lifecycle;
  if (promisesNothing(lifecycle, definition))
    return { state: "deprecated", since, keptThrough: undefined, experimental };
  const window = windowOf(lifecycle, deprecated, definition);
  if (window.lastPosition === undefined && window.lastDay === undefined)
    return { state: "deprecated", since, keptThrough: undefined, experimental };
  const keptThrough = seenFrom(question, window);
  if (!isOver(window, question)) return { state: "deprecated", since, keptThrough, experimental };
  return { state: "expired", since, keptThrough, servedAtTarget: servedAt(lifecycle, question) };
}

/** Where a window has no end on the clock asked about, the other clock answers rather than none. */
function isOver({ lastPosition, lastDay, stated }: Window, { target, asOf, deployment }: Question): boolean {
  const byDay = lastDay === undefined ? undefined : isPast(lastDay, asOf) === "yes";
  const byRelease = lastPosition === undefined ? undefined : Math.floor(target.position) > lastPosition;
  if (stated && byDay !== undefined) return byDay;
  return (deployment === "saas" ? (byDay ?? byRelease) : (byRelease ?? byDay)) ?? false;
}

/**
 * A contract of the target that still lists the element shows it alive. Older contracts show nothing, and
 * neither does one that lists what a notice says to fail by then.
 */
function servedAt(lifecycle: Lifecycle, { definition, target }: Question): "yes" | "unknown" {
  if (target.contract === undefined || target.forecast) return "unknown";
  const { announcedEnd } = lifecycle;
  if (announcedEnd !== undefined && placeOf(definition, announcedEnd) <= target.position) return "unknown";
  return lifecycle.presence.some((one) => one.release === target.contract && one.state === "present")
    ? "yes"
    : "unknown";
}

const promisesNothing = (lifecycle: Lifecycle, definition: ProviderDefinition): boolean =>
  lifecycle.experimental && definition.policy.experimental === "none";

const unknownTo = (lifecycle: Lifecycle): Standing =>
  lifecycle.presence.some((one) => one.state === "unknown")
    ? { state: "supported", experimental: lifecycle.experimental }
    : { state: "unlisted" };

const seenFrom = ({ definition, target, asOf }: Question, window: Window) =>
  deadlineOf(window, definition, target.position, asOf);
