/**
 * Where a request stays open: the function whose parameter is not known. When nobody called it with a value, as no
 * caller of a callback does, the calls further out have nothing to say of it.
 */
import { textsOf } from "../domain/strings.js";
import type { Value } from "../domain/value.js";
import { isPartOf, ts } from "../project/syntax.js";
import type { CallRecord } from "./record.js";

/** The index in the stack of the outermost call within every function that leaves something open. */
export function openedAt({ stack, url, base, method }: CallRecord): number {
  const functions = [url, base, method].flatMap((value) => (value === undefined ? [] : gapsIn(value).map(takerOf)));
  const starts = functions.map((taker) =>
    taker === undefined
      ? 0
      : Math.max(
          0,
          stack.findIndex((call) => isPartOf(call, taker)),
        ),
  );
  return starts.length === 0 ? 0 : Math.min(...starts);
}

const gapsIn = (value: Value): readonly (ts.Node | undefined)[] =>
  textsOf(value).flatMap(({ parts }) =>
    parts.flatMap((part) =>
      typeof part === "object" && "hole" in part && part.hole.parameter ? [part.hole.node] : [],
    ),
  );

/** The function whose parameter it is. */
function takerOf(gap: ts.Node | undefined): ts.Node | undefined {
  for (let at = gap; at !== undefined; at = at.parent) if (ts.isParameter(at)) return at.parent;
  return undefined;
}
