import type { FieldUse } from "../../scan/call.js";
import { pathText } from "../words/element.js";

/**
 * Each field once, in the order of first use; `spec` says nothing that `spec.compute` does not,
 * and the elements of a list of plain values are no field beside the list.
 */
export const fieldNames = (fields: readonly FieldUse[]): readonly string[] => {
  const all = new Map(
    fields
      .map(({ path }) => (path.length > 1 && path.at(-1) === "[]" ? path.slice(0, -1) : path))
      .map((path) => [pathText(path), path]),
  );
  const inner = new Set(
    [...all.values()].flatMap((path) => path.slice(1).map((_, at) => pathText(path.slice(0, at + 1)))),
  );
  return [...all.keys()].filter((path) => !inner.has(path));
};
