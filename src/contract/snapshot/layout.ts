export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** By code units, so that every machine writes the same. */
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

export const sorted = <T extends Json>(entries: Iterable<readonly [string, T]>): { readonly [key: string]: T } =>
  Object.fromEntries([...entries].sort(byKey));

/** Sections whose entries get a line each. `paths` has lines for its operations, `components` for its schemas. */
const TWO_LEVELS = new Set(["paths", "webhooks", "x-webhooks", "components"]);

/** One top-level key a line, one operation or component a line, everything below on its line. */
export function layOut(document: { readonly [key: string]: Json | undefined }): string {
  return `{\n${lines(document, (key, value) => (TWO_LEVELS.has(key) ? block(value, block) : JSON.stringify(value)))}\n}\n`;
}

function block(value: Json | undefined, inner: (value: Json | undefined) => string = JSON.stringify): string {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0)
    return JSON.stringify(value);
  return `{\n${lines(value as { readonly [key: string]: Json }, (_, one) => inner(one))}\n}`;
}

function lines(
  object: { readonly [key: string]: Json | undefined },
  write: (key: string, value: Json) => string,
): string {
  return Object.entries(object)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${JSON.stringify(key)}:${write(key, value)}`]))
    .join(",\n");
}
