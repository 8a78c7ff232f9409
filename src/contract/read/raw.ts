/** A parsed document before anything is known about it. Keys may be hostile (`__proto__`, `constructor`): look up own ones only. */
export type RawObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is RawObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** The value under one pointer token, own keys only. */
export function valueAt(value: unknown, token: string): unknown {
  if (isList(value)) return /^\d+$/.test(token) ? value[Number(token)] : undefined;
  return isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}
