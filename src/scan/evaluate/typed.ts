/** Unknown values with a declared type: literals, members, classes and clients that only the type shows. */

import { uncertain } from "../domain/certainty.js";
import { memberHole } from "../domain/hole.js";
import { unite } from "../domain/union.js";
import type { Hole, ObjectValue, TypedPosition, UnknownValue, Value } from "../domain/value.js";
import { object, settings, text, unknownOf } from "../domain/value.js";
import { globalNamed } from "../knowledge/natives/globals.js";
import type { Shape } from "../project/shape.js";
import { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import { classByDeclaration, symbolicInstance } from "./classes.js";
import { evaluateEntity } from "./entity.js";
import type { Run } from "./run.js";

const DEEPEST_TYPE = 6;

/** The best value for something of that type which nobody has shown: `below` is its place in an enclosing named type. */
export function typedUnknown(run: Run, hole: Hole, type: TypeRef | undefined, below?: TypedPosition): Value {
  if (type === undefined) return below === undefined ? unknownOf(hole) : { kind: "unknown", hole, type, typed: below };
  const shape = run.types.shapeOf(type);
  switch (shape.kind) {
    case "literals":
      return shape.values.length === 0 || shape.values.length > 20
        ? unknownOf(hole, type)
        : uncertain(unite(shape.values.map((value) => text(value))));
    case "class": {
      const known = classByDeclaration(run, shape.declaration, shape.module);
      return known === undefined ? unknownOf(hole, type) : symbolicInstance(run, known);
    }
    case "query":
      return evaluateEntity(run, shape.expression, shape.module) ?? unknownOf(hole, type);
    case "package": {
      const description = run.clients.ofType(shape.specifier, shape.name);
      if (description !== undefined)
        return { kind: "client", description, path: [], settings: { ...settings(undefined, unknownOf(hole)) } };
      return unknownOf(hole, type);
    }
    case "function":
      return shape.fetches ? globalNamed(run, "fetch") : { kind: "unknown", hole, type, typed: below };
    case "object":
    case "list":
    case "tuple":
    case "union":
    case "schema":
    case "template":
    case "vague":
      return { kind: "unknown", hole, type, typed: positionOf(shape) ?? below };
  }
}

const positionOf = (shape: Shape): TypedPosition | undefined =>
  shape.kind === "object" && shape.declaration !== undefined ? { declaration: shape.declaration, path: [] } : undefined;

/** An object with the members its type declares; what is already an object stays itself. */
export function asObject(run: Run, value: Value, depth = 0): ObjectValue | undefined {
  if (value.kind === "object") return value;
  if (value.kind !== "unknown" || value.type === undefined || depth > DEEPEST_TYPE) return undefined;
  return objectOfType(run, value, value.type);
}

function objectOfType(run: Run, value: UnknownValue, type: TypeRef): ObjectValue | undefined {
  const shape = run.types.shapeOf(type);
  const made = object(type.node);
  if (shape.kind === "schema") {
    const schema = evaluateEntity(run, shape.expression, shape.module);
    if (schema?.kind !== "object") return undefined;
    for (const [key, field] of schema.fields)
      made.fields.set(key, { ...field, value: unknownOf(value.hole), declared: true });
    return made;
  }
  if (shape.kind === "union") {
    for (const option of shape.options) {
      const one = objectOfType(run, value, option);
      for (const [key, field] of one?.fields ?? []) made.fields.set(key, { ...field, sure: false });
    }
    return made.fields.size === 0 ? undefined : made;
  }
  if (shape.kind !== "object") return undefined;
  for (const [key, member] of shape.members) {
    made.fields.set(key, {
      value: unknownOf(memberHole(value.hole, key), member.type),
      at: member.at,
      sure: !member.optional,
      declared: true,
    });
  }
  made.open = shape.open;
  return made;
}

/** A member of an unknown: its declared type goes with it, and the read counts for responses of that type. */
export function memberOfUnknown(run: Run, value: UnknownValue, name: string, at: ts.Node): Value {
  const hole: Hole = memberHole(value.hole, name);
  if (value.type === undefined) {
    if (value.typed === undefined) return unknownOf(hole);
    run.typeUses.read(value.typed.declaration, [...value.typed.path, name], at);
    return { kind: "unknown", hole, type: undefined, typed: { ...value.typed, path: [...value.typed.path, name] } };
  }
  const shape = run.types.shapeOf(value.type);
  if (shape.kind === "object") {
    const base = positionOf(shape) ?? value.typed;
    const member = shape.members.get(name);
    if (member === undefined) return shape.entry === undefined ? unknownOf(hole) : typedUnknown(run, hole, shape.entry);
    if (base === undefined) return typedUnknown(run, hole, member.type);
    const path = [...base.path, name];
    run.typeUses.read(base.declaration, path, at);
    return typedUnknown(run, hole, member.type, { declaration: base.declaration, path });
  }
  if (shape.kind === "schema") {
    const schema = evaluateEntity(run, shape.expression, shape.module);
    if (schema?.kind === "object") {
      run.typeUses.read(schema.origin, [name], at);
      return { kind: "unknown", hole, type: undefined, typed: { declaration: schema.origin, path: [name] } };
    }
  }
  if (shape.kind === "union") {
    const members = shape.options.flatMap((option) => run.types.memberType(option, name) ?? []);
    return members.length === 0 ? unknownOf(hole) : unite(members.map(({ type }) => typedUnknown(run, hole, type)));
  }
  return unknownOf(hole);
}

export function elementOfUnknown(run: Run, value: UnknownValue, at: ts.Node): Value {
  const hole: Hole = value.hole;
  const below = value.typed === undefined ? undefined : { ...value.typed, path: [...value.typed.path, "[]"] };
  if (value.type === undefined)
    return below === undefined ? unknownOf(hole) : { kind: "unknown", hole, type: undefined, typed: below };
  const shape = run.types.shapeOf(value.type);
  if (shape.kind === "list") return typedUnknown(run, hole, shape.element, below);
  if (shape.kind === "tuple") return unite(shape.elements.map((element) => typedUnknown(run, hole, element)));
  if (shape.kind === "object" && shape.entry !== undefined) return typedUnknown(run, hole, shape.entry, below);
  return ts.isExpression(at) ? unknownOf(hole) : unknownOf(hole, undefined);
}
