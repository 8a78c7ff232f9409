/** Whether another operation serves a call on every release that counts: the one that runs and those that are planned. */
import type { ApiKnowledge } from "../../check/api/knowledge.js";
import type { Unproved } from "../../check/fix.js";
import { type OperationKey } from "../../contract/index.js";
import { compareAsUsed, type OperationAt } from "./compare.js";
import type { CallUse } from "./use.js";

const OPERATION = { kind: "operation", path: [] } as const;

/** Undefined: it is no successor, at least not for long; a list: what keeps it from being proved. */
export function proveSuccessor(
  knowledge: ApiKnowledge,
  old: OperationKey,
  successor: OperationKey,
  use: CallUse,
): readonly Unproved[] | undefined {
  const before = describedIn(knowledge, old);
  if (before === undefined) return undefined;
  const stands = knowledge.targets.every((target) => {
    const { state } = knowledge.life(successor, OPERATION, target).standing;
    return state === "supported" || state === "not-yet";
  });
  if (!stands) return undefined;
  const unproved: Unproved[] = [];
  let found = false;
  for (const { release, contract, planned } of releasesOf(knowledge)) {
    if (contract === undefined) {
      unproved.push({ kind: "unknown-release", release });
      continue;
    }
    const operation = contract.operations.get(successor);
    if (operation === undefined) {
      // nobody who plans for that release can move there
      if (planned && knowledge.targets.length === 1) return undefined;
      unproved.push({ kind: "after-upgrade", release });
      continue;
    }
    found = true;
    unproved.push(...compareAsUsed(before, { release, contract, operation }, use));
  }
  return found ? onceEach(unproved) : undefined;
}

/** As the release that runs describes it, else the newest that still does. */
function describedIn({ base, contracts }: ApiKnowledge, key: OperationKey): OperationAt | undefined {
  for (const { version, contract } of [base, ...contracts.toReversed()]) {
    const operation = contract.operations.get(key);
    if (operation !== undefined) return { release: version, contract, operation };
  }
  return undefined;
}

interface ReleaseThatCounts {
  readonly release: string;
  readonly contract: OperationAt["contract"] | undefined;
  readonly planned: boolean;
}

/** What runs now comes first: an edit that breaks today's code is none. */
export function releasesOf({ base, targets }: ApiKnowledge): readonly ReleaseThatCounts[] {
  const planned = targets.map((target) => ({ release: target.release.name, contract: target.contract, planned: true }));
  return planned.some(({ release }) => release === base.version)
    ? planned
    : [{ release: base.version, contract: base.contract, planned: false }, ...planned];
}

/** The same difference on two releases is one reason. */
export function onceEach(unproved: readonly Unproved[]): readonly Unproved[] {
  const seen = new Set<string>();
  return unproved.filter((one) => {
    const key = JSON.stringify(
      "element" in one ? { ...one, release: "" } : one.kind === "shape" ? { ...one, release: "" } : one,
    );
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
