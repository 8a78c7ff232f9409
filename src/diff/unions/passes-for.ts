import { sameJson } from "../view/same-json.js";
import type { View } from "../view/view.js";

/**
 * A reader that takes a value of `view` for one of `known` goes through: both are objects, `known` is open, and its
 * properties are there where it requires them and of the type that it says. Looks one level deep.
 *
 * @example
 * // { type: object, properties: { fin: … } } passes for { type: object, properties: { paw: … } }
 */
export function passesFor(view: View, known: View): boolean {
  if (!isOpenObject(known) || !isObject(view)) return false;
  for (const name of known.required.keys()) if (!view.required.has(name)) return false;
  for (const [name, property] of known.properties) {
    const own = view.properties.get(name)?.view;
    if (own !== undefined && !isAlike(own, property.view)) return false;
  }
  return true;
}

const isObject = ({ types, nullable }: View): boolean =>
  !nullable && types?.value.size === 1 && types.value.has("object");

/** Nothing but properties and `required` decides. */
const isOpenObject = (view: View): boolean =>
  isObject(view) &&
  view.unions.length === 0 &&
  view.enum === undefined &&
  (["additionalProperties", "unevaluatedProperties"] as const).every((keyword) => {
    const more = view.child(keyword)?.view;
    return more === undefined || (!more.never && more.nodes.length === 0);
  });

function isAlike(a: View, b: View): boolean {
  const [left, right] = [a.types?.value, b.types?.value];
  if (left === undefined || right === undefined) return right === undefined;
  const [mine, theirs] = [a.enum?.value, b.enum?.value];
  const sameValues =
    theirs === undefined ||
    (mine !== undefined && mine.every((value) => theirs.some((other) => sameJson(value, other))));
  return (
    sameValues &&
    (!a.nullable || b.nullable) &&
    [...left].every((type) => right.has(type)) &&
    a.format?.value === b.format?.value
  );
}
