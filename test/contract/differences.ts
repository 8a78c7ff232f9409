import type { Contract } from "../../src/contract/contract.js";
import { fieldsOf } from "./fields-of.js";

/** What only names and places an element, and says nothing about the API. */
const INCIDENTAL = new Set([
  "id",
  "origin",
  "name",
  "keywords",
  "skipped",
  "locate",
  "contentOf",
  // prose, which snapshots leave out
  "notice",
  "file",
  "infoVersion",
]);

/**
 * Walks two contracts in step, each pair of nodes once, and lists where they differ.
 * Unlike a comparison of expanded trees, it costs no more than the graphs are large.
 */
export function differences(before: Contract, after: Contract): readonly string[] {
  const found: string[] = [];
  const seen = new Map<object, Set<object>>();
  const waiting: { readonly a: unknown; readonly b: unknown; readonly path: string }[] = [
    { a: before, b: after, path: "" },
  ];
  for (let next = waiting.pop(); next !== undefined && found.length < 10; next = waiting.pop()) {
    const { a, b, path } = next;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
      if (a !== b) found.push(`${path}: ${JSON.stringify(a)} → ${JSON.stringify(b)}`);
      continue;
    }
    const partners = seen.get(a) ?? new Set();
    if (partners.has(b)) continue;
    seen.set(a, partners.add(b));
    const left = entriesOf(a);
    const right = entriesOf(b);
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      if (!(INCIDENTAL.has(key) && !(a instanceof Map)))
        waiting.push({ a: left.get(key), b: right.get(key), path: `${path}/${key}` });
    }
  }
  return found;
}

/** The order of `required` names and of parameters is none of the API's. */
function entriesOf(value: object): ReadonlyMap<string, unknown> {
  if (value instanceof Map) return value as ReadonlyMap<string, unknown>;
  if (Array.isArray(value) && value.every((one) => typeof one === "string"))
    return new Map([...value].sort().map((one, index) => [String(index), one]));
  return new Map(Array.isArray(value) ? Object.entries(value) : fieldsOf(value));
}
