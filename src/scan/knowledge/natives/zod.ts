/** Schemas of zod, valibot, yup and their like: `z.object({ … }).parse(response)` reads what it names. */

import { unknownAt } from "../../domain/hole.js";
import type { Invocation, ObjectValue, Value } from "../../domain/value.js";
import { argument, isNothing, native, object, plain } from "../../domain/value.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import { readSchema } from "../../fields/reads.js";

const PARSES: ReadonlySet<string> = new Set([
  "parse",
  "parseAsync",
  "safeParse",
  "safeParseAsync",
  "validate",
  "validateSync",
  "cast",
  "decode",
  "check",
  "assert",
  "parseSafe",
]);
const OBJECTS: ReadonlySet<string> = new Set([
  "object",
  "strictObject",
  "looseObject",
  "interface",
  "type",
  "struct",
  "Struct",
]);
const LISTS: ReadonlySet<string> = new Set(["array", "set", "nonEmptyArray", "Array", "NonEmptyArray"]);
const WRAPS: ReadonlySet<string> = new Set([
  "optional",
  "nullable",
  "nullish",
  "lazy",
  "partial",
  "readonly",
  "promise",
  "NullOr",
  "UndefinedOr",
  "NullishOr",
  "mutable",
]);
/** Effect's Schema: a function of the value comes back, `decodeUnknownSync(User)(payload)` */
const CURRIED = /^(decode|decodeUnknown|validate|asserts)(Sync|Promise|Either|Option)?$/;

/** A schema object holds the members' schemas; one of a list holds its element's under `[]`. */
export function schemaFunction(run: Run, name: string, call: Invocation): Value {
  const first = argument(call, 0);
  const made = object(call.site, "schema");
  if (OBJECTS.has(name)) {
    const shape = asObject(run, first);
    for (const [key, field] of shape?.fields ?? []) put(made, key, field.value, field.at);
  } else if (LISTS.has(name)) {
    put(made, "[]", first, call.site);
  } else if (WRAPS.has(name) && first.kind === "object") {
    return first;
  } else if (name === "union" || name === "intersection" || name === "discriminatedUnion") {
    for (const { value } of call.arguments) {
      for (const option of value.kind === "list" ? value.items : [value])
        if (option.kind === "object") for (const [key, field] of option.fields) made.fields.set(key, field);
    }
  } else if (CURRIED.test(name) && call.arguments.length === 1) {
    return native(name, (inner) => parsed(run, first, argument(inner, 0), inner));
  } else if (PARSES.has(name)) {
    // valibot, superstruct: parse(schema, value)
    return parsed(run, first, argument(call, 1), call);
  }
  return made;
}

export function schemaMethod(run: Run, schema: ObjectValue, name: string, call: Invocation): Value {
  if (PARSES.has(name)) return parsed(run, schema, argument(call, 0), call);
  const made = object(schema.origin, "schema");
  const source = argument(call, 0);
  switch (name) {
    case "array":
      put(made, "[]", schema, call.site);
      return made;
    case "extend":
    case "merge":
    case "augment":
    case "shape": {
      for (const [key, field] of schema.fields) made.fields.set(key, field);
      for (const [key, field] of asObject(run, source)?.fields ?? []) made.fields.set(key, field);
      return made;
    }
    case "pick":
    case "omit": {
      const named = [...(asObject(run, source)?.fields.keys() ?? [])];
      for (const [key, field] of schema.fields)
        if (named.includes(key) === (name === "pick")) made.fields.set(key, field);
      return made;
    }
    default:
      return schema;
  }
}

function parsed(run: Run, schema: Value, value: Value, call: Invocation): Value {
  if (value.kind !== "response" || schema.kind !== "object") return isNothing(value) ? unknownAt(call.site) : value;
  readSchema(run, value, schema);
  const callee = call.site.getText();
  if (!/safeParse(Async)?\s*\(/.test(callee.slice(0, 400))) return value;
  const result = object(call.site);
  put(result, "data", value, call.site);
  put(result, "success", plain(true), call.site);
  result.open = true;
  return result;
}
