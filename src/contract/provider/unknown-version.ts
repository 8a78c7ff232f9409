import { nearest } from "../../nearest.js";
import { type Problem, problem } from "../../outcome.js";

/** A version that nobody released; the hint lists what there is, and what a mistyped word most likely means. */
export function unknownVersion(
  provider: string,
  asked: string,
  known: readonly string[],
): { readonly ok: false; readonly problem: Problem } {
  // Every number is an edit or two away from all others: of those, none is more likely.
  const meant = /^v?\d/.test(asked)
    ? undefined
    : nearest(
        asked,
        known.filter((version) => /^[a-z]/i.test(version)),
      );
  const list = known.length === 0 ? "none" : known.join(", ");
  return problem(`unknown version ${asked} of ${provider}`, {
    hint: meant === undefined ? `known: ${list}` : `did you mean ${meant}? Known: ${list}`,
  });
}
