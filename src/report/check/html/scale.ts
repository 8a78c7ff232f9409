import type { Markup } from "../../text/html.js";
import type { DeadlineRow } from "../deadlines.js";

/** A clock drawn from left to right. */
export interface Scale {
  readonly axis: Markup;
  /** where the target or today is, in percent */
  readonly now: number;
  readonly spanOf: (row: Pick<DeadlineRow, "removed" | "kept">) => Span | undefined;
}

/** From `sure` to `late` the end is somewhere; both in percent of the track. */
export interface Span {
  readonly sure: number;
  readonly late: number;
  readonly over: boolean;
}

export const percent = (value: number): string => `${value.toFixed(2)}%`;
