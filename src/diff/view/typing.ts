import type { Schema } from "../../contract/contract.js";
import { flatten, hasNullBranch, meaningfulBranches } from "./flatten.js";
import type { Fact, ValueType } from "./view.js";

/** A part of what the nodes allow: no null, and these types only. */
export interface Limit {
  readonly types: readonly ValueType[] | undefined;
}

/** The types of a view and whether null is one of them. */
export interface Typing {
  readonly types: Fact<ReadonlySet<ValueType>> | undefined;
  readonly nullable: boolean;
  /** no type is written: `properties` or `items` say that an object or a list is meant, and nothing about null */
  readonly implied: boolean;
}

export function limited(wide: Typing, limit: Limit | undefined, node: Schema | undefined): Typing {
  if (limit === undefined) return wide;
  const from = wide.types?.from ?? node;
  return {
    types: limit.types === undefined || from === undefined ? wide.types : { value: new Set(limit.types), from },
    nullable: false,
    implied: false,
  };
}

export function typesOf(nodes: readonly Schema[]): Typing {
  let types: Fact<ReadonlySet<ValueType>> | undefined;
  let nullable: boolean | undefined;
  const orNull = besideNull(nodes);
  for (const node of nodes) {
    if (node.types !== undefined) {
      const own = node.types.filter((type) => type !== "null");
      nullable = (nullable ?? true) && (own.length < node.types.length || orNull.has(node));
      // `nullable: true` or `type: "null"` beside a `$ref` says nothing about the other types
      if (own.length > 0 || node.types.length === 0) {
        const listed = new Set(own);
        types =
          types === undefined ? { value: listed, from: node } : { ...types, value: intersect(types.value, listed) };
      }
    } else if (node.enum?.includes(null) === true) nullable ??= true;
    if (node.orNull || hasNullBranch(node.oneOf) || hasNullBranch(node.anyOf)) nullable ??= true;
  }
  return { types: types ?? impliedBy(nodes), nullable: nullable ?? false, implied: types === undefined };
}

/** `properties` without `type: object` mean an object to who writes them. Beside branches, the branches say it. */
function impliedBy(nodes: readonly Schema[]): Typing["types"] {
  const isUnion = (branches: readonly Schema[]): boolean => meaningfulBranches(branches).length > 1;
  if (nodes.some(({ oneOf, anyOf }) => isUnion(oneOf) || isUnion(anyOf))) return undefined;
  for (const from of nodes) {
    if (from.properties.size > 0 || typeof from.additionalProperties === "object")
      return { value: new Set<ValueType>(["object"]), from };
    if (typeof from.items === "object" || from.prefixItems.length > 0)
      return { value: new Set<ValueType>(["array"]), from };
  }
  return undefined;
}

/**
 * Nodes that are the other branch of a null: `oneOf: [{ type: "null" }, { type: string }]` is a nullable string, and so
 * is `{ nullable: true, allOf: [{ type: string }] }`.
 */
function besideNull(nodes: readonly Schema[]): ReadonlySet<Schema> {
  const found = nodes.flatMap((node) =>
    [node.oneOf, node.anyOf].flatMap((branches) => {
      const meaningful = meaningfulBranches(branches);
      return hasNullBranch(branches) && meaningful.length === 1 ? flatten(meaningful) : [];
    }),
  );
  for (const node of nodes) if (node.orNull) found.push(...flatten(node.allOf));
  return new Set(found);
}

/** An integer is a number: `allOf: [{ type: number }, { type: integer }]` leaves integers. */
function intersect(a: ReadonlySet<ValueType>, b: ReadonlySet<ValueType>): Set<ValueType> {
  const both = new Set<ValueType>();
  for (const type of a) {
    if (b.has(type) || (type === "integer" && b.has("number"))) both.add(type);
    else if (type === "number" && b.has("integer")) both.add("integer");
  }
  return both;
}
