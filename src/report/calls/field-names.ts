import type { FieldUse } from "../../scan/call.js";
import { pathText } from "../message/element.js";

/** Each path once, in the order of first use; `spec` says nothing that `spec.compute` does not. */
export const fieldNames = (fields: readonly FieldUse[]): readonly string[] => {
  const all = new Map(fields.map(({ path }) => [pathText(path), path]));
  const inner = new Set([...all.values()].flatMap((path) => path.slice(1).map((_, at) => pathText(path.slice(0, at + 1)))));
  return [...all.keys()].filter((path) => !inner.has(path));
};
