import { semver } from "../../semver.js";
import type { Release } from "./definition.js";

/**
 * The listed order stands; a version that has a contract and is not listed goes where SemVer puts it, undated.
 *
 * @example
 * orderReleases([2.26, 3.0], ["3.1"]) // 2.26, 3.0, 3.1
 */
export function orderReleases(listed: readonly Release[], versions: readonly string[]): readonly Release[] {
  const releases = [...listed];
  const unlisted = versions.filter((version) => !listed.some((release) => release.version === version));
  for (const version of unlisted.sort(compareVersions)) {
    const after = releases.findLastIndex((release) => compareVersions(release.version, version) < 0);
    releases.splice(after + 1, 0, { version, date: undefined, inferred: false, source: undefined, note: undefined });
  }
  return releases;
}

/** SemVer order of versions as vendors write them (`2.9` < `2.13`, `v3` > `2.26`); text order where they are no numbers. */
export function compareVersions(a: string, b: string): number {
  const { coerce, compare } = semver();
  const [left, right] = [coerce(a, { includePrerelease: true }), coerce(b, { includePrerelease: true })];
  if (left === null || right === null) return a < b ? -1 : a > b ? 1 : 0;
  return compare(left, right);
}
