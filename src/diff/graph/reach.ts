import type { Difference, Edge, PairNode } from "./pair.js";

/** A pair with differences, as one of several starts reaches it. */
export interface Hit<Start> {
  readonly node: PairNode;
  readonly start: Start;
  /** the way from the start, made only when somebody asks */
  readonly path: () => readonly string[];
  readonly depth: number;
}

/** Where a walk has to go to meet every difference. */
export interface Guide {
  /** the pairs from which some difference can be reached, with the ways that lead on to one; everything else need not be walked */
  readonly leading: ReadonlyMap<PairNode, readonly Edge[]>;
  /** how many pairs have differences: who has met them all is done */
  readonly different: number;
}

export function leadingToDifferences(starts: Iterable<PairNode>): Guide {
  const parents = new Map<PairNode, PairNode[]>();
  const open: PairNode[] = [];
  for (const start of starts)
    if (!parents.has(start)) {
      parents.set(start, []);
      open.push(start);
    }
  const different: PairNode[] = [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.differences.length > 0) different.push(node);
    for (const { to } of node.edges) {
      const known = parents.get(to);
      if (known !== undefined) known.push(node);
      else {
        parents.set(to, [node]);
        open.push(to);
      }
    }
  }
  const leading = new Set(different);
  const count = different.length;
  for (let node = different.pop(); node !== undefined; node = different.pop())
    for (const parent of parents.get(node) ?? [])
      if (!leading.has(parent)) {
        leading.add(parent);
        different.push(parent);
      }
  const onward = (node: PairNode): readonly Edge[] => node.edges.filter(({ to }) => leading.has(to));
  return { leading: new Map(Array.from(leading, (node) => [node, onward(node)])), different: count };
}

interface Step<Start> {
  readonly node: PairNode;
  readonly start: Start;
  readonly before: Step<Start> | undefined;
  readonly path: readonly string[];
  readonly depth: number;
}

/** Breadth first, so that every pair is met on one of the shortest ways; each pair once. */
export function* hitsFrom<Start extends { readonly pair: PairNode }>(starts: readonly Start[], { leading, different }: Guide): Generator<Hit<Start>> {
  let unmet = different;
  const seen = new Set<PairNode>();
  const queue: Step<Start>[] = [];
  const visit = (step: Step<Start>): void => {
    if (seen.has(step.node) || !leading.has(step.node)) return;
    seen.add(step.node);
    queue.push(step);
    if (step.node.differences.length > 0) unmet -= 1;
  };
  for (const start of starts) visit({ node: start.pair, start, before: undefined, path: [], depth: 0 });
  // the queue grows while it is walked
  for (const step of queue) {
    if (step.node.differences.length > 0) yield { node: step.node, start: step.start, depth: step.depth, path: () => wayTo(step) };
    if (unmet === 0) continue;
    for (const edge of leading.get(step.node) ?? [])
      visit({ node: edge.to, start: step.start, before: step, path: edge.path, depth: step.depth + edge.path.length });
  }
}

function wayTo<Start>(step: Step<Start>): readonly string[] {
  const parts: (readonly string[])[] = [];
  for (let at: Step<Start> | undefined = step; at !== undefined; at = at.before) parts.push(at.path);
  return parts.reverse().flat();
}

/** What makes two differences one: the same aspect moved the same way in the same places of both documents. */
export function causeOf(difference: Difference): string {
  const place = (origin: Difference["base"]): string => (origin === undefined ? "" : `${origin.file}#${origin.pointer.join("/")}`);
  return JSON.stringify([
    difference.family.name,
    difference.saidIn === "target" ? "" : place(difference.base),
    difference.saidIn === "base" ? "" : place(difference.target),
    difference.step,
    difference.before,
    difference.after,
  ]);
}
