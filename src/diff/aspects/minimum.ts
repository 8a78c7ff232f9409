import type { Aspect } from "../graph/pair.js";
import { allOf, limitFamilies } from "../rules/limit-families.js";
import { compareBounds } from "../view/bounds.js";
import { reportLimit } from "./limit.js";

const inclusive = limitFamilies({
  name: "min",
  keyword: "minimum",
  spoken: "the minimum",
  kind: "minimum",
  type: "number",
});
const exclusive = limitFamilies({
  name: "exclusive-min",
  keyword: "exclusiveMinimum",
  spoken: "the exclusive minimum",
  kind: "minimum",
  type: "number",
});

/** Inclusive and exclusive are one bound: `minimum` and `exclusiveMinimum` beside each other mean the stricter one. */
export const minimum: Aspect = {
  name: "minimum",
  keywords: ["minimum", "exclusiveMinimum"],
  families: [...allOf(inclusive), ...allOf(exclusive)],
  compare(pair) {
    const before = pair.base.minimum;
    const after = pair.target.minimum;
    if (compareBounds(before, after, 1) === 0) return;
    const said = after ?? before;
    const families = said?.exclusive === true ? exclusive : inclusive;
    // `> 5` against `>= 5`: the number is the same, the bound is not
    if (before !== undefined && after !== undefined && before.value === after.value) {
      const stricter = compareBounds(after, before, 1) > 0;
      pair.report(stricter ? families.tightened : families.loosened, {
        before: before.value,
        after: after.value,
        base: before.from,
        target: after.from,
      });
    } else reportLimit(pair, families, before, after, true);
  },
};
