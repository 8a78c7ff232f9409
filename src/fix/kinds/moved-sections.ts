/** What differs between the path that an operation had and the one that it has now, section by section between the gaps. */

import { blanked } from "../../contract/normalise/path.js";
import type { PathSection } from "../code/path-mentions.js";

/**
 * What the code says of the path where it is no part of a call is looked for as it stands between the gaps, and as the call
 * says it: the cache of `api.get("/events")` is cleared by `mutate("/events")`, whatever base path the client has.
 *
 * `unwritten`: segments at the start that do not stand in the call
 */
export function changedSections(oldPath: string, newPath: string, unwritten: number): readonly PathSection[] {
  const before = segmentsOf(oldPath);
  return runsOf(before, segmentsOf(newPath)).flatMap((run) => {
    const isGap = (segment: string): boolean => segment.includes("{");
    const from = before.findLastIndex((segment, at) => at < run.start && isGap(segment)) + 1;
    const to = before.findIndex((segment, at) => at >= run.start && isGap(segment));
    const segments = before.slice(from, to < 0 ? before.length : to);
    const section = { segments, changed: run.start - from, goesOn: to >= 0, belowBase: false };
    const cut = unwritten - from;
    return cut <= 0 || cut > section.changed
      ? [section]
      : [section, { ...section, segments: segments.slice(cut), changed: section.changed - cut, belowBase: true }];
  });
}

export const segmentsOf = (path: string): readonly string[] =>
  blanked(path)
    .split("/")
    .filter((segment) => segment !== "");

interface Run {
  /** of the old path's segments */
  readonly start: number;
  readonly end: number;
  readonly text: readonly string[];
}

/** The sections between gaps that differ; a section that is empty on one side takes a neighbour along. */
export function runsOf(before: readonly string[], after: readonly string[]): readonly Run[] {
  const sections = (path: readonly string[]): readonly (readonly [number, number])[] => {
    const holes = path.flatMap((segment, at) => (segment.includes("{") ? [at] : []));
    return [-1, ...holes].map((hole, at) => [hole + 1, holes[at] ?? path.length] as const);
  };
  const old = sections(before);
  return sections(after).flatMap(([from, to], at): readonly Run[] => {
    const [start, end] = old[at] ?? [0, 0];
    const [one, other] = [before.slice(start, end), after.slice(from, to)];
    let head = 0;
    while (head < Math.min(one.length, other.length) && one[head] === other[head]) head += 1;
    let tail = 0;
    while (tail < Math.min(one.length, other.length) - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
    if (head === one.length && head === other.length) return [];
    if (one.length - head - tail === 0 || other.length - head - tail === 0) {
      if (tail > 0) tail -= 1;
      else if (head > 0) head -= 1;
    }
    return [{ start: start + head, end: end - tail, text: other.slice(head, other.length - tail) }];
  });
}
