/** What one call uses of its operation. */
import type { ApiCall } from "../../scan/call.js";
import type { Escape } from "../code/answer.js";

export interface CallUse extends Pick<ApiCall, "query" | "headers" | "body" | "reads" | "complete"> {
  /** where the answer goes out of sight; `unused`: nobody looks at it */
  readonly answer: readonly Escape[] | "unused";
}
