/** Which operations a path could mean, for deciding where it is known. Whose call it is, ownership decides. */
import type { ApiSurface } from "../call.js";
import { indexRoutes, type RouteIndex } from "../routes/index.js";
import { textsOf } from "../routes/segment.js";
import { surfaceRoutes } from "../routes/surface.js";
import type { Segment } from "./url.js";
import { patternOf } from "./url.js";

/** A gateway may put so many segments before a path of the contract. */
const MOST_BEFORE = 3;

export interface BestMatch {
  /** `undefined` stands for a path parameter */
  readonly segments: readonly (string | undefined)[];
  /** how many segments of the code stand before */
  readonly offset: number;
}

export class SurfaceMatch {
  readonly #routes: RouteIndex<unknown>;
  readonly #found = new Map<string, BestMatch | undefined>();

  constructor(surface: ApiSurface) {
    this.#routes = indexRoutes(surfaceRoutes(surface));
  }

  /** The operation that matches with gaps only where it has parameters; the one with most written segments wins. */
  best(method: string | undefined, segments: readonly Segment[]): BestMatch | undefined {
    const key = `${method ?? ""} ${patternOf(segments)}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const found = this.#search(method, segments);
    this.#found.set(key, found);
    return found;
  }

  #search(method: string | undefined, segments: readonly Segment[]): BestMatch | undefined {
    for (let offset = 0; offset <= Math.min(MOST_BEFORE, segments.length - 1); offset++) {
      const [match] = this.#routes.match(method, patternOf(segments.slice(offset)));
      if (match === undefined || match.guessed || match.literals === 0) continue;
      return {
        segments: textsOf(match.path).map((text, at) => (match.parameters.has(at) ? undefined : text)),
        offset,
      };
    }
    return undefined;
  }

  /** Some operation fits when gaps may stand for written segments too: nobody can tell which is meant. */
  couldBe(method: string | undefined, segments: readonly Segment[]): boolean {
    return this.#routes.match(method, patternOf(segments)).length > 0;
  }
}
