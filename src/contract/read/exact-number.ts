/**
 * Integers beyond 2^53 have no exact value in JavaScript: `9007199254740993` becomes `…992`. Where one stands as a
 * value in a document it is kept as a text of its digits with a mark before them, so that two that differ stay two.
 */
import type { JsonValue } from "../contract.js";

/** a private-use character, which no document means anything by */
const MARK = "\uE0F9";

export const isExact = (value: unknown): value is string => typeof value === "string" && value.startsWith(MARK);

/** @example exact("9007199254740993") */
export const exact = (digits: string): string => `${MARK}${digits}`;

/** As a number to calculate with, which rounds what is exact. */
export function numberOf(value: unknown): number | undefined {
  const number = isExact(value) ? Number(value.slice(MARK.length)) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

const LONG = /(?<![\w.])-?\d{16,}(?![\w.])/;

/** Whether a text may hold one at all: most hold none. */
export const mayHoldExact = (text: string): boolean => LONG.test(text);

/** whole tokens, so that the digits of a fraction are no integer */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/** JSON in which every such number is a text. */
export const withExactNumbers = (json: string): string =>
  json.replace(STRING_OR_NUMBER, (found) =>
    LONG_INTEGER.test(found) && !Number.isSafeInteger(Number(found)) ? JSON.stringify(exact(found)) : found,
  );

/** As it is shown: the digits without the mark. */
export function shownExact(value: JsonValue): JsonValue {
  if (isExact(value)) return value.slice(MARK.length);
  return Array.isArray(value) ? value.map((one) => shownExact(one as JsonValue)) : value;
}
