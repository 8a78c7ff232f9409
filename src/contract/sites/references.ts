/** A small document's references, where it is put together with others: they start where it stood. */
import { isList, isObject, type RawObject } from "../read/raw.js";

/** `./tree.json#/Tree` of `https://docs.example.com/trees/openapi.json` is `https://docs.example.com/trees/tree.json#/Tree`. */
export function withWholeReferences(root: RawObject, page: string): RawObject {
  const changed = new Map<object, unknown>();
  const whole = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const known = changed.get(value);
    if (known !== undefined) return known;
    const made = isList(value)
      ? value.map(whole)
      : Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [
            key,
            key === "$ref" && typeof inner === "string" && !inner.startsWith("#") && URL.canParse(inner, page)
              ? new URL(inner, page).href
              : whole(inner),
          ]),
        );
    changed.set(value, made);
    return made;
  };
  const made = whole(root);
  return isObject(made) ? made : root;
}

/** Most documents of sites refer to nothing outside themselves: nothing is made anew for those. */
export const refersElsewhere = (text: string): boolean => /["']?\$ref["']?\s*:\s*["']?(?!["'#\s])/.test(text);
