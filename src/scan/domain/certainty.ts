/** Values that the code shows, but that need not hold when they are read. */

import type { Value } from "./value.js";

/**
 * The same value, with the mark that it can be another one by the time it is read:
 * `const [tab] = useState("groups")`, `let legacy = false` with a setter, a member of a union type.
 * It still speaks for paths; no condition is decided by it.
 */
export function uncertain(value: Value): Value {
  switch (value.kind) {
    case "text":
    case "plain":
      return value.uncertain === true ? value : { ...value, uncertain: true };
    case "union":
      return { ...value, options: value.options.map(uncertain) };
    default:
      return value;
  }
}

export const isUncertain = (value: Value): boolean =>
  (value.kind === "text" || value.kind === "plain") && value.uncertain === true;
