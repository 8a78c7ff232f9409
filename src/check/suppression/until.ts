import type { Until } from "./directive.js";

/** Whether an `until` lies ahead; `unknown` where it names a release nobody knows. No `until` never ends. */
export type EndOf = (until: Until | undefined) => "ahead" | "past" | "unknown";

/**
 * A day still counts while it lasts. A release ends a suppression when it is the target: what was accepted
 * `until 2.26` comes back for whoever plans the step to 2.26.
 */
export function endsBy(clock: { readonly asOf: string; readonly target: string; readonly order: readonly string[] }): EndOf {
  const target = clock.order.indexOf(clock.target);
  return (until) => {
    if (until === undefined) return "ahead";
    if (until.kind === "day") return clock.asOf <= until.text ? "ahead" : "past";
    const end = clock.order.indexOf(until.text);
    if (end < 0) return "unknown";
    return target >= 0 && target < end ? "ahead" : "past";
  };
}
