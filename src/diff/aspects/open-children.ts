import type { SchemaPair } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { ChildView, SchemaKeyword, View } from "../view/view.js";

/**
 * Compares a keyword for what is not described one by one: absent it takes everything, `false` nothing,
 * and a schema is compared below.
 */
export function openChildren(how: {
  readonly keyword: SchemaKeyword;
  readonly path: readonly string[];
  readonly forbidden: RuleFamily;
  readonly allowed: RuleFamily;
  /** a keyword beside which this one has no effect */
  readonly unless?: SchemaKeyword;
}): (pair: SchemaPair) => void {
  return (pair) => {
    const said = (view: View): ChildView | undefined =>
      how.unless !== undefined && view.child(how.unless) !== undefined ? undefined : view.child(how.keyword);
    const before = said(pair.base);
    const after = said(pair.target);
    if (before !== undefined && after !== undefined && pair.saysTheSame(before, after)) return;
    const wasClosed = before?.view.never === true;
    const isClosed = after?.view.never === true;
    const places = { ...(before && { base: before.from }), ...(after && { target: after.from }) };
    if (wasClosed || isClosed) {
      if (wasClosed !== isClosed)
        pair.report(isClosed ? how.forbidden : how.allowed, { before: !wasClosed, after: !isClosed, ...places });
    } else if (before !== undefined || after !== undefined) {
      pair.descend(how.path, before?.view ?? pair.anything.base, after?.view ?? pair.anything.target);
    }
  };
}
