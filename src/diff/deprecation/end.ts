import type { Calendar } from "./turn.js";
import type { Deprecation } from "../../spec/contract.js";
import { sunsetDay } from "./sunset-date.js";

/** How well a removal was announced. */
export type End = "without-deprecation" | "with-deprecation" | "sunset-parse" | "before-sunset";

/** Deprecated, and removed no earlier than on the day it named. */
export function endOf(element: Deprecation, { today }: Calendar): End {
  if (!element.deprecated) return "without-deprecation";
  if (element.sunset === undefined) return "with-deprecation";
  const day = sunsetDay(element.sunset);
  if (day === undefined) return "sunset-parse";
  return today !== undefined && today < day ? "before-sunset" : "with-deprecation";
}
