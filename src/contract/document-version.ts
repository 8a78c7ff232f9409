/** What documents call themselves, where it is a number that grows: `7.1`, `v7.1.0`, `7.1.0-rc.1` (as Semantic Versioning has it). */

const ORDERED = /^v?(\d{1,9}(?:\.\d{1,9}){0,3})(-[\w.-]{1,40})?(?:\+[\w.-]{1,40})?$/i;

export const isOrdered = (version: string | undefined): version is string =>
  version !== undefined && ORDERED.test(version);

/** `7.1` is before `7.1.1` and `7.1.0-rc.1` before `7.1.0`; of what cannot be ordered none is before the other. */
export function isBefore(one: string, other: string): boolean {
  const [mine, theirs] = [ORDERED.exec(one), ORDERED.exec(other)];
  if (mine?.[1] === undefined || theirs?.[1] === undefined) return false;
  const [a, b] = [mine[1], theirs[1]].map((numbers) => numbers.split(".").map(Number));
  for (let at = 0; at < 4; at += 1) {
    const step = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (step !== 0) return step < 0;
  }
  if (mine[2] === undefined || theirs[2] === undefined) return mine[2] !== undefined && theirs[2] === undefined;
  return mine[2].localeCompare(theirs[2], "en", { numeric: true }) < 0;
}
