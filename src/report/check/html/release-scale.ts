import type { CheckedApi } from "../../../check/finding.js";
import { html } from "../../text/html.js";
import type { DeadlineRow } from "../deadlines.js";
import { percent, type Scale } from "./scale.js";

/** One slot per release that the report names; a bar ends with the last release that has the element, or must have it. */
export const releaseScale = (rows: readonly Pick<DeadlineRow, "removed" | "kept">[], api: CheckedApi): Scale => {
  const releases = [
    ...new Set(
      [...rows.flatMap(({ removed, kept }) => [removed, kept?.release]), api.from, api.to].filter(
        (release) => release !== undefined,
      ),
    ),
  ].sort(byRelease(api));
  const slot = 100 / releases.length;
  const start = (release: string): number => releases.indexOf(release) * slot;
  const target = start(api.to);
  return {
    now: target + slot / 2,
    axis: html`<svg role="img" aria-label="Releases ${releases.join(", ")}; the target is ${api.to}" height="20">${releases.map(
      (release) =>
        html`<text x="${percent(start(release) + slot / 2)}" y="14" text-anchor="middle"${release === api.to ? html` class="now"` : undefined}>${release}</text>`,
    )}${releases.map((release, at) =>
      isGap(releases[at - 1], release, api)
        ? html`<text class="gap" x="${percent(start(release))}" y="14" text-anchor="middle">⋯</text>`
        : undefined,
    )}</svg>`,
    spanOf: ({ removed, kept }) => {
      // Gone in a release: the bar ends where that release begins.
      const end =
        removed === undefined ? (kept?.release === undefined ? undefined : start(kept.release) + slot) : start(removed);
      return end === undefined ? undefined : { sure: end, late: end, over: end <= target };
    },
  };
};

/** Releases between two neighbours that nothing ends in are left out. */
const isGap = (before: string | undefined, release: string, { releases }: CheckedApi): boolean => {
  const [from, to] = [releases.indexOf(before ?? ""), releases.indexOf(release)];
  return from >= 0 && to - from > 1;
};

/** In the order in which they came out; `latest` and what is to come follow. */
const byRelease =
  ({ releases }: CheckedApi) =>
  (left: string, right: string): number =>
    placeOf(releases, left) - placeOf(releases, right) || left.localeCompare(right, "en", { numeric: true });

/** Windows end in releases that have no name yet: `the release after 3.0`, `the second release after 3.0`. */
function placeOf(releases: readonly string[], release: string): number {
  const at = releases.indexOf(release);
  if (at >= 0) return at;
  const [ahead, ordinal] = /^the (?:(\S+) )?release after /.exec(release) ?? [];
  return ahead === undefined ? releases.length - 0.5 : releases.length - 1 + countOf(ordinal);
}

function countOf(ordinal: string | undefined): number {
  if (ordinal === undefined) return 1;
  const at = ORDINALS.indexOf(ordinal);
  return at < 0 ? Number.parseInt(ordinal, 10) : at + 2;
}

const ORDINALS: readonly string[] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
