/** Which operations are about the same thing, so that an id of one is an id of the other. */
import type { ApiKnowledge } from "../../check/api/knowledge.js";
import type { Unproved } from "../../check/finding.js";
import { blanked, parameterNames } from "../../contract/normalise/path.js";

/**
 * What nobody says to be the same of two paths with as many gaps: the thing that they end in, the one before each gap, and
 * the gap itself. Equal words are the same; for others a notice has to say so (`sameResource`).
 *
 * @example
 * // apps and service-accounts, {appId} and {serviceAccountId}
 * differentResources(knowledge, "/api/v1/apps/{appId}", "GET /api/v1/service-accounts/{serviceAccountId}")
 */
export function differentResources(knowledge: ApiKnowledge, oldPath: string, target: string): readonly Unproved[] {
  const newPath = target.slice(target.indexOf(" ") + 1);
  if (isStated(knowledge, oldPath, newPath)) return [];
  const [before, after] = [wordsOf(oldPath), wordsOf(newPath)];
  return before.flatMap((word, at): readonly Unproved[] => {
    const other = after[at] ?? "";
    return plain(word) === plain(other) ? [] : [{ kind: "resource", from: word, to: other }];
  });
}

function isStated({ notices }: ApiKnowledge, oldPath: string, newPath: string): boolean {
  return notices.some(({ elements }) =>
    elements.some(
      (element) =>
        element.sameResource &&
        element.field === undefined &&
        blanked(element.path) === blanked(oldPath) &&
        element.replacement.some((named) => blanked(named.slice(named.indexOf("/"))) === blanked(newPath)),
    ),
  );
}

/** `/api/v1/apps/{appId}/secret` → `apps`, `{appId}`, `secret` */
function wordsOf(path: string): readonly string[] {
  const names = parameterNames(path).map((name) => `{${name}}`);
  const segments = blanked(path).split("/");
  const words: string[] = [];
  segments.forEach((segment, at) => {
    const isGap = segment.includes("{");
    const next = segments[at + 1];
    if (isGap) words.push(names.shift() ?? segment);
    else if (next === undefined || next.includes("{")) words.push(segment);
  });
  return words;
}

const plain = (name: string): string => name.replace(/[-_]/g, "").toLowerCase();
