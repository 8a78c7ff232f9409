import type { Outline } from "./outline.js";

/**
 * What can have a say in some files: all that hangs together with them by imports, in either direction. A path may be
 * handed to a function in another file than the one where the request is made, an answer be read in a third, and whose
 * API a client belongs to be told by the calls of a fourth.
 */
export function filesAround(
  files: Iterable<string>,
  outlines: ReadonlyMap<string, Outline>,
  resolve: (specifier: string, from: string) => string | undefined,
): ReadonlySet<string> {
  const linked = new Map<string, string[]>();
  const link = (from: string, to: string): void => {
    const known = linked.get(from);
    if (known === undefined) linked.set(from, [to]);
    else known.push(to);
  };
  for (const [file, { specifiers }] of outlines) {
    for (const specifier of specifiers) {
      const target = resolve(specifier, file);
      if (target === undefined) continue;
      link(file, target);
      link(target, file);
    }
  }
  const around = new Set(files);
  // A set hands out what is added while one goes through it.
  for (const file of around) for (const next of linked.get(file) ?? []) around.add(next);
  return around;
}
