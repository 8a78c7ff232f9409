import type { Contract, JsonValue, Location, Origin } from "../contract/contract.js";
import type { AffectedOperation, Announcement, Change, Element, Level } from "./change.js";
import { fingerprint } from "./fingerprint.js";

/** What was found at one place of two documents. */
export interface Found {
  readonly element: Element;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly announced: Announcement | undefined;
  readonly branch: readonly string[];
  readonly base: Origin | undefined;
  readonly target: Origin | undefined;
}

interface Contracts {
  readonly base: Pick<Contract, "locate">;
  readonly target: Pick<Contract, "locate">;
}

/**
 * A change whose places and fingerprint are worked out for who asks: a report for people names one place and no
 * fingerprint. A class, because V8 takes every object literal with getters for a kind of its own.
 */
export class FoundChange implements Change {
  readonly element: Element;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly announced: Announcement | null;
  readonly branch: readonly string[];
  readonly #found: Found;
  readonly #contracts: Contracts;
  #baseLocation: Location | null | undefined;
  #targetLocation: Location | null | undefined;
  #fingerprint: string | undefined;

  constructor(
    readonly ruleId: string,
    readonly level: Level,
    found: Found,
    readonly affects: readonly AffectedOperation[],
    contracts: Contracts,
  ) {
    this.#found = found;
    this.#contracts = contracts;
    this.element = found.element;
    this.before = found.before;
    this.after = found.after;
    this.announced = found.announced ?? null;
    this.branch = found.branch;
  }

  get baseLocation(): Location | null {
    const { base } = this.#found;
    return (this.#baseLocation ??= base === undefined ? null : this.#contracts.base.locate(base));
  }

  get targetLocation(): Location | null {
    const { target } = this.#found;
    return (this.#targetLocation ??= target === undefined ? null : this.#contracts.target.locate(target));
  }

  get fingerprint(): string {
    return (this.#fingerprint ??= fingerprint(this, this.affects));
  }

  /** Of the public names alone, as `JSON.stringify` asks for it. */
  toJSON(): Change {
    return plainChange(this);
  }
}

/** The same as data: everything is worked out. */
export const plainChange = (change: Change): Change => ({
  ruleId: change.ruleId,
  element: change.element,
  before: change.before,
  after: change.after,
  level: change.level,
  announced: change.announced,
  branch: change.branch,
  affects: change.affects,
  baseLocation: change.baseLocation,
  targetLocation: change.targetLocation,
  fingerprint: change.fingerprint,
});
