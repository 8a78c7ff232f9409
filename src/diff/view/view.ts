import type { JsonValue, Schema, SchemaOrBoolean, SchemaType } from "../../contract/contract.js";
import type { Keywords } from "../../contract/keywords.js";

/** `null` is apart: it is an aspect of its own in every OpenAPI version. */
export type ValueType = Exclude<SchemaType, "null">;

/** A keyword's value and the node that says it. */
export interface Fact<T> {
  readonly value: T;
  readonly from: Schema;
}

export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
  readonly from: Schema;
}

/** One `oneOf` or `anyOf` with at least two branches that say something. */
export interface Union {
  readonly kind: "oneOf" | "anyOf";
  readonly branches: readonly View[];
  readonly from: Schema;
}

/**
 * What a set of schema nodes says together: `allOf` merged, wrappers of a single branch unwrapped.
 * Two ways to write the same thing give equal views; every fact keeps the node it comes from.
 *
 * @example
 * // { allOf: [{ $ref: "#/…/Pet" }] }, { oneOf: [{ $ref: "#/…/Pet" }] } and { $ref: "#/…/Pet" }
 * // are the same view object.
 */
export interface View {
  /** unique within its `ViewTable`: half of the key under which a pair is compared once */
  readonly id: number;
  /** the merged nodes; empty: anything is accepted */
  readonly nodes: readonly Schema[];
  readonly name: string | undefined;
  /** accepts no value at all: the boolean schema `false` */
  readonly never: boolean;
  /** a part of it could not be read */
  readonly unread: boolean;

  readonly keywords: Keywords;
  /** undefined: any type */
  readonly types: Fact<ReadonlySet<ValueType>> | undefined;
  readonly nullable: boolean;
  /** nobody says anything about null: no type is written */
  readonly openToNull: boolean;
  readonly format: Fact<string> | undefined;
  readonly enum: Fact<readonly JsonValue[]> | undefined;
  readonly unions: readonly Union[];

  readonly properties: ChildViews;
  /** by name: the node whose `required` lists it */
  readonly required: ReadonlyMap<string, Schema>;
  readonly minimum: Bound | undefined;
  readonly maximum: Bound | undefined;

  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: Schema | undefined;

  /** the same view without null and, if given, with these types only: one branch of what the view allows */
  limitedTo(types: readonly ValueType[] | undefined): View;
  /** the view of a keyword that holds one schema; undefined where no node has the keyword */
  child(keyword: SchemaKeyword): ChildView | undefined;
  /** the views of a keyword that holds named schemas */
  children(keyword: SchemaMapKeyword): ChildViews;
}

/** What a keyword leads to: the schemas that all speak about it, and the first node that has it. */
export interface ChildView {
  /** made when it is first asked for */
  readonly view: View;
  readonly schemas: readonly SchemaOrBoolean[];
  readonly from: Schema;
}

/** By name, in the order of the document. */
export interface ChildViews
  extends Pick<ReadonlyMap<string, ChildView>, "size" | "has" | "get" | "keys" | typeof Symbol.iterator> {
  /** the nodes that speak of a name, without what they say of it being made */
  holdersOf(name: string): readonly Schema[];
}

export type SchemaKeyword = {
  [K in keyof Schema]-?: Exclude<Schema[K], undefined> extends SchemaOrBoolean
    ? Exclude<Schema[K], undefined> extends boolean
      ? never
      : K
    : never;
}[keyof Schema];

export type SchemaMapKeyword = {
  [K in keyof Schema]-?: Schema[K] extends ReadonlyMap<string, Schema> ? K : never;
}[keyof Schema];
