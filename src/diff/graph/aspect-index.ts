import { bitsOf, type Keywords } from "../../contract/keywords.js";
import type { Aspect } from "./pair.js";

/** Which aspects a pair of schemas has: a document has thousands of pairs and a few dozen combinations of keywords. */
export class AspectIndex {
  readonly #reads: readonly Keywords[];
  readonly #found = new Map<number, Map<number, readonly Aspect[]>>();

  constructor(readonly all: readonly Aspect[]) {
    this.#reads = all.map(({ keywords }) => bitsOf(keywords));
  }

  /** Those that read a keyword which either of the two has, in their order. */
  of(base: Keywords, target: Keywords): readonly Aspect[] {
    const said = base.said | target.said;
    const filled = base.filled | target.filled;
    let half = this.#found.get(said);
    if (half === undefined) this.#found.set(said, (half = new Map<number, readonly Aspect[]>()));
    let found = half.get(filled);
    if (found === undefined) half.set(filled, (found = this.#having(said, filled)));
    return found;
  }

  #having(said: number, filled: number): readonly Aspect[] {
    const found: Aspect[] = [];
    for (const [index, aspect] of this.all.entries()) {
      const reads = this.#reads[index];
      if (reads !== undefined && ((said & reads.said) !== 0 || (filled & reads.filled) !== 0)) found.push(aspect);
    }
    return found;
  }
}
