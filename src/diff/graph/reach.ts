import type { Difference, Edge, PairNode } from "./pair.js";
import type { PathTree } from "./path-tree.js";

/** A pair with differences, as one of several starts reaches it. */
export interface Hit<Start> {
  readonly node: PairNode;
  readonly start: Start;
  /** the way from the start, made only when somebody asks */
  readonly path: () => readonly string[];
  /** the branches of unions on the way */
  readonly branch: () => readonly string[];
  readonly depth: number;
}

interface HitAlong<Start> {
  readonly hit: Hit<Start>;
  /** what is asked after below the pair */
  readonly further: PathTree;
}

/** A pair on the way to a difference, or with one. */
interface Stop {
  readonly node: PairNode;
  readonly from: Stop[];
  leads: boolean;
  /** those that lead on; everything else need not be walked */
  onward: readonly Way[];
  /** the last walk that met it: a number is compared sooner than a set is asked */
  metBy: number;
}

interface Way {
  readonly path: Edge["path"];
  readonly branch: Edge["branch"];
  readonly to: Stop;
}

interface Step<Start> {
  readonly stop: Stop;
  readonly start: Start;
  readonly before: Step<Start> | undefined;
  readonly path: readonly string[];
  readonly branch: string | undefined;
  readonly depth: number;
}

/** The ways from where a comparison starts to every difference. */
export class Ways {
  readonly #stops = new Map<PairNode, Stop>();
  /** how many pairs have differences: a walk that has met them all is done */
  readonly #different: number;
  #walks = 0;

  constructor(starts: Iterable<PairNode>) {
    const open: Stop[] = [];
    const stopAt = (node: PairNode): Stop => {
      let stop = this.#stops.get(node);
      if (stop === undefined) {
        this.#stops.set(node, (stop = { node, from: [], leads: false, onward: [], metBy: 0 }));
        open.push(stop);
      }
      return stop;
    };
    const leading: Stop[] = [];
    const lead = (stop: Stop): void => {
      if (stop.leads) return;
      stop.leads = true;
      leading.push(stop);
    };
    for (const start of starts) stopAt(start);
    for (let stop = open.pop(); stop !== undefined; stop = open.pop()) {
      if (stop.node.differences.length > 0) lead(stop);
      for (const { to } of stop.node.edges) stopAt(to).from.push(stop);
    }
    this.#different = leading.length;
    // the list grows while it is walked
    for (const stop of leading) for (const holder of stop.from) lead(holder);
    for (const stop of leading) stop.onward = this.#onwardOf(stop);
  }

  #onwardOf({ node }: Stop): readonly Way[] {
    const onward: Way[] = [];
    for (const { path, branch, to } of node.edges) {
      const stop = this.#stops.get(to);
      if (stop?.leads === true) onward.push({ path, branch, to: stop });
    }
    return onward;
  }

  /** Breadth first, so that every pair is met on one of the shortest ways; each pair once. */
  hitsFrom<Start extends { readonly pair: PairNode }>(starts: readonly Start[]): readonly Hit<Start>[] {
    this.#walks += 1;
    const walk = this.#walks;
    const hits: Hit<Start>[] = [];
    const queue: Step<Start>[] = [];
    const meet = (step: Step<Start>): void => {
      const { stop, start, depth } = step;
      stop.metBy = walk;
      queue.push(step);
      if (stop.node.differences.length > 0)
        hits.push({ node: stop.node, start, depth, path: () => wayTo(step), branch: () => branchesTo(step) });
    };
    for (const start of starts) {
      const stop = this.#stops.get(start.pair);
      if (stop?.leads === true && stop.metBy !== walk)
        meet({ stop, start, before: undefined, path: [], branch: undefined, depth: 0 });
    }
    // the queue grows while it is walked
    for (const step of queue) {
      if (hits.length === this.#different) break;
      for (const { path, branch, to } of step.stop.onward)
        if (to.metBy !== walk)
          meet({ stop: to, start: step.start, before: step, path, branch, depth: step.depth + path.length });
    }
    return hits;
  }

  /** The pairs with differences that one meets on the way along some paths, by every branch of the unions on it. */
  hitsAlong<Start extends { readonly pair: PairNode }>(start: Start, paths: PathTree): readonly HitAlong<Start>[] {
    const hits: HitAlong<Start>[] = [];
    const first = this.#stops.get(start.pair);
    if (first?.leads !== true) return hits;
    const met = new Map<Stop, Set<PathTree>>();
    const queue: { readonly step: Step<Start>; readonly further: PathTree }[] = [];
    const meet = (step: Step<Start>, further: PathTree): void => {
      const { stop, depth } = step;
      const before = met.get(stop) ?? new Set();
      if (before.has(further)) return;
      met.set(stop, before.add(further));
      queue.push({ step, further });
      if (stop.node.differences.length > 0) {
        const hit = { node: stop.node, start, depth, path: () => wayTo(step), branch: () => branchesTo(step) };
        hits.push({ hit, further });
      }
    };
    meet({ stop: first, start, before: undefined, path: [], branch: undefined, depth: 0 }, paths);
    // the queue grows while it is walked
    for (const { step, further } of queue)
      for (const { path, branch, to } of step.stop.onward) {
        const onward = further.at(path);
        if (onward !== undefined)
          meet({ stop: to, start, before: step, path, branch, depth: step.depth + path.length }, onward);
      }
    return hits;
  }
}

function wayTo<Start>(step: Step<Start>): readonly string[] {
  const parts: (readonly string[])[] = [];
  for (let at: Step<Start> | undefined = step; at !== undefined; at = at.before) parts.push(at.path);
  return parts.reverse().flat();
}

function branchesTo<Start>(step: Step<Start>): readonly string[] {
  const branches: string[] = [];
  for (let at: Step<Start> | undefined = step; at !== undefined; at = at.before)
    if (at.branch !== undefined) branches.push(at.branch);
  return branches.reverse();
}

/** What makes two differences one: the same aspect moved the same way in the same places of both documents. */
export function causeOf(difference: Difference): string {
  const place = (origin: Difference["base"]): string =>
    origin === undefined ? "" : `${origin.file}#${origin.pointer.join("/")}`;
  return JSON.stringify([
    difference.family.name,
    difference.saidIn === "target" ? "" : place(difference.base),
    difference.saidIn === "base" ? "" : place(difference.target),
    difference.step,
    difference.before,
    difference.after,
  ]);
}
