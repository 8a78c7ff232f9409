/** Code that was followed up to a bound: what it calls beyond is not seen, and that is said. */
import type { ScanResult, UnresolvedCall } from "../call.js";
import { comparePlaces, placeKey } from "../calls/merge.js";
import type { Run } from "../evaluate/run.js";
import { placeOf, ts } from "../project/syntax.js";

export function unfinishedIn(run: Run): readonly UnresolvedCall[] {
  const places = new Map<string, UnresolvedCall>();
  for (const [root, limit] of run.exhausted) {
    const place = placeOf(shownFor(root));
    places.set(placeKey(place), {
      ...place,
      reason: `the code around it was followed up to the limit of ${limit}; calls beyond it are not seen`,
    });
  }
  return [...places.values()].sort(comparePlaces);
}

/** Said once per file: what else is in it was followed, and so were the others. */
export function troubledBy(run: Run): ScanResult["troubledFiles"] {
  const files = new Map<string, { file: string; line: number; reason: string }>();
  for (const { root, error } of run.failures) {
    const { file, line } = placeOf(shownFor(root));
    const deep = error instanceof RangeError;
    const why = deep ? "the code is nested too deeply to be followed" : `following the code failed (${String(error)})`;
    if (!files.has(file)) files.set(file, { file, line, reason: `${why}; calls in it may not be seen` });
  }
  return [...files.values()];
}

/** A function's or class's name, a file's first statement: nobody wants the whole body underlined. */
function shownFor(root: ts.Node): ts.Node {
  if (ts.isSourceFile(root)) return root.statements[0] ?? root;
  if (ts.isFunctionLike(root) || ts.isClassLike(root)) return root.name ?? nameAround(root);
  return root;
}

const nameAround = (root: ts.Node): ts.Node =>
  ts.isVariableDeclaration(root.parent) || ts.isPropertyAssignment(root.parent) || ts.isPropertyDeclaration(root.parent)
    ? root.parent.name
    : root;

/** A bound that a file meets ten times is said once. */
export function oncePerFile(unfinished: readonly UnresolvedCall[]): readonly UnresolvedCall[] {
  const files = new Map<string, UnresolvedCall[]>();
  for (const one of unfinished) {
    const known = files.get(one.file);
    if (known === undefined) files.set(one.file, [one]);
    else known.push(one);
  }
  return [...files.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    const places = others.length === 1 ? `line ${others[0]?.line ?? 0}` : `${others.length} other places of this file`;
    return [{ ...first, reason: `${first.reason}; the same at ${places}` }];
  });
}
