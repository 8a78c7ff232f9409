import { SIGNALS } from "./signals.js";

/**
 * What is known of a name or a piece of code: over how many imports the API, a piece of one of its paths, and an HTTP
 * client came to it. `Infinity`: not at all.
 */
export interface Evidence {
  readonly api: number;
  readonly piece: number;
  readonly transport: number;
}

export const NO_EVIDENCE: Evidence = { api: Infinity, piece: Infinity, transport: Infinity };

/**
 * How far evidence travels from file to file: the function that calls, the hook around it, the component, its child.
 * Farther on nearly every file of an application imports nearly every other.
 */
export const MOST_IMPORTS = 3;

export const evidenceOfSignals = (bits: number): Evidence => {
  const own = (bit: number): number => ((bits & bit) !== 0 ? 0 : Infinity);
  return { api: own(SIGNALS.api), piece: own(SIGNALS.piece), transport: own(SIGNALS.transport) };
};

export const merge = (a: Evidence, b: Evidence): Evidence =>
  b === NO_EVIDENCE
    ? a
    : { api: Math.min(a.api, b.api), piece: Math.min(a.piece, b.piece), transport: Math.min(a.transport, b.transport) };

/** One import farther. */
export const oneImportFarther = (evidence: Evidence): Evidence => {
  const far = (hops: number): number => (hops >= MOST_IMPORTS ? Infinity : hops + 1);
  return { api: far(evidence.api), piece: far(evidence.piece), transport: far(evidence.transport) };
};

/** Code that can hold a call of the API: it names the API, or a piece of a path and a client meet in it. */
export const mayCall = ({ api, piece, transport }: Evidence): boolean =>
  api < Infinity || (piece < Infinity && transport < Infinity);

/** Names and their evidence; `add` tells whether any was new. */
export class NameEvidence {
  readonly #names = new Map<string, Evidence>();

  of(name: string): Evidence {
    return this.#names.get(name) ?? NO_EVIDENCE;
  }

  all(): Evidence {
    return [...this.#names.values()].reduce(merge, NO_EVIDENCE);
  }

  entries(): Iterable<readonly [string, Evidence]> {
    return this.#names;
  }

  add(name: string, evidence: Evidence): boolean {
    const before = this.of(name);
    const after = merge(before, evidence);
    if (before.api === after.api && before.piece === after.piece && before.transport === after.transport) return false;
    this.#names.set(name, after);
    return true;
  }
}
