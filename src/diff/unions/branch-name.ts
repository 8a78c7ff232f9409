import { shownExact } from "../../contract/read/exact-number.js";
import type { View } from "../view/view.js";

/** Property names that are told before the rest is left out. */
const NAMED = 3;

/** How a reader knows a branch: by its component, by the value that tells it from others, by what is in it, by its type. */
export function branchName(view: View): string | null {
  return view.name ?? tagOf(view) ?? contentsOf(view) ?? typesOf(view);
}

/** `{ kind: { const: dog } }` → `kind: "dog"` */
function tagOf(view: View): string | undefined {
  for (const [name, { view: property }] of view.properties) {
    const values = property.enum?.value;
    if (values?.length === 1) return `${name}: ${JSON.stringify(shownExact(values[0] ?? null))}`;
  }
  return undefined;
}

function contentsOf(view: View): string | undefined {
  const names = [...view.properties.keys()];
  if (names.length === 0) return undefined;
  return `object with ${names.slice(0, NAMED).join(", ")}${names.length > NAMED ? ", …" : ""}`;
}

const typesOf = ({ types }: View): string | null => (types === undefined ? null : [...types.value].sort().join(" or "));
