/**
 * What can be the name of a release where a site or an address has one: one notion for all who tell releases apart.
 *
 * - `sure` by its form alone: `2.25`, `v3.0`, `2026-01`, `2026-01-15`, `2.x`
 * - a `generation`, `v2`, which can as well be a part of the API's own paths
 * - a `word` or plain number, `next`, `latest`, `2`, which say so only beside others
 */
type ReleaseForm = "sure" | "generation" | "word";

const SURE =
  /^(?:v?\d{1,4}(?:\.\d+)+(?:-?(?:alpha|beta|rc|preview|pre|dev)[.\d-]*)?|v?\d+(?:\.\d+)*\.x|v?\d{4}-\d{2}(?:-\d{2})?(?:[.-]?(?:preview|beta))?)$/i;
const GENERATION = /^v\d{1,4}(?:-?(?:alpha|beta|rc|preview)\d*)?$/i;
const WORD = /^(?:\d{1,4}|next|latest|stable|current|main|master|canary|nightly|edge|unstable|preview|dev|lts)$/i;

export function releaseForm(segment: string): ReleaseForm | undefined {
  if (SURE.test(segment)) return "sure";
  if (GENERATION.test(segment)) return "generation";
  return WORD.test(segment) ? "word" : undefined;
}

/** A segment that names a release, whatever stands beside it. */
export const namesRelease = (segment: string): boolean => releaseForm(segment) === "sure";

/** `2.25` of `v2.25` */
export const plainRelease = (name: string): string => name.replace(/^v(?=\d)/i, "").toLowerCase();

/** A name that moves: `latest`, `next`. It can lead to any release. */
export const isMoving = (name: string): boolean => /^[a-z]+$/i.test(name) && releaseForm(name) === "word";

/** `3.0.1` is of `3.0`, and `v3.0` is. */
export function isSameRelease(one: string, other: string): boolean {
  const [a, b] = [plainRelease(one), plainRelease(other)];
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** Two names that one can hold against each other: dates with dates of the same precision, numbers with numbers. */
export function areComparable(one: string, other: string): boolean {
  const [a, b] = [one, other].map(kindOf);
  return a === b && a !== undefined;
}

function kindOf(name: string): string | undefined {
  const plain = plainRelease(name);
  if (/^\d{4}-\d{2}-\d{2}/.test(plain)) return "day";
  if (/^\d{4}-\d{2}/.test(plain)) return "month";
  return /^\d+(?:\.|$)/.test(plain) ? "number" : undefined;
}

/** Names of releases among the words of a name or the segments of a path; words that move do not count. */
export const releasesIn = (words: readonly string[]): readonly string[] => words.filter(isName);

export const withoutReleases = (words: readonly string[]): readonly string[] => words.filter((word) => !isName(word));

const isName = (word: string): boolean => releaseForm(word) !== undefined && !isMoving(word);
