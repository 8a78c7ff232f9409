/** Which operations the vendor says to be about the same thing, so that an id of one is an id of the other. */
import type { ApiKnowledge } from "../../check/api/knowledge.js";
import { blanked } from "../../contract/normalise/path.js";

/** Stated by a notice (`sameResource`), with its source; equal names of parameters are not asked here. */
export function isSameResource({ notices }: ApiKnowledge, oldPath: string, target: string): boolean {
  const path = target.slice(target.indexOf(" ") + 1);
  return notices.some(({ elements }) =>
    elements.some(
      (element) =>
        element.sameResource &&
        element.field === undefined &&
        blanked(element.path) === blanked(oldPath) &&
        element.replacement.some((named) => blanked(named.slice(named.indexOf("/"))) === blanked(path)),
    ),
  );
}
