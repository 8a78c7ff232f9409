import type { Contract, Location, Operation } from "../contract/contract.js";
import type { AffectedOperation, Change, Level } from "./change.js";

/** What a report calls one side: a built-in version, or the file or address as the user gave it. */
export interface ContractName {
  readonly version: string;
  /** the day on which a rolling API (`latest`) was captured */
  readonly captured?: string;
}

/** Everything a format of `diff` needs; the JSON of `diff` is this, unchanged. */
export interface ChangeReport {
  readonly schemaVersion: 1;
  readonly base: ContractName;
  readonly target: ContractName;
  readonly changes: readonly Change[];
  /** changes that a baseline accepts: in none of the counts */
  readonly accepted: readonly {
    readonly change: Change;
    readonly reason: string | null;
    readonly until: string | null;
  }[];
  readonly summary: Readonly<Record<Level, number>>;
  /** parts of either document that could not be compared */
  readonly skipped: readonly NotCompared[];
}

export interface NotCompared extends Location {
  readonly reason: string;
}

export const notCompared = (...contracts: readonly Contract[]): readonly NotCompared[] =>
  contracts.flatMap(({ skipped, locate }) => skipped.map(({ origin, reason }) => ({ ...locate(origin), reason })));

export function changeReport(
  base: ContractName,
  target: ContractName,
  changes: readonly Change[],
  skipped: readonly NotCompared[],
  accepted: ChangeReport["accepted"] = [],
): ChangeReport {
  const count = (level: Level): number => changes.filter((change) => change.level === level).length;
  return {
    schemaVersion: 1,
    base,
    target,
    changes,
    accepted,
    summary: { breaking: count("breaking"), dangerous: count("dangerous"), compatible: count("compatible") },
    skipped,
  };
}

/** What a release note says about an operation beside what changed. */
export interface OperationFacts {
  readonly tags: readonly string[];
  /** what either document names instead of it */
  readonly replacement: readonly string[];
}

/** The target speaks first: replacements are often named only once the old way is gone. */
export function operationFacts(
  base: Contract,
  target: Contract,
): (operation: AffectedOperation) => OperationFacts | undefined {
  const [before, after] = [base, target].map((contract) =>
    byAddress([...contract.operations.values(), ...contract.webhooks.values()]),
  );
  return (affected) => {
    const address = addressOf(affected);
    const [was, is] = [before?.get(address), after?.get(address)];
    const [some] = [was, is].filter((one) => one !== undefined);
    if (some === undefined) return undefined;
    return {
      tags: some.tags,
      replacement: is !== undefined && is.replacement.length > 0 ? is.replacement : (was?.replacement ?? []),
    };
  };
}

const addressOf = ({ method, path }: AffectedOperation): string => `${method} ${path}`;
const byAddress = (operations: readonly Operation[]): ReadonlyMap<string, Operation> =>
  new Map(operations.map((operation) => [addressOf(operation), operation]));
