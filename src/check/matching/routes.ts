import { type Fit, fitOf, GUESS, type Segment, segmentsOf } from "./segment.js";

export interface Route<T> {
  readonly method: string;
  readonly path: string;
  readonly value: T;
}

export interface RouteMatch<T> {
  readonly value: T;
  /** the code leaves open what the contract spells out: only one of several things it may mean */
  readonly guessed: boolean;
  /** the code does not say which method; this is one of the path's */
  readonly methodGuessed: boolean;
}

export interface RouteIndex<T> {
  /** all equally good matches; literal segments beat parameters from the left */
  readonly match: (method: string | undefined, path: string) => readonly RouteMatch<T>[];
}

interface TrieNode<T> {
  readonly literals: Map<string, TrieNode<T>>;
  /** parameters and mixed segments, by their text with names blanked */
  readonly others: Map<string, { readonly segment: Segment; readonly node: TrieNode<T> }>;
  readonly values: Map<string, T>;
}

const emptyNode = <T>(): TrieNode<T> => ({ literals: new Map(), others: new Map(), values: new Map() });

/** A segment trie over path templates. */
export function indexRoutes<T>(routes: Iterable<Route<T>>): RouteIndex<T> {
  const root = emptyNode<T>();
  for (const route of routes) insert(root, route);
  return { match: (method, path) => select(leavesOf(root, segmentsOf(path)), method?.toUpperCase()) };
}

function insert<T>(root: TrieNode<T>, route: Route<T>): void {
  let node = root;
  for (const segment of segmentsOf(route.path)) node = childOf(node, segment);
  // The first one wins: callers list the contract that matters most first.
  if (!node.values.has(route.method)) node.values.set(route.method, route.value);
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
}

function leavesOf<T>(root: TrieNode<T>, code: readonly Segment[]): readonly Leaf<T>[] {
  let level: readonly Leaf<T>[] = [{ node: root, fits: [] }];
  for (const segment of code) level = level.flatMap((leaf) => step(leaf, segment));
  return level.filter((leaf) => leaf.node.values.size > 0);
}

function step<T>({ node, fits }: Leaf<T>, code: Segment): readonly Leaf<T>[] {
  const next: Leaf<T>[] = [];
  const take = (fit: Fit | undefined, child: TrieNode<T>): void => {
    if (fit !== undefined) next.push({ node: child, fits: [...fits, fit] });
  };
  if (code.kind === "literal") {
    const child = node.literals.get(code.text);
    if (child !== undefined) take(0, child);
  } else {
    for (const [text, child] of node.literals) take(fitOf(code, { kind: "literal", text }), child);
  }
  for (const { segment, node: child } of node.others.values()) take(fitOf(code, segment), child);
  return next;
}

/** The method is looked for first: `DELETE /users/me` is not lost because `/users/me` has only a GET. */
function select<T>(leaves: readonly Leaf<T>[], method: string | undefined): readonly RouteMatch<T>[] {
  const serving = leaves.filter((leaf) => valuesOf(leaf.node, method).length > 0);
  const best = serving.reduce<Leaf<T> | undefined>(
    (winner, leaf) => (winner && compareFits(winner, leaf) <= 0 ? winner : leaf),
    undefined,
  );
  if (best === undefined) return [];
  const guessed = best.fits.includes(GUESS);
  return serving
    .filter((leaf) => compareFits(leaf, best) === 0)
    .flatMap((leaf) => valuesOf(leaf.node, method))
    .map((value) => ({ value, guessed, methodGuessed: method === undefined }));
}

function valuesOf<T>(node: TrieNode<T>, method: string | undefined): readonly T[] {
  if (method === undefined) return [...node.values.values()];
  const exact = node.values.get(method);
  if (exact !== undefined) return [exact];
  // RFC 9110 9.3.2: HEAD is GET without the body.
  const get = method === "HEAD" ? node.values.get("GET") : undefined;
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
