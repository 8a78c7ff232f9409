/**
 * What all shipped contracts say of every operation and element, as `statements.json` holds it. Releases are told by
 * their position in `releases`; everything else that repeats has a table and is told by its position there.
 */
import type { Statement } from "../../contract/statement.js";

export interface StatementsRecord {
  /** oldest first */
  readonly releases: readonly string[];
  /** URLs, by release */
  readonly servers: readonly (readonly string[])[];
  /** of parameters, fields and enum values */
  readonly names: readonly string[];
  readonly statements: readonly RecordedStatement[];
  /** for each release the position of what it says in `statements` */
  readonly says: readonly (readonly number[])[];
  readonly places: readonly RecordedPlace[];
  readonly operations: readonly RecordedOperation[];
}

/** What is left out is as in `ABSENT`. */
export type RecordedStatement = Partial<Statement>;

/**
 * What is said here, and where names lead. `fields` are pairs of a name and a place; any other name leads to `other`
 * (`UNTOLD`: it may lead anywhere). `values` are pairs of an enum value and what is said of it; `otherValue` is said
 * of any other.
 */
export type RecordedPlace = readonly [
  says: number,
  other: number,
  otherValue: number,
  fields?: readonly number[],
  values?: readonly number[],
];

export const UNTOLD = -1;

/** `roots`: a place for each of `ROOT_KINDS`. `spellings`: from which release on it is written so, oldest first. */
export type RecordedOperation = readonly [
  method: string,
  says: number,
  roots: readonly number[],
  ...spellings: RecordedSpelling[],
];
export type RecordedSpelling = readonly [from: number, path: string, operationId?: string];

/** One entry a line, so that two records compare well as text. */
export function layOutRecord(record: object): string {
  const table = (rows: readonly unknown[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`;
  return `{\n${Object.entries(record as Record<string, readonly unknown[]>)
    .map(([name, rows]) => `${JSON.stringify(name)}:${table(rows)}`)
    .join(",\n")}\n}\n`;
}
