/** The schemas of a contract: a graph of shared nodes. */

import type { Deprecation, Matured, Origin } from "./contract.js";
import type { Keywords } from "./keywords.js";

export const SCHEMA_TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"] as const;
export type SchemaType = (typeof SCHEMA_TYPES)[number];

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** `true` accepts everything, `false` nothing: JSON Schema's boolean schemas and absent keywords. */
export type SchemaOrBoolean = Schema | boolean;

/**
 * One schema node. A `$ref` without siblings *is* its target (same object); with siblings it is a node
 * whose `allOf` holds the target. Node identity is the memo key of whoever walks the graph.
 * All fields after `origin` mirror JSON Schema keywords in their 2020-12 meaning.
 */
export interface Schema extends Deprecation, Matured {
  /** unique within the contract, in order of first visit */
  readonly id: number;
  /** `User` for `#/components/schemas/User` and `#/definitions/User` */
  readonly name?: string;
  readonly origin: Origin;
  /** which of the keywords below it has */
  readonly keywords: Keywords;

  /** nothing is known of it: what it refers to could not be read */
  readonly unread: boolean;
  /** absent: any type. 3.0 `nullable: true` is a `"null"` in here. */
  readonly types: readonly SchemaType[] | undefined;
  /** `nullable: true` beside `allOf` or `$ref`: null is taken although the parts forbid it */
  readonly orNull: boolean;
  readonly format: string | undefined;
  /** `const` is a one-value enum */
  readonly enum: readonly JsonValue[] | undefined;
  /** enum values a document marks as deprecated (`x-enum-deprecated`, `x-deprecated-values`) */
  readonly deprecatedValues: readonly JsonValue[] | undefined;
  /** what a document names in the place of a value of `enum`: by the old value */
  readonly replacedValues: ReadonlyMap<string, ReplacedValue> | undefined;
  /** `x-extensible-enum`: values may be added without breaking a reader */
  readonly extensibleEnum: boolean;
  readonly default: JsonValue | undefined;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;

  readonly properties: ReadonlyMap<string, Schema>;
  readonly patternProperties: ReadonlyMap<string, Schema>;
  readonly required: readonly string[];
  readonly additionalProperties: SchemaOrBoolean | undefined;
  readonly unevaluatedProperties: SchemaOrBoolean | undefined;
  readonly propertyNames: SchemaOrBoolean | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas: ReadonlyMap<string, Schema>;

  readonly items: SchemaOrBoolean | undefined;
  readonly prefixItems: readonly Schema[];
  readonly unevaluatedItems: SchemaOrBoolean | undefined;
  readonly contains: SchemaOrBoolean | undefined;
  readonly minContains: number | undefined;
  readonly maxContains: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;

  /** bounds are normalised: `exclusiveMinimum: true` beside `minimum` becomes a numeric `exclusiveMinimum` */
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
  readonly exclusiveMaximum: number | undefined;
  readonly multipleOf: number | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly pattern: string | undefined;
  readonly contentMediaType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly contentSchema: Schema | undefined;

  readonly allOf: readonly Schema[];
  readonly oneOf: readonly Schema[];
  readonly anyOf: readonly Schema[];
  readonly not: SchemaOrBoolean | undefined;
  readonly if: SchemaOrBoolean | undefined;
  readonly then: SchemaOrBoolean | undefined;
  readonly else: SchemaOrBoolean | undefined;
  readonly discriminator: Discriminator | undefined;
  /** of a base that a discriminator belongs to: what is built on it with `allOf` or named in the mapping */
  readonly subtypes: readonly Schema[];
}

/** What the keywords of a schema say, without who it is. */
export type SchemaFacts = Omit<Schema, "id" | "name" | "origin" | "keywords">;

export interface Discriminator {
  readonly propertyName: string;
  /** value → schema name or reference as written */
  readonly mapping: ReadonlyMap<string, string>;
  /** 3.2: what a value that is not in the mapping stands for */
  readonly defaultMapping?: string;
}

export interface ReplacedValue {
  readonly value: string;
  /** it is said to be the same under another name; else only that it is to be used instead */
  readonly renamed: boolean;
}
