import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";

const changed: RuleFamily = {
  name: "format-changed",
  effect: "changed",
  what: "The format of {subject} is another one.",
  example: { before: "type: string\nformat: uuid", after: "type: string\nformat: date-time" },
};
const generalized: RuleFamily = {
  name: "format-generalized",
  effect: "widened",
  levels: { response: "breaking" },
  because: { response: "Readers that parse the old format fail on the other values that may come now." },
  what: "The format of {subject} is gone or takes more values.",
  example: { before: "type: integer\nformat: int32", after: "type: integer\nformat: int64" },
};
const specialized: RuleFamily = {
  name: "format-specialized",
  effect: "narrowed",
  what: "{subject} has a format now, or one that takes fewer values.",
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

export const format: Aspect = {
  name: "format",
  keywords: ["format"],
  families: [changed, generalized, specialized],
  compare(pair) {
    const before = pair.base.format;
    const after = pair.target.format;
    if (before?.value === after?.value) return;
    const types = shared(pair.base.types?.value, pair.target.types?.value);
    if (types === "none" || (types === "some" && (before === undefined || after === undefined))) return;
    const details = {
      before: before?.value,
      after: after?.value,
      ...(before && { base: before.from }),
      ...(after && { target: after.from }),
    };
    if (after === undefined) pair.report(generalized, details);
    else if (before === undefined) pair.report(specialized, details);
    else if (WIDER[before.value]?.includes(after.value) === true) pair.report(generalized, details);
    else if (WIDER[after.value]?.includes(before.value) === true) pair.report(specialized, details);
    else pair.report(changed, details);
  },
};

/** A format belongs to its type: where that came or went, the type says it all. */
function shared(before: ReadonlySet<string> | undefined, after: ReadonlySet<string> | undefined): "all" | "some" | "none" {
  if (before === undefined || after === undefined) return before === after ? "all" : "none";
  const both = [...before].filter((name) => after.has(name)).length;
  return both === 0 ? "none" : both === before.size && both === after.size ? "all" : "some";
}
