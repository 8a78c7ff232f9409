import type { JsonValue, SchemaType } from "../contract.js";
import { isList, type RawObject } from "../read/raw.js";
import { child, elements, isObjectNode, type ObjectNode, type Reading } from "./node.js";
import { PROSE_KEYS } from "./schema-intent.js";
import { declaredTypes, enumOf } from "./schema-types.js";

/** The values of all branches of a union that are nothing but values. */
interface BranchValues {
  readonly values: readonly JsonValue[];
  readonly deprecated: readonly JsonValue[];
  /** where every branch says one, or null */
  readonly types: readonly SchemaType[] | undefined;
}

/**
 * `oneOf: [{ const: red, title: Red }, { const: blue }]` is `enum: [red, blue]`. Undefined where a branch is anything
 * else, or where a value stands in two branches of a `oneOf`, which then takes neither.
 */
export function valuesOfBranches(reading: Reading, node: ObjectNode, key: "oneOf" | "anyOf"): BranchValues | undefined {
  const values: JsonValue[] = [];
  const deprecated: JsonValue[] = [];
  const types = new Set<SchemaType>();
  let typed = true;
  let nullable = false;
  for (const branch of elements(child(node, key))) {
    const target = reading.resolve(branch);
    if (target === undefined || !isObjectNode(target) || !isOnlyValues(target.value)) return undefined;
    const declared = declaredTypes(target.value).types;
    const own = enumOf(target.value) ?? (declared?.length === 1 && declared[0] === "null" ? [null] : undefined);
    if (own === undefined) return undefined;
    for (const value of own) {
      if (value === null) nullable = true;
      else if (values.includes(value)) {
        if (key === "oneOf") return undefined;
      } else values.push(value);
    }
    if (target.value.deprecated === true) deprecated.push(...own);
    if (declared === undefined) typed = false;
    else for (const type of declared) types.add(type);
  }
  if (values.length === 0) return undefined;
  return {
    values: nullable ? [...values, null] : values,
    deprecated,
    types: typed ? [...types] : undefined,
  };
}

const isOnlyValues = (raw: RawObject): boolean =>
  (isList(raw.enum) || Object.hasOwn(raw, "const") || raw.type === "null") &&
  Object.keys(raw).every((key) => VALUE_KEYS.has(key) || PROSE_KEYS.has(key) || key.startsWith("x-"));
const VALUE_KEYS = new Set(["type", "enum", "const", "deprecated"]);
