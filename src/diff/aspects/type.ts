import type { Aspect, SchemaPair } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { ValueType, View } from "../view/view.js";

const READ_STRICTLY = { response: "Readers get a type they were not written for." } as const;

export const typeChanged: RuleFamily = {
  name: "type-changed",
  effect: "changed",
  what: "The type of {subject} changed.",
  example: { before: "type: integer", after: "type: boolean" },
};
export const typeGeneralized: RuleFamily = {
  name: "type-generalized",
  effect: "widened",
  levels: { response: "breaking" },
  because: READ_STRICTLY,
  what: "The type of {subject} is wider now.",
  example: { before: "type: integer", after: "type: number" },
};
const specialized: RuleFamily = {
  name: "type-specialized",
  effect: "narrowed",
  what: "The type of {subject} is narrower now.",
  example: { before: "type: number", after: "type: integer" },
};
const listWidened: RuleFamily = {
  name: "list-of-types-widened",
  effect: "widened",
  levels: { response: "breaking" },
  because: READ_STRICTLY,
  what: "{subject} may be of more types now.",
  example: { before: "type: [integer, boolean]", after: "type: [integer, boolean, object]" },
};
const listNarrowed: RuleFamily = {
  name: "list-of-types-narrowed",
  effect: "narrowed",
  what: "{subject} may be of fewer types now.",
  example: { before: "type: [integer, boolean, object]", after: "type: [integer, boolean]" },
};

/** Runs first: where the types have nothing in common, no other aspect has anything to say. */
export const type: Aspect = {
  name: "type",
  keywords: ["types", "oneOf", "anyOf"],
  families: [typeChanged, typeGeneralized, specialized, listWidened, listNarrowed],
  compare(pair) {
    const before = typesSaid(pair.base);
    const after = typesSaid(pair.target);
    // a format that both sides state is no news: whether text fits it is left as it was
    const sameFormat = pair.base.format?.value === pair.target.format?.value;
    const fewer = isWithin(after, before, pair.role.textual && (sameFormat || pair.base.format === undefined));
    const more = isWithin(before, after, pair.role.textual && (sameFormat || pair.target.format === undefined));
    if (fewer && more) return;
    const bothLists = (before?.size ?? 0) > 1 && (after?.size ?? 0) > 1;
    if (fewer) report(pair, bothLists ? listNarrowed : specialized, before, after);
    else if (more) report(pair, bothLists ? listWidened : typeGeneralized, before, after);
    else {
      report(pair, typeChanged, before, after);
      if (![...(before ?? [])].some((name) => after?.has(name))) pair.stop();
    }
  },
};

/**
 * Undefined: any type. Where the type is only said by the branches of a union, it is theirs together.
 */
function typesSaid(view: View, depth = 0): ReadonlySet<ValueType> | undefined {
  if (view.never) return new Set();
  if (view.types !== undefined) return view.types.value;
  // branches of branches of branches: who nests deeper is compared branch by branch only
  if (depth > 3) return undefined;
  for (const union of view.unions) {
    const branches = union.branches.map((branch) => typesSaid(branch, depth + 1));
    if (branches.every((branch) => branch !== undefined)) return new Set(branches.flatMap((branch) => [...branch]));
  }
  return undefined;
}

/**
 * Every value of `inner` is one of `outer`. As text, a string takes everything, unless it alone has a format; but who
 * lists other types beside `string` tells them apart, so that two such lists are compared type by type.
 */
function isWithin(
  inner: ReadonlySet<ValueType> | undefined,
  outer: ReadonlySet<ValueType> | undefined,
  textual: boolean,
): boolean {
  if (outer === undefined) return true;
  if (textual && outer.has("string") && !(outer.size > 1 && inner !== undefined && inner.size > 1)) return true;
  if (inner === undefined) return false;
  return [...inner].every((name) => outer.has(name) || (name === "integer" && outer.has("number")));
}

function report(
  pair: SchemaPair,
  family: RuleFamily,
  before: ReadonlySet<ValueType> | undefined,
  after: ReadonlySet<ValueType> | undefined,
): void {
  pair.report(family, {
    before: listed(before),
    after: listed(after),
    ...(pair.base.types && { base: pair.base.types.from }),
    ...(pair.target.types && { target: pair.target.types.from }),
  });
}

function listed(types: ReadonlySet<ValueType> | undefined): string | readonly string[] | null {
  if (types === undefined) return null;
  const names = [...types].sort();
  return names.length === 1 ? (names[0] ?? null) : names;
}
