/** Whether a contract refuses a value that the code is known to send. */

import type { Operation, Schema } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { findElement, written } from "../../contract/lookup.js";
import { occursIn } from "../../contract/pattern.js";

/** Every alternative of the element refuses it; what cannot be decided is not refused. */
export function isRefused(value: string, operation: Operation, element: Element): boolean {
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
    offFormat(schema.format, value) ||
    offList(schema, value) ||
    outOfBounds(schema, value) ||
    schema.allOf.some((part) => refuses(part, value))
  );
}

const offPattern = (pattern: string | undefined, value: string): boolean =>
  pattern !== undefined && occursIn(pattern, value) === false;

const offList = ({ enum: values, extensibleEnum, items }: Schema, value: string): boolean =>
  values !== undefined && !extensibleEnum && items === undefined && !values.some((one) => written(one) === value);

/** Only what every server takes the same: the dates of RFC 3339, the UUID of RFC 9562, dotted addresses. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  "date-time": /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  ipv4: /^\d{1,3}(?:\.\d{1,3}){3}$/,
  email: /@/,
};

const offFormat = (format: string | undefined, value: string): boolean =>
  format !== undefined && FORMATS[format]?.test(value) === false;

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
