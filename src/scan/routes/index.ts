/**
 * The one matcher of code paths against paths of contracts: who recognises a call, who asks whose it is and who judges
 * it see the same operations.
 */
import { type Fit, fitOf, GUESS, type Segment, segmentsOf } from "./segment.js";

export interface Route<T> {
  readonly method: string;
  /** as the contract writes it: `/users/{userId}` */
  readonly path: string;
  readonly value: T;
  /** false: the parameter in that segment never has this value (`list` where a UUID is asked for); absent: any value will do */
  readonly accepts?: ((segment: number, text: string) => boolean) | undefined;
}

export interface RouteMatch<T> {
  readonly value: T;
  /** as the contract writes it */
  readonly path: string;
  readonly method: string;
  /** the code leaves open what the contract spells out: only one of several things it may mean */
  readonly guessed: boolean;
  /** the code does not say which method; this is one of the path's */
  readonly methodGuessed: boolean;
  /** written segments that meet written segments */
  readonly literals: number;
  /** segments of the route that are a parameter and nothing else, by position */
  readonly parameters: ReadonlySet<number>;
}

export interface RouteIndex<T> {
  /** all equally good matches; literal segments beat parameters from the left */
  readonly match: (method: string | undefined, path: string) => readonly RouteMatch<T>[];
}

interface TrieNode<T> {
  readonly literals: Map<string, TrieNode<T>>;
  /** parameters and mixed segments, by their text with names blanked */
  readonly others: Map<string, { readonly segment: Segment; readonly node: TrieNode<T> }>;
  readonly routes: Map<string, Route<T>>;
}

const emptyNode = <T>(): TrieNode<T> => ({ literals: new Map(), others: new Map(), routes: new Map() });

/**
 * A segment trie over path templates. Some servers make no difference between `/api/Account` and `/api/account`: what
 * fits no path as written is looked for without regard to the case of letters.
 */
export function indexRoutes<T>(routes: Iterable<Route<T>>): RouteIndex<T> {
  const all = [...routes];
  const root = trieOf(all, (segment) => segment);
  let folded: TrieNode<T> | undefined;
  return {
    match: (method, path) => {
      const code = segmentsOf(path);
      const asWritten = select(leavesOf(root, code), code, method?.toUpperCase());
      if (asWritten.some(({ guessed }) => !guessed)) return asWritten;
      folded ??= trieOf(all, lowerCase);
      const otherwise = select(leavesOf(folded, code.map(lowerCase)), code, method?.toUpperCase());
      return asWritten.length === 0 || otherwise.some(({ guessed }) => !guessed) ? otherwise : asWritten;
    },
  };
}

function trieOf<T>(routes: readonly Route<T>[], written: (segment: Segment) => Segment): TrieNode<T> {
  const root = emptyNode<T>();
  for (const route of routes) insert(root, route, segmentsOf(route.path).map(written));
  return root;
}

function lowerCase(segment: Segment): Segment {
  switch (segment.kind) {
    case "hole":
      return segment;
    case "literal":
      return { ...segment, text: segment.text.toLowerCase() };
    case "mixed":
      return {
        ...segment,
        text: segment.text.toLowerCase(),
        parts: segment.parts.map((part) => part.toLowerCase()),
      };
  }
}

function insert<T>(root: TrieNode<T>, route: Route<T>, segments: readonly Segment[]): void {
  let node = root;
  for (const segment of segments) node = childOf(node, segment);
  // The first one wins: callers list the contract that matters most first.
  const method = route.method.toUpperCase();
  if (!node.routes.has(method)) node.routes.set(method, route);
}

function childOf<T>(node: TrieNode<T>, segment: Segment): TrieNode<T> {
  if (segment.kind === "literal") {
    const known = node.literals.get(segment.text);
    if (known !== undefined) return known;
    const made = emptyNode<T>();
    node.literals.set(segment.text, made);
    return made;
  }
  const key = segment.kind === "hole" ? "{}" : segment.text;
  const known = node.others.get(key);
  if (known !== undefined) return known.node;
  const made = emptyNode<T>();
  node.others.set(key, { segment, node: made });
  return made;
}

interface Leaf<T> {
  readonly node: TrieNode<T>;
  readonly fits: readonly Fit[];
  /** what the contract has in each segment */
  readonly taken: readonly Segment["kind"][];
}

function leavesOf<T>(root: TrieNode<T>, code: readonly Segment[]): readonly Leaf<T>[] {
  let level: readonly Leaf<T>[] = [{ node: root, fits: [], taken: [] }];
  for (const segment of code) level = level.flatMap((leaf) => step(leaf, segment));
  return level;
}

function step<T>({ node, fits, taken }: Leaf<T>, code: Segment): readonly Leaf<T>[] {
  const next: Leaf<T>[] = [];
  const take = (fit: Fit | undefined, child: TrieNode<T>, kind: Segment["kind"]): void => {
    if (fit !== undefined) next.push({ node: child, fits: [...fits, fit], taken: [...taken, kind] });
  };
  if (code.kind === "literal") {
    const child = node.literals.get(code.text);
    if (child !== undefined) take(0, child, "literal");
  } else {
    for (const [text, child] of node.literals) take(fitOf(code, { kind: "literal", text }), child, "literal");
  }
  for (const { segment, node: child } of node.others.values()) take(fitOf(code, segment), child, segment.kind);
  return next;
}

interface Serving<T> {
  readonly leaf: Leaf<T>;
  readonly routes: readonly Route<T>[];
}

/** The method is looked for first: `DELETE /users/me` is not lost because `/users/me` has only a GET. */
function select<T>(
  leaves: readonly Leaf<T>[],
  code: readonly Segment[],
  method: string | undefined,
): readonly RouteMatch<T>[] {
  const serving = leaves.flatMap((leaf): readonly Serving<T>[] => {
    const routes = routesOf(leaf.node, method).filter((route) => takesLiterals(route, leaf, code));
    return routes.length === 0 ? [] : [{ leaf, routes }];
  });
  const best = serving.reduce<Leaf<T> | undefined>(
    (winner, { leaf }) => (winner && compareFits(winner, leaf) <= 0 ? winner : leaf),
    undefined,
  );
  if (best === undefined) return [];
  const guessed = best.fits.includes(GUESS);
  return serving
    .filter(({ leaf }) => compareFits(leaf, best) === 0)
    .flatMap(({ leaf, routes }) => {
      const literals = leaf.taken.filter((kind, at) => kind === "literal" && leaf.fits[at] !== GUESS).length;
      const parameters = new Set(leaf.taken.flatMap((kind, at) => (kind === "hole" ? [at] : [])));
      return routes.map(({ value, path, method: own }) => ({
        value,
        path,
        method: own,
        guessed,
        methodGuessed: method === undefined,
        literals,
        parameters,
      }));
    });
}

/** A word in the code is no value of a parameter that takes numbers only. */
const takesLiterals = <T>({ accepts }: Route<T>, { taken }: Leaf<T>, code: readonly Segment[]): boolean =>
  accepts === undefined ||
  code.every((segment, at) => segment.kind !== "literal" || taken[at] !== "hole" || accepts(at, segment.text));

function routesOf<T>(node: TrieNode<T>, method: string | undefined): readonly Route<T>[] {
  if (method === undefined) return [...node.routes.values()];
  const exact = node.routes.get(method);
  if (exact !== undefined) return [exact];
  // RFC 9110 9.3.2: HEAD is GET without the body.
  const get = method === "HEAD" ? node.routes.get("GET") : undefined;
  return get === undefined ? [] : [get];
}

function compareFits<T>(one: Leaf<T>, other: Leaf<T>): number {
  // A guess anywhere is worse than any number of parameters.
  const guesses = count(one) - count(other);
  if (guesses !== 0) return guesses;
  for (const [at, fit] of one.fits.entries()) {
    const difference = fit - (other.fits[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const count = <T>(leaf: Leaf<T>): number => leaf.fits.filter((fit) => fit === GUESS).length;
