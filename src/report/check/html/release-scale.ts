import type { CheckedApi } from "../../../check/finding.js";
import { html } from "../../text/html.js";
import type { DeadlineRow } from "../deadlines.js";
import { percent, type Scale } from "./scale.js";

/** One slot per release that the report names; a bar ends with the last release that has the element, or must have it. */
export const releaseScale = (rows: readonly DeadlineRow[], api: CheckedApi): Scale => {
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
    )}</svg>`,
    spanOf: ({ removed, kept }) => {
      // Gone in a release: the bar ends where that release begins.
      const end =
        removed === undefined ? (kept?.release === undefined ? undefined : start(kept.release) + slot) : start(removed);
      return end === undefined ? undefined : { sure: end, late: end, over: end <= target };
    },
  };
};

/** `2.26` before `3.0` before `latest`; names that are no numbers, as those of two documents, at least in the order compared. */
const byRelease =
  ({ from, to }: CheckedApi) =>
  (left: string, right: string): number => {
    if (left === from && right === to) return -1;
    if (left === to && right === from) return 1;
    if (left === "latest" || right === "latest") return left === right ? 0 : left === "latest" ? 1 : -1;
    return left.localeCompare(right, "en", { numeric: true });
  };
