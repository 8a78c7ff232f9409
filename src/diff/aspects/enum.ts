import type { JsonValue, Schema } from "../../contract/contract.js";
import type { Aspect, SchemaPair } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { JsonValues, sameJson } from "../view/same-json.js";
import type { Fact } from "../view/view.js";

const became: RuleFamily = {
  name: "became-enum",
  effect: "narrowed",
  what: "{subject} is limited to a list of values now.",
  example: { before: "type: string", after: "type: string\nenum: [small, large]" },
};
const noLonger: RuleFamily = {
  name: "no-longer-enum",
  effect: "widened",
  levels: { request: "dangerous" },
  because: {
    request: "The list promised of each of its values that it is understood. Nothing says so any more, of any value.",
  },
  action: { request: "Find out which values are still understood." },
  what: "{subject} is no longer limited to a list of values.",
  example: { before: "type: string\nenum: [small, large]", after: "type: string" },
};
const added: RuleFamily = {
  name: "enum-value-added",
  effect: "widened",
  because: { response: "Readers that branch over the known values meet one they do not know." },
  action: { response: "Give the code a branch for values it does not know." },
  what: "{A value was|Values were} added to {subject}.",
  example: { before: "type: string\nenum: [small, large]", after: "type: string\nenum: [small, large, huge]" },
};
const removedAfterNotice: RuleFamily = {
  name: "enum-value-removed-with-deprecation",
  effect: "narrowed",
  because: { request: "Who still sends the value is rejected. It was marked as deprecated before it went." },
  what: "{A deprecated value was|Deprecated values were} removed from {subject}.",
  example: {
    before: "type: string\nenum: [small, large]\nx-deprecated-values: [large]",
    after: "type: string\nenum: [small]",
  },
};
const removed: RuleFamily = {
  name: "enum-value-removed",
  effect: "narrowed",
  what: "{A value was|Values were} removed from {subject}.",
  example: { before: "type: string\nenum: [small, large]", after: "type: string\nenum: [small]" },
  afterNotice: removedAfterNotice,
};
const extensibleAdded: RuleFamily = {
  name: "x-extensible-enum-value-added",
  effect: "annotation",
  because: { response: "The document says of the list that it grows, so readers must already take unknown values." },
  what: "{A value was|Values were} added to the extensible list of {subject}.",
  example: {
    before: "type: string\nx-extensible-enum: [small, large]",
    after: "type: string\nx-extensible-enum: [small, large, huge]",
  },
};
const extensibleRemoved: RuleFamily = {
  name: "x-extensible-enum-value-removed",
  effect: "narrowed",
  what: "{A value was|Values were} removed from the extensible list of {subject}.",
  example: {
    before: "type: string\nx-extensible-enum: [small, large]",
    after: "type: string\nx-extensible-enum: [small]",
  },
};
const valueDeprecated: RuleFamily = {
  name: "enum-value-deprecated",
  effect: "annotation",
  because: {
    request: "The value is still accepted; it is announced to go.",
    response: "The value still occurs; it is announced to go.",
  },
  action: { request: "Plan to send another value.", response: "Nothing has to be done yet." },
  what: "{A value|Values} of {subject} {is|are} deprecated now.",
  example: {
    before: "type: string\nenum: [small, large]",
    after: "type: string\nenum: [small, large]\nx-deprecated-values: [large]",
  },
};
const valueReactivated: RuleFamily = {
  name: "enum-value-reactivated",
  effect: "annotation",
  what: "{A value|Values} of {subject} {is|are} no longer deprecated.",
  example: {
    before: "type: string\nenum: [small, large]\nx-deprecated-values: [large]",
    after: "type: string\nenum: [small, large]",
  },
};

/** One value and no other: `const`, or a list of one. */
const constAdded: RuleFamily = {
  name: "const-added",
  effect: "narrowed",
  what: "{subject} has one fixed value now.",
  example: { before: "type: string", after: "type: string\nconst: small" },
};
const constRemoved: RuleFamily = {
  name: "const-removed",
  effect: "widened",
  what: "{subject} no longer has one fixed value.",
  example: { before: "type: string\nconst: small", after: "type: string" },
};
const constChanged: RuleFamily = {
  name: "const-changed",
  effect: "changed",
  what: "The fixed value of {subject} changed.",
  example: { before: "type: string\nconst: small", after: "type: string\nconst: large" },
};

export const enumeration: Aspect = {
  name: "enum",
  keywords: ["enum"],
  families: [
    became,
    noLonger,
    constAdded,
    constRemoved,
    constChanged,
    added,
    removed,
    removedAfterNotice,
    extensibleAdded,
    extensibleRemoved,
    valueDeprecated,
    valueReactivated,
  ],
  compare(pair) {
    const before = pair.base.enum;
    const after = pair.target.enum;
    if (before === undefined) {
      // an extensible list limits nobody
      if (after !== undefined && !isExtensible(pair.target.nodes))
        pair.report(isFixed(after) ? constAdded : became, { after: shown(after), target: after.from });
    } else if (after === undefined) {
      if (!isExtensible(pair.base.nodes))
        pair.report(isFixed(before) ? constRemoved : noLonger, { before: shown(before), base: before.from });
    } else compareValues(pair, before, after);
  },
};

type Values = Fact<readonly JsonValue[]>;

function compareValues(pair: SchemaPair, before: Values, after: Values): void {
  const places = { base: before.from, target: after.from };
  const extensible = isExtensible(pair.base.nodes) && isExtensible(pair.target.nodes);
  const [old = null, fresh = null] = [before.value[0], after.value[0]];
  const [ending, ended] = [deprecatedValues(pair.base.nodes), deprecatedValues(pair.target.nodes)];
  if (!extensible && isFixed(before) && isFixed(after) && !sameJson(old, fresh) && !ending.has(old))
    return pair.report(constChanged, { ...places, before: old, after: fresh });
  const [known, left] = [new JsonValues(before.value), new JsonValues(after.value)];
  for (const value of before.value) {
    if (left.has(value)) continue;
    const family = extensible ? extensibleRemoved : ending.has(value) ? removedAfterNotice : removed;
    const announced = ending.has(value) ? { since: null, windowOver: true } : undefined;
    pair.report(family, { ...places, before: value, base: placeOf(before.from, value), announced });
  }
  for (const value of after.value) {
    if (!known.has(value)) {
      pair.report(extensible ? extensibleAdded : added, {
        ...places,
        after: value,
        target: placeOf(after.from, value),
      });
      continue;
    }
    const was = ending.has(value);
    const is = ended.has(value);
    if (was !== is) pair.report(is ? valueDeprecated : valueReactivated, { ...places, before: value, after: value });
  }
}

const isFixed = ({ value }: Values): boolean => value.length === 1;
const shown = (values: Values): JsonValue => (isFixed(values) ? (values.value[0] ?? null) : values.value);
const isExtensible = (nodes: readonly Schema[]): boolean => nodes.some((node) => node.extensibleEnum);
const deprecatedValues = (nodes: readonly Schema[]): JsonValues =>
  new JsonValues(nodes.flatMap((node) => node.deprecatedValues ?? []));

/** The value itself where the document lists it; `const` and `x-extensible-enum` have another keyword. */
const placeOf = (node: Schema, value: JsonValue) => {
  const index =
    (typeof value === "object" ? node.enum?.findIndex((other) => sameJson(other, value)) : node.enum?.indexOf(value)) ??
    -1;
  return index < 0 || node.extensibleEnum || node.enum?.length === 1 ? node : within(node, "enum", String(index));
};
