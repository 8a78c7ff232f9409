import { isExact, numberOf } from "./read/exact-number.js";

/** A long list helps nobody; the rest is counted. */
const MOST_REMARKS = 5;

/** What `@apidevtools/swagger-parser` says against a document by the rules of OpenAPI; nothing when it is valid. */
export async function validationRemarks(root: unknown): Promise<readonly string[]> {
  const { default: SwaggerParser } = await import("@apidevtools/swagger-parser");
  try {
    // The validator dereferences in place: it gets a copy. It reads no further files, wherever a `$ref` may point.
    const copy = structuredClone(root) as Parameters<typeof SwaggerParser.validate>[0];
    withPlainNumbers(copy, new Set());
    await SwaggerParser.validate(copy, { resolve: { external: false }, validate: { spec: false } });
    return [];
  } catch (error) {
    return remarksOf(error);
  }
}

/** Integers that are kept as their digits are numbers to a validator, as rounded as anywhere else. */
function withPlainNumbers(value: unknown, seen: Set<unknown>): void {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  for (const [key, inner] of Object.entries(value)) {
    if (isExact(inner)) Reflect.set(value, key, numberOf(inner));
    else withPlainNumbers(inner, seen);
  }
}

function remarksOf(error: unknown): readonly string[] {
  const message = error instanceof Error ? error.message : String(error);
  const [, ...details] = message
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const lines = [...new Set(details.length > 0 ? details : [message])];
  return lines.length <= MOST_REMARKS
    ? lines
    : [...lines.slice(0, MOST_REMARKS), `… and ${lines.length - MOST_REMARKS} more`];
}
