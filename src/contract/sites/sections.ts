/** Documents of different names in one list: the sections of one API, or several to choose from. */
import { isDeepStrictEqual } from "node:util";
import { type Outcome, problem } from "../../outcome.js";
import { keysOf, operationsOf, sameApi } from "./identity.js";
import { type Fragment, mergeFragments } from "./merge.js";

/**
 * Each says something of the same API in the same version that no other says, and nothing of them differs. One that has
 * an operation of another is that in another form or of another time: `openapi-3.1.json`, `public.json`.
 */
export function areSections(fragments: readonly Fragment[]): boolean {
  const [first] = fragments;
  if (first === undefined || fragments.some(({ root }) => !sameApi(first.root, root))) return false;
  // JSON and YAML of one document
  const distinct = fragments.filter(
    ({ root }, at) => !fragments.slice(0, at).some((other) => isDeepStrictEqual(other.root, root)),
  );
  const keys = distinct.flatMap(({ root }) => keysOf(operationsOf(root)));
  return new Set(keys).size === keys.length && mergeFragments(distinct).ok;
}

const MOST_NAMED = 20;

export const severalDocuments = (root: URL, documents: readonly URL[]): Outcome<never> =>
  problem(`${root.href} lists ${documents.length} documents`, {
    hint: `Name the one you mean: ${documents
      .slice(0, MOST_NAMED)
      .map(({ href }) => href)
      .join(", ")}${documents.length > MOST_NAMED ? ", …" : ""}`,
  });
