import { matchesWildcard } from "../../../wildcard.js";
import type { SurfaceOperation } from "../../call.js";

/** How a path in code meets the routes of the API. */
export interface RouteMatch {
  /** upper case, of all routes that fit equally well */
  readonly methods: ReadonlySet<string>;
  /** a hole in the code stands where every fitting route has a literal: `/api/{}/users` */
  readonly holeForLiteral: boolean;
  /** literal segments of code that meet literal segments of the route */
  readonly literals: number;
}

interface Node {
  readonly literals: Map<string, Node>;
  /** segments such as `{id}:cancel` or `report.{format}`, literal around the parameter */
  readonly mixed: { readonly fits: (name: string) => boolean; readonly node: Node }[];
  parameter: Node | undefined;
  readonly methods: Set<string>;
}

export interface Routes {
  /** literal beats parameter, and a parameter is never taken for a literal where a real literal fits */
  readonly match: (path: string) => RouteMatch | undefined;
  /** the path begins like at least one route: its first two segments, or its only one */
  readonly inNamespace: (path: string) => boolean;
}

export function routesOf(operations: readonly Pick<SurfaceOperation, "method" | "path">[]): Routes {
  const top = emptyNode();
  const namespaces = new Set<string>();
  for (const { method, path } of operations) {
    const segments = segmentsOf(path);
    let node = top;
    for (const segment of segments) node = childFor(node, segment);
    node.methods.add(method.toUpperCase());
    const [first, second] = segments;
    if (first !== undefined && second !== undefined && !first.includes("{") && !second.includes("{"))
      namespaces.add(`${first}/${second}`);
  }
  return {
    match: (path) => best(search(top, segmentsOf(path), 0, { holeForLiteral: false, literals: 0 })),
    inNamespace: (path) => namespaces.has(segmentsOf(path).slice(0, 2).join("/")),
  };
}

export const segmentsOf = (path: string): readonly string[] => path.split("/").filter((segment) => segment !== "");

const emptyNode = (): Node => ({ literals: new Map(), mixed: [], parameter: undefined, methods: new Set() });

function childFor(node: Node, segment: string): Node {
  if (/^\{[^}]*\}$/.test(segment)) return (node.parameter ??= emptyNode());
  if (segment.includes("{")) {
    const child = emptyNode();
    node.mixed.push({ fits: segmentTest(segment), node: child });
    return child;
  }
  let child = node.literals.get(segment);
  if (child === undefined) node.literals.set(segment, (child = emptyNode()));
  return child;
}

interface Trail {
  readonly holeForLiteral: boolean;
  readonly literals: number;
}
interface Hit extends Trail {
  readonly methods: ReadonlySet<string>;
}

/** All ways down that are not worse than another at the same fork; the caller takes the best. */
function search(node: Node, segments: readonly string[], at: number, trail: Trail): readonly Hit[] {
  const segment = segments[at];
  if (segment === undefined) return node.methods.size > 0 ? [{ ...trail, methods: node.methods }] : [];
  const down = (child: Node | undefined, step: Trail): readonly Hit[] =>
    child === undefined ? [] : search(child, segments, at + 1, step);
  if (!segment.includes("{}")) {
    const literal = down(node.literals.get(segment), { ...trail, literals: trail.literals + 1 });
    if (literal.length > 0) return literal;
    const mixed = node.mixed.filter(({ fits }) => fits(segment)).flatMap((one) => down(one.node, trail));
    return mixed.length > 0 ? mixed : down(node.parameter, trail);
  }
  const whole = down(node.parameter, trail);
  if (whole.length > 0 && segment === "{}") return whole;
  const fits = segmentTest(segment);
  const guesses = [...node.literals].filter(([name]) => fits(name));
  return [...whole, ...guesses.flatMap(([, child]) => down(child, { ...trail, holeForLiteral: true }))];
}

function best(hits: readonly Hit[]): RouteMatch | undefined {
  const sure = hits.filter((hit) => !hit.holeForLiteral);
  const chosen = sure.length > 0 ? sure : hits;
  if (chosen.length === 0) return undefined;
  return {
    methods: new Set(chosen.flatMap((hit) => [...hit.methods])),
    holeForLiteral: sure.length === 0,
    literals: Math.max(...chosen.map((hit) => hit.literals)),
  };
}

/** `{id}:cancel`, `report-{}` → whether a segment can stand there. */
function segmentTest(segment: string): (name: string) => boolean {
  const parts = segment.split(/\{[^}]*\}/);
  return (name) => matchesWildcard(parts, name, 1);
}
