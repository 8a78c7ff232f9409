import type { Change, Level } from "./change.js";

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
  readonly summary: Readonly<Record<Level, number>>;
}

export function changeReport(base: ContractName, target: ContractName, changes: readonly Change[]): ChangeReport {
  const count = (level: Level): number => changes.filter((change) => change.level === level).length;
  return {
    schemaVersion: 1,
    base,
    target,
    changes,
    summary: { breaking: count("breaking"), dangerous: count("dangerous"), compatible: count("compatible") },
  };
}
