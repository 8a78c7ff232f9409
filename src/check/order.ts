/** One order for everything in a report: the same on every machine, whatever order the files were read in. */
import type { Element } from "../contract/element.js";
import type { AcceptedFinding, CheckReport } from "./finding.js";

interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Ordered {
  readonly place: Spot;
  readonly ruleId: string;
  /** absent from what is judged on its own */
  readonly api?: string;
  readonly operation: string;
  readonly element: Element;
}

/** File, line, column, rule, element. */
export const inOrder = <F extends Ordered>(findings: readonly F[]): readonly F[] => [...findings].sort(compareFindings);

export const acceptedInOrder = (accepted: readonly AcceptedFinding[]): readonly AcceptedFinding[] =>
  [...accepted].sort((one, other) => compareFindings(one.finding, other.finding) || compareTexts(one.by, other.by));

export const unresolvedInOrder = (calls: CheckReport["unresolved"]): CheckReport["unresolved"] =>
  [...calls].sort((one, other) => compareSpots(one, other) || compareTexts(one.reason, other.reason));

export const troublesInOrder = (files: CheckReport["troubledFiles"]): CheckReport["troubledFiles"] =>
  [...files].sort(
    (one, other) =>
      compareTexts(one.file, other.file) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      compareTexts(one.reason, other.reason),
  );

function compareFindings(one: Ordered, other: Ordered): number {
  return (
    compareSpots(one.place, other.place) ||
    compareTexts(one.ruleId, other.ruleId) ||
    compareTexts(one.api ?? "", other.api ?? "") ||
    compareTexts(one.operation, other.operation) ||
    compareTexts(JSON.stringify(one.element), JSON.stringify(other.element))
  );
}

/** File, line, column; what stands at one place stays in its order. */
export const inPlaceOrder = <T extends Spot>(things: readonly T[]): readonly T[] => [...things].sort(compareSpots);

const compareSpots = (one: Spot, other: Spot): number =>
  compareTexts(one.file, other.file) || one.line - other.line || one.column - other.column;

/** By code units: `localeCompare` differs between machines. */
const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
