import type { Deprecation, Matured } from "../contract.js";
import type { Json } from "./layout.js";

/** The marks as the reader of contracts looks for them. */
export function writeMarks(marks: Deprecation & Partial<Matured>): Record<string, Json | undefined> {
  return {
    deprecated: marks.deprecated ? true : undefined,
    "x-deprecated-since": marks.since,
    "x-maturity": marks.maturity === undefined || marks.maturity === "stable" ? undefined : marks.maturity,
    "x-replaced-by": marks.replacement.length === 0 ? undefined : [...marks.replacement],
    "x-stability-level": marks.unknownMaturity,
    "x-sunset": marks.sunset,
  };
}
