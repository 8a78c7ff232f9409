/** What the join asks about an API. Everything is answered on demand: a check pays for the elements its code uses. */

import type { Contract, Operation, OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import type { Notice, ProviderRewrite, ProviderSignature } from "../../contract/provider/index.js";
import type { Change } from "../../diff/change.js";
import type { ReleaseContract } from "../../diff/history/index.js";
import type { Target as ReleaseTarget } from "../../policy/calendar.js";
import type { PlaceLife } from "../../policy/life.js";

/** A release somebody plans for. */
export interface Target {
  readonly release: ReleaseTarget;
  /** its own contract, read on first use; without one only notices and policy answer, as a forecast */
  readonly contract: Contract | undefined;
}

export interface ApiKnowledge {
  /** the contract the code was written against: that of `from`, or the nearest before it */
  readonly base: ReleaseContract;
  /** false: nobody said what runs now, so nothing can be missing from it */
  readonly baseGiven: boolean;
  /** what runs now, where a document of it is known: what a release has is said of no other one */
  readonly installed: ReleaseContract | undefined;
  /** one; several where the code must work on a range of releases, oldest first */
  readonly targets: readonly Target[];
  /** all contracts known, oldest first */
  readonly contracts: readonly ReleaseContract[];
  readonly notices: readonly Notice[];
  readonly signatures: readonly ProviderSignature[];
  readonly rewrites: readonly ProviderRewrite[];
  /**
   * where a report places a file of the user's own documents; undefined: the documents ship with the tool, and a line
   * in them helps nobody
   */
  readonly documentAt: ((file: string) => string) | undefined;
  /** the life of an element by one way of one operation, as of a target */
  readonly life: (operation: OperationKey, element: Element, target: Target) => PlaceLife;
  /** how an operation differs between the base and the newest target with a contract, on the way to some of its elements */
  readonly changes: (operation: Operation, elements: readonly Element[]) => readonly Change[];
}
