import type { JsonValue } from "../../contract/contract.js";
import { sameJson } from "../view/same-json.js";
import type { View } from "../view/view.js";

/** The two are meant to be the same branch: same component, or the same discriminating value. */
export const SAME = 2;

/**
 * How much two branches look alike, from 0 (nothing in common) to 1 (same shape); `SAME` where they say so
 * themselves. Looks one level deep: it is asked for every pair of branches.
 */
export function similarity(a: View, b: View): number {
  if (a.never || b.never) return 0;
  const tagged = tagsAgree(a, b);
  if (tagged === false) return 0;
  if (a.name !== undefined && a.name === b.name) return SAME;
  if (tagged === true) return SAME;
  const types = typeSimilarity(a, b);
  if (a.properties.size > 0 || b.properties.size > 0)
    return types * overlap([...a.properties.keys()], [...b.properties.keys()]);
  return types * (valueSimilarity(a, b) + (a.format?.value === b.format?.value ? 0.1 : 0));
}

/** Below this two branches are two things, not one that changed; renamed components must look alike more. */
export const threshold = (a: View, b: View): number =>
  a.name !== undefined && b.name !== undefined && a.name !== b.name ? 0.8 : 0.4;

function typeSimilarity(a: View, b: View): number {
  const [left, right] = [a.types?.value, b.types?.value];
  if (left === undefined || right === undefined) return left === right ? 1 : 0.8;
  if ([...left].some((type) => right.has(type))) return left.size === right.size ? 1 : 0.9;
  const numeric = (types: ReadonlySet<string>): boolean => types.has("number") || types.has("integer");
  return numeric(left) && numeric(right) ? 0.8 : 0;
}

function valueSimilarity(a: View, b: View): number {
  if (a.enum !== undefined && b.enum !== undefined)
    return 0.4 + 0.5 * overlap(a.enum.value.map(text), b.enum.value.map(text));
  const [left, right] = [a.child("items")?.view, b.child("items")?.view];
  if (left !== undefined && right !== undefined && left.properties.size + right.properties.size > 0)
    return 0.9 * overlap([...left.properties.keys()], [...right.properties.keys()]);
  return 0.8;
}

const text = (value: JsonValue): string => JSON.stringify(value);

function overlap(a: readonly string[], b: readonly string[]): number {
  const right = new Set(b);
  const shared = a.filter((name) => right.has(name)).length;
  const all = a.length + b.length - shared;
  return all === 0 ? 1 : shared / all;
}

/** Properties with one possible value tell branches apart: `{ kind: { const: "dog" } }`. Undefined: there is none. */
function tagsAgree(a: View, b: View): boolean | undefined {
  let agree: boolean | undefined;
  for (const [name, { view }] of a.properties) {
    const partner = b.properties.get(name)?.view;
    const [left, right] = [onlyValue(view), partner === undefined ? undefined : onlyValue(partner)];
    if (left === undefined || right === undefined) continue;
    if (!sameJson(left, right)) return false;
    agree = true;
  }
  return agree;
}

const onlyValue = (view: View): JsonValue | undefined =>
  view.enum?.value.length === 1 ? view.enum.value[0] : undefined;
