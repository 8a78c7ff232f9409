import type { Until } from "./directive.js";

/** Whether an `until` lies ahead; `unknown` where it names a release nobody knows. No `until` never ends. */
export type EndOf = (until: Until | undefined) => "ahead" | "past" | "unknown";

/**
 * A day still counts while it lasts. A release ends a suppression when it is the target: what was accepted
 * `until 2.26` comes back for whoever plans the step to 2.26.
 *
 * `position` is the target's place in `order`, beyond its end for releases that are not out yet.
 */
export function endsBy({
  asOf,
  position,
  order,
}: {
  readonly asOf: string;
  readonly position: number;
  readonly order: readonly string[];
}): EndOf {
  return (until) => {
    if (until === undefined) return "ahead";
    if (until.kind === "day") return asOf <= until.text ? "ahead" : "past";
    const end = order.indexOf(until.text);
    if (end < 0) return "unknown";
    return position < end ? "ahead" : "past";
  };
}
