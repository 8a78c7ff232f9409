/** What nearly all paths of an API begin with, which code often has in the base address of its client. */
import type { SurfaceOperation } from "../call.js";
import { textsOf } from "./segment.js";

/** `/api/v3` of `/api/v3/series`, `/api/v3/movies` … */
export function sharedBeginning(operations: readonly Pick<SurfaceOperation, "path">[]): readonly string[] {
  const paths = operations.map(({ path }) => textsOf(path));
  const beginning: string[] = [];
  let below = paths;
  for (let at = 0; at < 3; at += 1) {
    const counts = new Map<string, number>();
    for (const path of below)
      if (path.length > at + 1) counts.set(blank(path[at] ?? ""), (counts.get(blank(path[at] ?? "")) ?? 0) + 1);
    const [segment, shared] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0]);
    if (shared === 0 || shared < paths.length * 0.7) break;
    beginning.push(segment);
    below = below.filter((path) => blank(path[at] ?? "") === segment);
  }
  return beginning;
}

const blank = (segment: string): string => segment.replace(/\{[^}]*\}/g, "{}");
