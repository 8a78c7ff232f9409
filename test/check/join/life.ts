/** The life of an element, written down instead of read from contracts: what a test does not name is empty. */

import { OPERATION } from "../../../src/contract/element.js";
import { operationKey } from "../../../src/contract/index.js";
import type { PlaceLife } from "../../../src/policy/life.js";
import type { Lifecycle, LifecycleEvent } from "../../../src/policy/standing.js";

type Mark = Pick<LifecycleEvent, "kind" | "release">;

interface Named {
  readonly lifecycle?: Partial<Lifecycle>;
  readonly since?: Mark;
  readonly removed?: Mark;
  readonly owed?: PlaceLife["owed"];
}

export function life({ lifecycle, since, removed, owed }: Named): PlaceLife {
  const place = { operation: operationKey("GET", "/books"), element: OPERATION };
  return {
    place,
    lifecycle: {
      ...place,
      introducedOrBefore: false,
      events: [],
      presence: [],
      sunset: undefined,
      announcedEnd: undefined,
      statedSince: undefined,
      disagreements: [],
      replacement: [],
      experimental: false,
      maturity: [],
      documented: [],
      ...lifecycle,
    },
    standing: { state: "supported", experimental: false },
    since: since && event(since),
    window: undefined,
    promise: undefined,
    owed,
    removed: removed && event(removed),
    experimental: false,
  };
}

const event = ({ kind, release }: Mark): LifecycleEvent => ({
  kind,
  release,
  source: { kind: "contract", release },
  orBefore: false,
});
