/** A long list helps nobody; the rest is counted. */
const MOST_REMARKS = 5;

/**
 * What `@apidevtools/swagger-parser` says against a document by the rules of OpenAPI, none when it is valid.
 * It takes seconds on large documents, so only `spec add` asks; every other command goes by what it could read.
 */
export async function validationRemarks(root: unknown, bytes: number): Promise<readonly string[]> {
  if (bytes > LARGEST_VALIDATED) return [`not validated: with ${Math.round(bytes / 1e6)} MB it would take minutes`];
  const { default: SwaggerParser } = await import("@apidevtools/swagger-parser");
  try {
    // The validator dereferences in place: it gets a copy. It reads no further files, wherever a `$ref` may point.
    const copy = structuredClone(root) as Parameters<typeof SwaggerParser.validate>[0];
    await SwaggerParser.validate(copy, { resolve: { external: false }, validate: { spec: false } });
    return [];
  } catch (error) {
    return remarksOf(error);
  }
}

const LARGEST_VALIDATED = 8_000_000;

function remarksOf(error: unknown): readonly string[] {
  const message = error instanceof Error ? error.message : String(error);
  const [, ...details] = message.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const lines = [...new Set(details.length > 0 ? details : [message])];
  return lines.length <= MOST_REMARKS ? lines : [...lines.slice(0, MOST_REMARKS), `… and ${lines.length - MOST_REMARKS} more`];
}
