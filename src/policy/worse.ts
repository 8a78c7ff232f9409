import type { Standing } from "./standing.js";

/** Worst first: which of several targets decides, and whether a part is worse off than what holds it. */
const WEIGHT: Readonly<Record<Standing["state"], number>> = {
  removed: 5,
  "not-yet": 4,
  expired: 3,
  deprecated: 2,
  unlisted: 1,
  supported: 0,
};

export const isWorse = (one: Standing, other: Standing): boolean => WEIGHT[one.state] > WEIGHT[other.state];

/** Nothing is known to end or to lack it. */
export const isPlain = (standing: Standing): boolean =>
  standing.state === "supported" && standing.mayBeGone === undefined;

/** Where the whole is gone or not there yet, nothing is said of its parts. */
export const isAway = ({ state }: Standing): boolean => state === "removed" || state === "not-yet";

/**
 * The ways to a field and to what holds it, shortest first; `[]` and `{}` alone address no field of their own.
 *
 * @example
 * waysTo(["workloads", "[]", "urls"]) // ["workloads"], ["workloads", "[]", "urls"]
 */
export const waysTo = (path: readonly string[]): readonly (readonly string[])[] =>
  path.flatMap((segment, at) => (segment === "[]" || segment === "{}" ? [] : [path.slice(0, at + 1)]));
