/** What the path parameters of an operation take, where their schemas leave words out. */
import type { Operation, Schema } from "../../contract/contract.js";
import type { ParameterShape } from "../../scan/call.js";

export type ParameterShapes = Readonly<Record<string, ParameterShape>>;

export function shapesOf({ parameters }: Pick<Operation, "parameters">): ParameterShapes {
  const shapes: Record<string, ParameterShape> = {};
  for (const parameter of parameters) {
    const shape = parameter.in === "path" && parameter.schema !== undefined ? shapeOf(parameter.schema) : undefined;
    if (shape !== undefined) shapes[parameter.name] = shape;
  }
  return shapes;
}

function shapeOf(schema: Schema): ParameterShape | undefined {
  const [part, ...others] = schema.allOf;
  // a reference with a description beside it
  if (part !== undefined && others.length === 0 && schema.types === undefined && schema.enum === undefined)
    return shapeOf(part);
  if (schema.oneOf.length > 0 || schema.anyOf.length > 0) return undefined;
  if (schema.enum !== undefined && !schema.extensibleEnum)
    return {
      kind: "values",
      values: schema.enum.flatMap((value) => (value === null || typeof value === "object" ? [] : [String(value)])),
    };
  const types = schema.types?.filter((type) => type !== "null") ?? [];
  if (types.length > 0 && types.every((type) => type === "integer" || type === "number")) return { kind: "number" };
  return types.length === 1 && types[0] === "string" && schema.format === "uuid" ? { kind: "uuid" } : undefined;
}

/** What several releases say of one operation: only what all of them leave out is left out. */
export function sharedShapes(one: ParameterShapes, other: ParameterShapes): ParameterShapes {
  const shapes: Record<string, ParameterShape> = {};
  for (const [name, shape] of Object.entries(one)) {
    const its = other[name];
    if (its === undefined || its.kind !== shape.kind) continue;
    shapes[name] =
      shape.kind === "values" && its.kind === "values"
        ? { kind: "values", values: [...new Set([...shape.values, ...its.values])] }
        : shape;
  }
  return shapes;
}
