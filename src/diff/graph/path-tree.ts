/** Paths that are asked after, each beginning once: what several of them share is walked once for all. */
export class PathTree {
  readonly #below = new Map<string, PathTree>();

  add([segment, ...further]: readonly string[]): void {
    if (segment === undefined) return;
    let below = this.#below.get(segment);
    if (below === undefined) this.#below.set(segment, (below = new PathTree()));
    below.add(further);
  }

  /** What is asked after below a path; undefined: nothing there is. */
  at([segment, ...further]: readonly string[]): PathTree | undefined {
    return segment === undefined ? this : this.#below.get(segment)?.at(further);
  }
}
