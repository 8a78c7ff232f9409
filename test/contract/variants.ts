/** Other ways to write the same document: a comparison must not see them. */
import { dump } from "js-yaml";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every object's keys in reverse. */
export function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  );
}

export const asYaml = (document: unknown): string => dump(document, { noRefs: true });

/** Every local `$ref` replaced by its target, but for those inside their own target. */
export function inlined(document: unknown): unknown {
  const expand = (value: Json, open: readonly string[]): Json => {
    if (Array.isArray(value)) return value.map((one) => expand(one, open));
    if (typeof value !== "object" || value === null) return value;
    const { $ref, ...siblings } = value;
    if (typeof $ref === "string" && $ref.startsWith("#/") && !open.includes($ref)) {
      const target = expand(targetOf(document as Json, $ref), [...open, $ref]);
      const kept = Object.entries(siblings).filter(([key]) => key !== "description");
      return kept.length === 0
        ? target
        : { ...Object.fromEntries(kept.map(([key, inner]) => [key, expand(inner, open)])), allOf: [target] };
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expand(inner, open)]));
  };
  return expand(document as Json, []);
}

function targetOf(document: Json, reference: string): Json {
  const tokens = reference
    .slice(2)
    .split("/")
    .map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~"));
  return tokens.reduce<Json>((at, token) => (at as { [key: string]: Json })[token] ?? null, document);
}
