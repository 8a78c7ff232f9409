/** A server that is busy, or a connection that broke, is asked once more. */
import { setTimeout as pause } from "node:timers/promises";
import type { Outcome } from "../../outcome.js";
import type { Fetched, Fetcher } from "../source.js";
import { lacksConsent } from "./consent.js";

interface Patience {
  readonly wait?: ((milliseconds: number) => Promise<unknown>) | undefined;
  /** the day and time, for a `Retry-After` with a date */
  readonly now?: Date | undefined;
}

/** milliseconds; who asks for more has to be asked again by a person */
export const LONGEST_WAIT = 60_000;
const USUAL_WAIT = 1000;

export function patient(fetcher: Fetcher, { wait = (time) => pause(time), now }: Patience): Fetcher {
  return async (url, headers, reason) => {
    const first = await fetcher(url, headers, reason);
    if (!mayPass(first)) return first;
    await wait(waitBefore(first, now));
    return fetcher(url, headers, reason);
  };
}

const STAYS_SO =
  /did not answer within|offline|too large|only http and https|a user name or a password|redirects (?:more than|in a circle)|is packed as/;

/** Worth a second try: a server that is busy or stumbled, a connection that broke; not one that took all of its time. */
function mayPass(fetched: Outcome<Fetched>): boolean {
  if (fetched.ok) return fetched.value.status === 429 || fetched.value.status >= 500;
  return !lacksConsent(fetched.problem.hint) && !STAYS_SO.test(fetched.problem.message);
}

/** `Retry-After`: seconds or a date (RFC 9110, 10.2.3). */
function waitBefore(fetched: Outcome<Fetched>, now: Date | undefined): number {
  const asked = fetched.ok ? fetched.value.headers["retry-after"]?.trim() : undefined;
  if (asked === undefined) return USUAL_WAIT;
  const until = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - (now?.getTime() ?? Number.NaN);
  return Number.isNaN(until) ? USUAL_WAIT : Math.min(Math.max(until, 0), LONGEST_WAIT);
}
