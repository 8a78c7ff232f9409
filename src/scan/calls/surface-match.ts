/** Which operations a path could mean, for deciding where it is known. Whose call it is, ownership decides. */
import type { ApiSurface } from "../call.js";
import { sharedBeginning } from "../routes/beginning.js";
import { indexRoutes, type RouteIndex } from "../routes/index.js";
import { textsOf } from "../routes/segment.js";
import { surfaceRoutes } from "../routes/surface.js";
import { patternOf, type Segment } from "./segments.js";

/** A gateway may put so many segments before a path of the contract. */
const MOST_BEFORE = 3;

export interface BestMatch {
  /** `undefined` stands for a path parameter */
  readonly segments: readonly (string | undefined)[];
  /** how many segments of the code stand before; negative: how many of the operation the code leaves to its base */
  readonly offset: number;
}

export class SurfaceMatch {
  readonly #routes: RouteIndex<unknown>;
  readonly #beginning: readonly string[];
  readonly #found = new Map<string, BestMatch | undefined>();

  constructor(surface: ApiSurface) {
    this.#routes = indexRoutes(surfaceRoutes(surface));
    this.#beginning = sharedBeginning(surface.operations);
  }

  /** The operation that matches with gaps only where it has parameters; the one with most written segments wins. */
  best(method: string | undefined, segments: readonly Segment[]): BestMatch | undefined {
    const key = `${method ?? ""} ${patternOf(segments)}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const found = this.#search(method, segments);
    this.#found.set(key, found);
    return found;
  }

  /** The same for `/users/{}` below a base address that nobody shows, where nearly all paths begin with `/api/v3`. */
  bestBelow(method: string | undefined, segments: readonly Segment[]): BestMatch | undefined {
    const { length } = this.#beginning;
    if (length === 0 || !segments.some(({ kind }) => kind === "literal")) return undefined;
    const found = this.#matched(method, `/${this.#beginning.join("/")}${patternOf(segments)}`);
    return found === undefined ? undefined : { segments: found, offset: -length };
  }

  #search(method: string | undefined, segments: readonly Segment[]): BestMatch | undefined {
    for (let offset = 0; offset <= Math.min(MOST_BEFORE, segments.length - 1); offset++) {
      const found = this.#matched(method, patternOf(segments.slice(offset)));
      if (found !== undefined) return { segments: found, offset };
    }
    return undefined;
  }

  #matched(method: string | undefined, path: string): BestMatch["segments"] | undefined {
    const [match] = this.#routes.match(method, path);
    if (match === undefined || match.guessed || match.literals === 0) return undefined;
    return textsOf(match.path).map((text, at) => (match.parameters.has(at) ? undefined : text));
  }

  /** More is known than where the API begins: `/api/v3/{}/{}`, which fits no operation, may be anything. */
  isSaid(method: string | undefined, segments: readonly Segment[]): boolean {
    const written = segments.flatMap((segment) => (segment.kind === "literal" ? [segment.text] : []));
    if (segments.some(({ kind }) => kind === "mixed") || written.some((text, at) => text !== this.#beginning[at]))
      return true;
    return written.length > 0 && this.couldBe(method, segments);
  }

  /** Some operation fits when gaps may stand for written segments too: nobody can tell which is meant. */
  couldBe(method: string | undefined, segments: readonly Segment[]): boolean {
    return this.#routes.match(method, patternOf(segments)).length > 0;
  }
}
