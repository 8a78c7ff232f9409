/** Operations that two pages describe, though they call the parameters of the path otherwise: `/trees/{id}`, `/trees/{treeId}`. */
import { isDeepStrictEqual } from "node:util";
import { type Outcome, ok, problem } from "../../outcome.js";
import { blanked, methodOf, parameterNames } from "../normalise/path.js";
import { isList, isObject, type RawObject } from "../read/raw.js";
import type { Fragment } from "./merge.js";

export const TWO_REVISIONS = {
  hint: "The site was changed in between, or some of its pages come from a cache: try again in a while.",
} as const;

interface Described {
  readonly page: string;
  readonly path: string;
  readonly method: string;
  readonly facts: unknown;
}

/** Those that another page has under another spelling are left out where both say the same; else the pages are of two revisions. */
export function withoutRespelled(fragments: readonly Fragment[]): Outcome<readonly Fragment[]> {
  const known = new Map<string, Described>();
  const kept: Fragment[] = [];
  for (const { page, root } of fragments) {
    const { paths } = root;
    if (!isObject(paths)) {
      kept.push({ page, root });
      continue;
    }
    const own: Record<string, unknown> = {};
    for (const [path, item] of Object.entries(paths)) {
      const left = isObject(item) ? withoutKnown({ page, path, item }, known) : ok(item);
      if (!left.ok) return left;
      own[path] = left.value;
    }
    kept.push({ page, root: { ...root, paths: own } });
  }
  return ok(kept);
}

interface PathItem {
  readonly page: string;
  readonly path: string;
  readonly item: RawObject;
}

function withoutKnown({ page, path, item }: PathItem, known: Map<string, Described>): Outcome<RawObject> {
  let left = item;
  for (const method of Object.keys(item).filter((key) => methodOf(key) !== undefined)) {
    const described: Described = { page, path, method, facts: factsOf(path, item, item[method]) };
    const key = `${method} ${blanked(path)}`;
    const earlier = known.get(key);
    if (earlier === undefined) known.set(key, described);
    // within one document it is the document's own affair, which its reader tells
    if (earlier === undefined || earlier.path === path || earlier.page === page) continue;
    if (!isDeepStrictEqual(earlier.facts, described.facts))
      return problem(
        `two revisions: ${method.toUpperCase()} ${earlier.path} of ${earlier.page} is ${path} on ${page}, and differs`,
        TWO_REVISIONS,
      );
    const { [method]: _, ...others } = left;
    left = others;
  }
  return ok(left);
}

/** The operation with its parameters, those of the path by their place in it. */
function factsOf(path: string, item: RawObject, operation: unknown): unknown {
  const names = parameterNames(path);
  const placed = (parameters: unknown): readonly unknown[] =>
    (isList(parameters) ? parameters : []).map((one) =>
      isObject(one) && one.in === "path" && typeof one.name === "string" && names.includes(one.name)
        ? { ...one, name: `{${names.indexOf(one.name)}}` }
        : one,
    );
  if (!isObject(operation)) return operation;
  const { parameters, ...others } = operation;
  return { ...others, parameters: [...placed(item.parameters), ...placed(parameters)] };
}
