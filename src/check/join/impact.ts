/** Whether the code feels a change of an element it uses, and how surely. */

import type { Operation, Schema } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { findElement } from "../../contract/lookup.js";
import { occursIn } from "../../contract/pattern.js";
import type { Change } from "../../diff/change.js";
import type { Circumstances } from "../severity.js";

/** Steps milder than the rule; 0: whoever uses the element feels it. */
export type Impact = Circumstances["milder"];

/**
 * Another type breaks whoever uses the field. A narrower range of values breaks those who leave it: known
 * values are held against it, unknown ones are the user's to look at (enums) or most likely fine (patterns,
 * bounds, which documents often state long after servers began to check them).
 * What goes, becomes required or deprecated is told by other rules.
 */
export function impactOf(
  change: Change,
  values: readonly string[],
  next: Operation,
  element: Element,
): Impact | undefined {
  if (change.level === "compatible") return undefined;
  const { ruleId } = change;
  if (
    /deprecat|sunset|stability|-required|-removed$|-added$/.test(ruleId) &&
    !/-(?:pattern|one-of|any-of|enum-value)-/.test(ruleId)
  )
    return undefined;
  if (element.kind === "response-property") return impactOnReader(change);
  // Who sends the field does not feel what it would be without.
  if (ruleId.includes("-default-value-")) return undefined;
  if (/-type-|-format-/.test(ruleId)) return change.level === "breaking" ? 0 : 1;
  if (ruleId.includes("-enum-value-")) return values.length === 0 ? 1 : undefined;
  if (ruleId.includes("not-nullable")) return values.includes("null") ? 0 : undefined;
  // Which branch the code sends is told by its fields; those that are gone are found one by one.
  if (/-(?:one|any)-of-/.test(ruleId)) return undefined;
  if (/-all-of-|-not-|discriminator/.test(ruleId)) return 1;
  return values.some((value) => isRefused(value, next, element)) ? 0 : undefined;
}

/** A reader feels another type. That a field may be missing or null is worth a look; new values its code may well expect. */
function impactOnReader({ ruleId, level }: Change): Impact | undefined {
  if (level !== "breaking") return undefined;
  if (/-type-|-format-/.test(ruleId)) return 0;
  return /-became-(?:optional|nullable)/.test(ruleId) ? 2 : undefined;
}

function isRefused(value: string, operation: Operation, element: Element): boolean {
  const state = findElement(operation, element);
  return (
    state !== undefined &&
    !state.open &&
    state.schemas.length > 0 &&
    state.schemas.every((schema) => refuses(schema, value))
  );
}

function refuses(schema: Schema, value: string): boolean {
  const length = [...value].length;
  const tooLong = schema.maxLength !== undefined && length > schema.maxLength;
  const tooShort = schema.minLength !== undefined && length < schema.minLength;
  return (
    tooLong ||
    tooShort ||
    offPattern(schema.pattern, value) ||
    outOfBounds(schema, value) ||
    schema.allOf.some((part) => refuses(part, value))
  );
}

const offPattern = (pattern: string | undefined, value: string): boolean =>
  pattern !== undefined && occursIn(pattern, value) === false;

function outOfBounds({ types, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema, value: string): boolean {
  const number = Number(value);
  if (
    types?.some((type) => type === "number" || type === "integer") !== true ||
    value.trim() === "" ||
    Number.isNaN(number)
  )
    return false;
  return (
    number < (minimum ?? -Infinity) ||
    number > (maximum ?? Infinity) ||
    number <= (exclusiveMinimum ?? -Infinity) ||
    number >= (exclusiveMaximum ?? Infinity)
  );
}
