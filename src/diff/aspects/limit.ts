import type { Schema } from "../../contract/contract.js";
import type { Aspect, SchemaPair } from "../graph/pair.js";
import { allOf, type LimitFamilies, type LimitWords, limitFamilies } from "../rules/limit-families.js";
import type { Fact, View } from "../view/view.js";

type LimitKeyword =
  | "minLength"
  | "maxLength"
  | "minItems"
  | "maxItems"
  | "minProperties"
  | "maxProperties"
  | "minContains"
  | "maxContains";

/** An aspect whose whole meaning is one number; a minimum of 0 is none. */
export function limitAspect(words: LimitWords & { readonly keyword: LimitKeyword }): Aspect {
  const families = limitFamilies(words);
  const higherIsStricter = words.kind === "minimum";
  return {
    name: words.name,
    keywords: [words.keyword],
    families: allOf(families),
    compare(pair) {
      const before = strictest(pair.base, words.keyword, higherIsStricter);
      const after = strictest(pair.target, words.keyword, higherIsStricter);
      if (before?.value !== after?.value) reportLimit(pair, families, before, after, higherIsStricter);
    },
  };
}

export function reportLimit(
  pair: SchemaPair,
  families: LimitFamilies,
  before: Fact<number> | undefined,
  after: Fact<number> | undefined,
  higherIsStricter: boolean,
): void {
  const details = {
    before: before?.value,
    after: after?.value,
    ...(before && { base: before.from }),
    ...(after && { target: after.from }),
  };
  if (before === undefined) pair.report(families.set, details);
  else if (after === undefined) pair.report(families.unset, details);
  else pair.report(after.value > before.value === higherIsStricter ? families.tightened : families.loosened, details);
}

function strictest(view: View, keyword: LimitKeyword, higherIsStricter: boolean): Fact<number> | undefined {
  let best: Fact<number> | undefined;
  for (const from of view.nodes) {
    const value = (from as Pick<Schema, LimitKeyword>)[keyword];
    if (value === undefined || (higherIsStricter && value === 0)) continue;
    if (best === undefined || value > best.value === higherIsStricter) best = { value, from };
  }
  return best;
}
