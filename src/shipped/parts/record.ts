/**
 * What a listing would have to look for in all contracts, and what only a comparison of two of them tells, as
 * `parts.json` holds it for the shipped ones. Texts and operations are told by their positions in tables.
 */

export interface PartsRecord {
  /** oldest first */
  readonly releases: readonly string[];
  /** `GET /users/{}` */
  readonly operations: readonly string[];
  /** names, enum values and anchors */
  readonly texts: readonly string[];
  /** see `candidatesIn`; an element that an earlier release has already told is here again only if the next release lacks it */
  readonly candidates: readonly RecordedCandidate[];
  /** see `fieldsNamed`, for the names that shipped notices have; what is as in the release before is not repeated */
  readonly named: readonly RecordedNames[];
}

/** `became`: the next release lacks it, and this stands for it there; nothing does if it is empty. */
export type RecordedCandidate = readonly [
  release: number,
  operation: number,
  kind: number,
  anchor: number,
  path: readonly number[],
  became?: readonly RecordedGuess[],
];
export type RecordedGuess = readonly [
  target: string,
  certainty: "certain" | "likely",
  by: "operation-id" | "name" | "shape",
];
export type RecordedNames = readonly [
  release: number,
  operation: number,
  name: number,
  fields: readonly RecordedField[],
];
export type RecordedField = readonly [kind: number, anchor: number, path: readonly number[]];
