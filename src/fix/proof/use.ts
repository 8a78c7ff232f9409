/** What one call uses of its operation. */
import type { ApiCall, FieldUse } from "../../scan/call.js";
import type { Escape } from "../code/answer.js";

export interface CallUse extends Pick<ApiCall, "query" | "headers" | "body" | "reads" | "complete"> {
  /** where the answer goes out of sight; `unused`: nobody looks at it */
  readonly answer: readonly Escape[] | "unused";
}

/** Everything that an operation has, for saying whether a replacement always serves. */
export const field = (path: readonly string[]): FieldUse => ({
  path,
  at: { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 },
  values: [],
  certainty: "certain",
});
