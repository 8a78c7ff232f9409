/** Which operations a path could mean, for deciding where it is known. Whose call it is, ownership decides. */
import type { ApiSurface, SurfaceOperation } from "../call.js";
import type { Segment } from "./url.js";

interface Route {
  readonly operation: SurfaceOperation;
  /** `undefined` stands for a path parameter */
  readonly segments: readonly (string | undefined)[];
}

export class SurfaceMatch {
  readonly #routes = new Map<number, Route[]>();

  constructor(surface: ApiSurface) {
    for (const operation of surface.operations) {
      const segments = operation.path
        .split("/")
        .filter((segment) => segment !== "")
        .map((segment) => (/^\{.*\}$/.test(segment) ? undefined : segment));
      const known = this.#routes.get(segments.length);
      if (known === undefined) this.#routes.set(segments.length, [{ operation, segments }]);
      else known.push({ operation, segments });
    }
  }

  /** The operation that matches with gaps only where it has parameters; the one with most written segments wins. A gateway may put up to three segments before. */
  best(
    method: string | undefined,
    segments: readonly Segment[],
  ): { readonly segments: readonly (string | undefined)[]; readonly offset: number } | undefined {
    for (let offset = 0; offset <= Math.min(3, segments.length - 1); offset++) {
      let best: Route | undefined;
      let most = -1;
      for (const route of this.#routes.get(segments.length - offset) ?? []) {
        if (method !== undefined && route.operation.method.toUpperCase() !== method) continue;
        const written = fit(route, segments, offset);
        if (written > most) {
          most = written;
          best = route;
        }
      }
      if (best !== undefined && most > 0) return { segments: best.segments, offset };
    }
    return undefined;
  }

  /** Some operation fits when gaps may stand for written segments too: nobody can tell which is meant. */
  couldBe(method: string | undefined, segments: readonly Segment[]): boolean {
    const routes = this.#routes.get(segments.length) ?? [];
    return routes.some(
      (route) =>
        (method === undefined || route.operation.method.toUpperCase() === method) &&
        route.segments.every((expected, index) => agrees(expected, segments[index])),
    );
  }
}

const agrees = (expected: string | undefined, segment: Segment | undefined): boolean =>
  segment !== undefined && (expected === undefined || segment.kind !== "literal" || segment.text === expected);

/** Number of written segments that agree, -1 when it does not fit. */
function fit(route: Route, segments: readonly Segment[], offset: number): number {
  let written = 0;
  for (const [index, expected] of route.segments.entries()) {
    const segment = segments[index + offset];
    if (segment === undefined) return -1;
    if (expected === undefined) continue;
    if (segment.kind !== "literal" || segment.text !== expected) return -1;
    written++;
  }
  return written;
}
