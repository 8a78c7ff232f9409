import type { JsonValue } from "../../contract/contract.js";

/** Deep equality of JSON values; the order of keys does not matter. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value, index) => sameJson(value as JsonValue, b[index] as JsonValue))
    );
  }
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, JsonValue>>;
  return (
    left.length === Object.keys(right).length &&
    left.every(([key, value]) => Object.hasOwn(right, key) && sameJson(value, right[key] ?? null))
  );
}

/** Members of a list by value; lists of a hundred words are common, so words are looked up, not searched for. */
export class JsonValues {
  readonly #plain = new Set<JsonValue>();
  readonly #nested: JsonValue[] = [];

  constructor(values: readonly JsonValue[]) {
    for (const value of values) {
      if (typeof value === "object" && value !== null) this.#nested.push(value);
      else this.#plain.add(value);
    }
  }

  has(value: JsonValue): boolean {
    return typeof value === "object" && value !== null
      ? this.#nested.some((other) => sameJson(other, value))
      : this.#plain.has(value);
  }
}
