import type { Outline } from "./outline.js";

const FARTHEST = 6;

/** Whether a file can use what another one holds: it imports it, be it through others. Asked once, remembered. */
export function importReach(
  outlines: ReadonlyMap<string, Outline>,
  resolve: (specifier: string, from: string) => string | undefined,
): (from: string, to: string) => boolean {
  const reached = new Map<string, ReadonlySet<string>>();
  const reachOf = (from: string): ReadonlySet<string> => {
    const seen = new Set([from]);
    let level = [from];
    for (let hops = 0; hops < FARTHEST; hops += 1) {
      const next: string[] = [];
      for (const file of level)
        for (const specifier of outlines.get(file)?.specifiers ?? []) {
          const target = resolve(specifier, file);
          if (target === undefined || seen.has(target)) continue;
          seen.add(target);
          next.push(target);
        }
      level = next;
    }
    return seen;
  };
  return (from, to) => {
    let known = reached.get(from);
    if (known === undefined) {
      known = reachOf(from);
      reached.set(from, known);
    }
    return known.has(to);
  };
}
