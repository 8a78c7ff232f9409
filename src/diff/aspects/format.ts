import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { ValueType, View } from "../view/view.js";

const changed: RuleFamily = {
  name: "format-changed",
  effect: "changed",
  what: "The format of {subject} changed.",
  example: { before: "type: string\nformat: uuid", after: "type: string\nformat: date-time" },
};
const generalized: RuleFamily = {
  name: "format-generalized",
  effect: "widened",
  levels: { response: "breaking" },
  because: { response: "Readers that parse the old format fail on the other values that may come now." },
  what: "The format of {subject} was dropped or is wider now.",
  example: { before: "type: integer\nformat: int32", after: "type: integer\nformat: int64" },
};
const specialized: RuleFamily = {
  name: "format-specialized",
  effect: "narrowed",
  what: "{subject} has a format now, or a narrower one.",
  example: { before: "type: string", after: "type: string\nformat: date-time" },
};

/** Formats that take every value of another one. @see https://spec.openapis.org/registry/format/ */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  int8: ["int16", "int32", "int64"],
  int16: ["int32", "int64"],
  int32: ["int64"],
  uint8: ["int16", "uint16", "int32", "uint32", "int64", "uint64"],
  uint16: ["int32", "uint32", "int64", "uint64"],
  uint32: ["int64", "uint64"],
  float: ["double"],
  email: ["idn-email"],
  hostname: ["idn-hostname"],
  uri: ["uri-reference", "iri", "iri-reference"],
  "uri-reference": ["iri-reference"],
  iri: ["iri-reference"],
};

/** Names that documents use for a registered format: another word, the same values. */
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ["url", "uri"],
  ["guid", "uuid"],
  ["datetime", "date-time"],
]);
const registered = (name: string): string => SAME_AS.get(name.toLowerCase()) ?? name;
const isWider = (name: string, other: string): boolean => WIDER[registered(other)]?.includes(registered(name)) === true;

export const format: Aspect = {
  name: "format",
  keywords: ["format"],
  families: [changed, generalized, specialized],
  compare(pair) {
    const before = pair.base.format;
    const after = pair.target.format;
    if (before?.value === after?.value) return;
    if (before !== undefined && after !== undefined && registered(before.value) === registered(after.value)) return;
    if (!isShared(pair.base, pair.target, before?.value ?? after?.value ?? "")) return;
    if (sameIntegers(pair.base, pair.target)) return;
    const details = {
      before: before?.value,
      after: after?.value,
      ...(before && { base: before.from }),
      ...(after && { target: after.from }),
    };
    if (after === undefined) pair.report(generalized, details);
    else if (before === undefined) pair.report(specialized, details);
    else if (isWider(after.value, before.value)) pair.report(generalized, details);
    else if (isWider(before.value, after.value)) pair.report(specialized, details);
    else pair.report(changed, details);
  },
};

/** Formats of integers by the least and the greatest of them; 64 bits are more than a number of JSON can tell apart. */
const INTEGERS: ReadonlyMap<string | undefined, readonly [least: number, greatest: number]> = new Map([
  ["int8", [-128, 127]],
  ["int16", [-32_768, 32_767]],
  ["int32", [-2_147_483_648, 2_147_483_647]],
  ["uint8", [0, 255]],
  ["uint16", [0, 65_535]],
  ["uint32", [0, 4_294_967_295]],
  ["int64", [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
  [undefined, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
]);

/** Both formats leave the integers that the bounds leave: `int32` beside 1 to 100 says nothing, and so does `int64` alone. */
function sameIntegers(base: View, target: View): boolean {
  const [was, is] = [INTEGERS.get(base.format?.value), INTEGERS.get(target.format?.value)];
  if (was === undefined || is === undefined || !isInteger(base) || !isInteger(target)) return false;
  return [base, target].every((view) => within(view, was) && within(view, is));
}

const isInteger = ({ types }: View): boolean => types?.value.size === 1 && types.value.has("integer");

const within = ({ minimum, maximum }: View, [least, greatest]: readonly [number, number]): boolean =>
  (least === Number.NEGATIVE_INFINITY || (minimum !== undefined && minimum.value >= least)) &&
  (greatest === Number.POSITIVE_INFINITY || (maximum !== undefined && maximum.value <= greatest));

const NUMERIC = new Set([
  ...Object.keys(WIDER).filter((name) => /^u?int|^float$/.test(name)),
  "int64",
  "uint64",
  "double",
  "decimal",
  "decimal128",
  "sf-integer",
  "sf-decimal",
]);

/** A format belongs to its type: where that came or went, the type says it all. */
function isShared({ types: base }: View, { types: target }: View, format: string): boolean {
  if (base === undefined || target === undefined) return base === target;
  const [before, after] = [base.value, target.value];
  const same = before.size === after.size && [...before].every((name) => after.has(name));
  if (same) return true;
  const own = (types: ReadonlySet<ValueType>): boolean =>
    NUMERIC.has(format) ? types.has("integer") || types.has("number") : types.has("string");
  return own(before) && own(after);
}
