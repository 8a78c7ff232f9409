/** Lifecycle × policy × target = standing. */

import { type LifeState, stateAt } from "../diff/history/state.js";
import { placeOf } from "./calendar.js";
import { deadlineOf, promiseOf, type Window, windowOf } from "./deadline.js";
import { daysOf, happened, type Moment } from "./happened.js";
import { isPast } from "./months.js";
import type { Deadline, Lifecycle, LifecycleEvent, PossibleRemoval, Standing } from "./standing.js";

export type Deployment = "self-hosted" | "saas";

/** `deployment`: which clock decides, releases or calendar months. */
export interface Question extends Moment {
  readonly deployment: Deployment;
}

/** How the element stands at the target on that day, by the clock of the deployment. */
export function standingOf(lifecycle: Lifecycle, question: Question): Standing {
  const { definition, target } = question;
  const place = (release: string) => placeOf(definition, release);
  const state = stateOn(lifecycle, question);
  const experimental = isExperimental(lifecycle, question);

  if (state.removed !== undefined) {
    const { deprecated } = state;
    const window = deprecated === undefined ? undefined : windowOn(lifecycle, deprecated, question);
    return {
      state: "removed",
      in: state.removed.release,
      since: deprecated?.release,
      keptThrough: window && seenFrom(question, window),
    };
  }
  if (state.introduced === undefined) {
    const later = lifecycle.events.find((event) => event.kind === "introduced");
    // "In it or before" is not "not yet", unless a contract up to the target says that it was not there.
    const absent = lifecycle.presence.some((one) => one.state === "absent" && place(one.release) <= target.position);
    if (later !== undefined && (absent || !later.orBefore)) return { state: "not-yet", from: later.release };
    if (later === undefined && state.deprecated === undefined) return unknownTo(lifecycle, experimental);
  }
  const mayBeGone = possibleRemoval(lifecycle, question);
  const standing =
    state.deprecated === undefined
      ? ({ state: "supported", experimental } as const)
      : deprecatedStanding(lifecycle, state.deprecated, experimental, question);
  return mayBeGone === undefined ? standing : { ...standing, mayBeGone };
}

/** What the life has come to. A removal that only may have happened is no fact yet; whatever else may be so, is taken to be. */
export function stateOn(lifecycle: Lifecycle, question: Moment): LifeState {
  const events = lifecycle.events.filter((event) => {
    const said = happened(event, question);
    return event.kind === "removed" ? said === "yes" : said !== "no";
  });
  return stateAt(events, (release) => placeOf(question.definition, release), Infinity);
}

/** Of the release asked about, or of the first one known if that is newer. */
export function isExperimental({ maturity }: Lifecycle, question: Moment): boolean {
  const fact = maturity.findLast((one) => happened(one, question) === "yes") ?? maturity[0];
  return fact?.experimental ?? false;
}

/** The window that a mark opens; `undefined` where nothing is promised and no end was announced. */
export function windowOn(lifecycle: Lifecycle, deprecated: LifecycleEvent, question: Moment): Window | undefined {
  const window = windowOf(lifecycle, deprecated, question.definition);
  if (!isPromisedNothing(lifecycle, question))
    return window.lastPosition === undefined && window.lastDay === undefined ? undefined : window;
  return window.announcedEnd === undefined ? undefined : { ...window, lastDay: undefined };
}

/** What the policy alone promises. */
export const promisedTo = (lifecycle: Lifecycle, deprecated: LifecycleEvent, question: Moment): Window | undefined =>
  isPromisedNothing(lifecycle, question) ? undefined : promiseOf(lifecycle, deprecated, question.definition);

const isPromisedNothing = (lifecycle: Lifecycle, question: Moment): boolean =>
  question.definition.policy.experimental === "none" && isExperimental(lifecycle, question);

export const seenFrom = ({ definition, target, asOf }: Moment, window: Window): Deadline =>
  deadlineOf(window, definition, target.position, asOf);

function deprecatedStanding(
  lifecycle: Lifecycle,
  deprecated: LifecycleEvent,
  experimental: boolean,
  question: Question,
): Extract<Standing, { state: "deprecated" | "expired" }> {
  const since = deprecated.release;
  const window = windowOn(lifecycle, deprecated, question);
  if (window === undefined) {
    const { months, experimental: promised } = question.definition.policy;
    const undated = months !== undefined && !(experimental && promised === "none");
    return { state: "deprecated", since, keptThrough: undefined, experimental, ...(undated && { undated: since }) };
  }
  const keptThrough = seenFrom(question, window);
  if (!isOver(window, question)) return { state: "deprecated", since, keptThrough, experimental };
  return { state: "expired", since, keptThrough, servedAtTarget: servedAt(lifecycle, question) };
}

/** Where a window has no end on the clock asked about, the other clock answers rather than none. */
function isOver(window: Window, question: Question): boolean {
  const { lastPosition, lastDay, stated, announcedEnd } = window;
  const { target, asOf, deployment } = question;
  if (announcedEnd !== undefined && isReached(announcedEnd, question)) return true;
  const byDay = lastDay === undefined ? undefined : isPast(lastDay, asOf) === "yes";
  const byRelease = lastPosition === undefined ? undefined : Math.floor(target.position) > lastPosition;
  if (stated && byDay !== undefined) return byDay;
  return (deployment === "saas" ? (byDay ?? byRelease) : (byRelease ?? byDay)) ?? false;
}

/**
 * Whether the target is known to have what nobody owes any more: its own contract lists it, or its documentation shows
 * it. Older contracts show nothing, and neither does one that lists what a notice says to fail by then.
 */
function servedAt(lifecycle: Lifecycle, question: Question): "yes" | "unknown" {
  const { target } = question;
  const { announcedEnd } = lifecycle;
  if (announcedEnd !== undefined && isReached(announcedEnd, question)) return "unknown";
  if (isDocumentedIn(lifecycle, target.name)) return "yes";
  if (target.contract === undefined || target.forecast) return "unknown";
  return lifecycle.presence.some((one) => one.release === target.contract && one.state === "present")
    ? "yes"
    : "unknown";
}

/** By a page that says so itself; what was concluded from a page proves nothing. */
export const isDocumentedIn = ({ documented }: Lifecycle, release: string): boolean =>
  documented.some((one) => one.release === release && (one.basis === "stated" || one.basis === "operation-id"));

const isReached = (release: string, question: Moment): boolean =>
  happened({ release, source: { kind: "notice", release, reference: "" } }, question) === "yes";

function possibleRemoval(lifecycle: Lifecycle, question: Moment): PossibleRemoval | undefined {
  const event = lifecycle.events.find(
    (one) => one.kind === "removed" && happened(one, question) === "maybe" && one.release === lifecycle.removed,
  );
  if (event === undefined) return undefined;
  const { first, last } = daysOf(event, question.definition);
  return { in: event.release, from: first, by: last };
}

/** A part of the API that lacks the operation adds nothing to what whole contracts say: neither yes nor no. */
function unknownTo({ presence }: Lifecycle, experimental: boolean): Standing {
  const whole = presence.filter(({ unsaid }) => unsaid !== true);
  return (whole.length === 0 ? presence : whole).some(({ state }) => state === "unknown")
    ? { state: "supported", experimental }
    : { state: "unlisted" };
}
