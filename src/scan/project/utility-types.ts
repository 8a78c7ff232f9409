/** The utility types of the language, one line each. */

import { type Shape, VAGUE } from "./shape.js";
import type { TypeRef } from "./type-ref.js";
import type { Types } from "./type-shape.js";

type Utility = (types: Types, given: readonly TypeRef[], depth: number) => Shape;

const inner: Utility = (types, [first], depth) => types.shapeOf(first, depth + 1);

const element: Utility = (_types, [first]) => ({ kind: "list", element: first });

const withOptional =
  (optional: boolean): Utility =>
  (types, [first], depth) => {
    const shape = types.shapeOf(first, depth + 1);
    return shape.kind === "object"
      ? { ...shape, members: new Map([...shape.members].map(([key, member]) => [key, { ...member, optional }])) }
      : shape;
  };

const keysIn = (types: Types, type: TypeRef | undefined, depth: number): readonly string[] | undefined => {
  const shape = types.shapeOf(type, depth + 1);
  return shape.kind === "literals" ? shape.values : undefined;
};

const filtered =
  (keeps: (key: string, keys: readonly string[]) => boolean): Utility =>
  (types, [first, second], depth) => {
    const shape = types.shapeOf(first, depth + 1);
    const keys = keysIn(types, second, depth);
    if (shape.kind !== "object" || keys === undefined) return shape;
    return {
      ...shape,
      members: new Map([...shape.members].filter(([key]) => keeps(key, keys))),
      declaration: undefined,
    };
  };

const UTILITIES: ReadonlyMap<string, Utility> = new Map<string, Utility>([
  ["Array", element],
  ["ReadonlyArray", element],
  ["Set", element],
  ["Iterable", element],
  ["AsyncIterable", element],
  ["AsyncGenerator", element],
  ["Promise", inner],
  ["PromiseLike", inner],
  ["Awaited", inner],
  ["Observable", inner],
  ["Partial", withOptional(true)],
  ["Required", withOptional(false)],
  ["Readonly", inner],
  ["NonNullable", inner],
  ["Exclude", inner],
  ["Extract", inner],
  ["Pick", filtered((key, keys) => keys.includes(key))],
  ["Omit", filtered((key, keys) => !keys.includes(key))],
  [
    "Record",
    (types, [first, second], depth) => {
      const keys = keysIn(types, first, depth);
      if (keys === undefined || second === undefined)
        return { kind: "object", members: new Map(), open: true, entry: second, declaration: undefined };
      return {
        kind: "object",
        members: new Map(keys.map((key) => [key, { type: second, at: first?.node ?? second.node, optional: false }])),
        open: false,
        entry: undefined,
        declaration: undefined,
      };
    },
  ],
  [
    "ReturnType",
    (types, [first], depth) => {
      const shape = types.shapeOf(first, depth + 1);
      return shape.kind === "function" ? types.shapeOf(shape.returns, depth + 1) : VAGUE;
    },
  ],
]);

export const utilityShape = (types: Types, name: string, given: readonly TypeRef[], depth: number): Shape => {
  const utility = UTILITIES.get(name);
  if (utility !== undefined) return utility(types, given, depth);
  return { kind: "package", specifier: "", name, arguments: given };
};
