/** What an object without any property says of the properties that it had before. */
import type { Operation, Schema } from "./contract.js";
import type { Element } from "./element.js";
import { allOfParts, findElement } from "./lookup.js";
import { isPartlyUnread } from "./partly-unread.js";

/**
 * Where the last property of an object goes, `{ type: object }` stays, of which nobody can tell what it holds. Of a property
 * that the contract before lists it says all the same that it went: so does the comparison of both contracts.
 *
 * @returns whether the nearest owner that the operation describes is such an object
 */
export function standsInEmptyObject(operation: Operation, { kind, path }: Element): boolean {
  if (kind !== "request-property" && kind !== "response-property") return false;
  for (let length = path.length - 1; length >= 0; length--) {
    const owner = findElement(operation, ownerOf(kind, path.slice(0, length)));
    if (owner === undefined) return false;
    if (owner.open) continue;
    const name = path[length];
    return name !== "[]" && name !== "{}" && owner.schemas.length > 0 && owner.schemas.every(isEmptyObject);
  }
  return false;
}

const ownerOf = (kind: "request-property" | "response-property", path: readonly string[]): Element =>
  kind === "request-property" && path.length === 0 ? { kind: "request-body", path } : { kind, path };

/** `allOf: [{ type: object }]` beside a note of deprecation is as empty as the object itself. */
export function isEmptyObject(schema: Schema): boolean {
  const parts = allOfParts(schema);
  return (
    !isPartlyUnread(schema) &&
    parts.some(({ types }) => types?.includes("object")) &&
    parts.every(
      (part) =>
        part.properties.size + part.patternProperties.size + part.oneOf.length + part.anyOf.length === 0 &&
        part.additionalProperties === undefined,
    )
  );
}
