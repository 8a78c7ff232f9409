import { SPEAKS } from "./needles.js";

/**
 * What is known of a name or a piece of code: over how many imports the API, a piece of one of its paths, and an HTTP
 * client came to it. `Infinity`: not at all.
 */
export interface News {
  readonly api: number;
  readonly piece: number;
  readonly transport: number;
}

export const NO_NEWS: News = { api: Infinity, piece: Infinity, transport: Infinity };

/**
 * How far news travels from file to file: the function that calls, the hook around it, the component, its child.
 * Farther on nearly every file of an application imports nearly every other.
 */
export const FARTHEST = 3;

export const newsOfBits = (bits: number): News => {
  const own = (bit: number): number => ((bits & bit) !== 0 ? 0 : Infinity);
  return { api: own(SPEAKS.api), piece: own(SPEAKS.piece), transport: own(SPEAKS.transport) };
};

export const merge = (a: News, b: News): News =>
  b === NO_NEWS
    ? a
    : { api: Math.min(a.api, b.api), piece: Math.min(a.piece, b.piece), transport: Math.min(a.transport, b.transport) };

/** One import farther. */
export const carried = (news: News): News => {
  const far = (hops: number): number => (hops >= FARTHEST ? Infinity : hops + 1);
  return { api: far(news.api), piece: far(news.piece), transport: far(news.transport) };
};

/** Code that can hold a call of the API: it names the API, or a piece of a path and a client meet in it. */
export const mayCall = ({ api, piece, transport }: News): boolean =>
  api < Infinity || (piece < Infinity && transport < Infinity);

/** Names and their news; `hear` tells whether anything was new. */
export class Heard {
  readonly #names = new Map<string, News>();

  of(name: string): News {
    return this.#names.get(name) ?? NO_NEWS;
  }

  all(): News {
    return [...this.#names.values()].reduce(merge, NO_NEWS);
  }

  entries(): Iterable<readonly [string, News]> {
    return this.#names;
  }

  hear(name: string, news: News): boolean {
    const before = this.of(name);
    const after = merge(before, news);
    if (before.api === after.api && before.piece === after.piece && before.transport === after.transport) return false;
    this.#names.set(name, after);
    return true;
  }
}
