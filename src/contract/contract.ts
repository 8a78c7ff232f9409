/**
 * The contract: one OpenAPI document (2.0, 3.0, 3.1, 3.2), normalised.
 * Schemas stay a graph of shared nodes; nothing is expanded into a tree, so a cycle is harmless.
 */

import type { Schema } from "./schema.js";

export * from "./schema.js";

/** RFC 6901 tokens, unescaped: `["paths", "/users", "get"]`. Never a dotted or slashed string. */
export type Pointer = readonly string[];

export interface Location {
  readonly file: string;
  /** from 1 */
  readonly line: number;
  /** from 1, UTF-16 code units */
  readonly column: number;
  readonly pointer: Pointer;
}

export const HTTP_METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY"] as const;
/** in capitals; 3.2 allows any other beside the usual ones (`additionalOperations`) */
export type HttpMethod = string;

/** Identity of an operation: method and path with parameter names blanked, `GET /users/{}`; a webhook is `POST webhook:orderCreated`. */
export type OperationKey = string & { readonly __brand: "OperationKey" };

export type Maturity = "experimental" | "beta" | "stable";

/** How far an element may be built on. */
export interface Matured {
  readonly maturity: Maturity;
  /** an `x-stability-level` that is none of its words, as written; `maturity` is `stable` then */
  readonly unknownMaturity?: string;
}

/** What a document says about the end of an element's life. */
export interface Deprecation {
  readonly deprecated: boolean;
  /** `x-sunset` or an RFC 8594 `Sunset` value as written; validity is judged by who reads it */
  readonly sunset?: string;
  /** RFC 9745 `Deprecation` value or `x-deprecated-since`, as written */
  readonly since?: string;
  /** what the document names instead: `GET /api/v1/users`, `/api/v1/users` (method unsaid) or a field name */
  readonly replacement: readonly string[];
  /** the document's own words about it; a shipped snapshot has none */
  readonly notice?: VendorNotice;
}

/** A sentence of a document about the end of an element, and where it sends readers. */
export interface VendorNotice {
  readonly text: string;
  readonly url?: string;
}

/** `file` is the document the element was written in: multi-file specifications have several. */
export interface Origin {
  readonly file: string;
  readonly pointer: Pointer;
}

export const OPERATION_PARTS = ["parameters", "requestBody", "responses", "callbacks"] as const;
export type OperationPart = (typeof OPERATION_PARTS)[number];

export interface Contract {
  readonly openapi: "2.0" | "3.0" | "3.1" | "3.2";
  /** the file as the user named it; built-in ones `runai 2.24` */
  readonly file: string;
  /** `info.version`: informative only, a built-in version is its file name */
  readonly infoVersion?: string;
  readonly servers: readonly Server[];
  readonly operations: ReadonlyMap<OperationKey, Operation>;
  readonly webhooks: ReadonlyMap<OperationKey, Operation>;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** parts that were left out of the contract, each with its reason; never silently */
  readonly skipped: readonly SkippedPart[];
  /** a part of the API, taken in as one: what it lacks may be there all the same (see `mayHold`) */
  readonly partial: boolean;
  /**
   * paths with blank parameter names, keys of operations, and `security scheme <name>`, that could not be read: what is
   * there nobody knows
   */
  readonly unread: ReadonlySet<string>;
  /**
   * Only of contracts that come with this package: what a part says with all it refers to, whatever its components are
   * called. Equal texts of two contracts mean that there is nothing to compare; different texts, or none, prove nothing.
   * `within`: of what stands below the part, before anything is made of it: `["properties", "name"]`, `["responses", "200"]`.
   */
  readonly contentOf?: (part: ContractPart, within?: Pointer) => string | undefined;
  /** line and column of an element; computed on first use, because most documents never need it */
  readonly locate: (origin: Origin) => Location;
}

export type ContractPart = Operation | Parameter | RequestBody | Response | Schema;

export interface SkippedPart {
  readonly origin: Origin;
  readonly reason: string;
}

export interface Server {
  readonly url: string;
  readonly origin: Origin;
}

export interface Operation extends Deprecation, Matured {
  readonly key: OperationKey;
  readonly method: HttpMethod;
  /** as the document writes it: `/users/{userId}`; webhooks `webhook:<name>` */
  readonly path: string;
  readonly operationId?: string;
  readonly tags: readonly string[];
  /** path-level parameters included */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** by status as written: `200`, `4XX`, `default` */
  readonly responses: ReadonlyMap<string, Response>;
  /**
   * in force here, the document's where the operation has none; undefined: nothing is said; empty list: none.
   * Alternatives of schemes with scopes.
   */
  readonly security: readonly SecurityRequirement[] | undefined;
  /** instead of the document's; empty: the document's hold */
  readonly servers: readonly Server[];
  /** callback operations by `name expression`, keys like `POST callback:<name> <expression>` */
  readonly callbacks: ReadonlyMap<OperationKey, Operation>;
  /** parts of which something could not be read: what they lack may be in what is missing */
  readonly unread: ReadonlySet<OperationPart>;
  readonly origin: Origin;
}

/** An operation as a contract lists it, without anything below it. */
export interface ListedOperation {
  readonly key: OperationKey;
  readonly method: HttpMethod;
  readonly path: string;
  readonly operationId?: string;
}

export type ParameterPlace = "path" | "query" | "header" | "cookie";

export interface Parameter extends Deprecation, Matured {
  readonly name: string;
  readonly in: ParameterPlace;
  /** `in: querystring` of 3.2: the query as a whole is this one value */
  readonly wholeQuery?: true;
  /** position in the path template, from 0: identity of a path parameter (its name is not) */
  readonly index?: number;
  readonly required: boolean;
  /** a path parameter whose document does not say that it is required, as it must */
  readonly requiredUnsaid?: true;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: Schema;
  /** instead of `schema` */
  readonly content: ReadonlyMap<string, MediaType>;
  readonly origin: Origin;
}

export interface RequestBody {
  readonly required: boolean;
  readonly content: ReadonlyMap<string, MediaType>;
  readonly origin: Origin;
}

export interface MediaType {
  /** of what is sent one item after the other (`itemSchema` of 3.2), the list of all items */
  readonly schema?: Schema;
  /** of forms: how a property is written where that is not the usual way */
  readonly encoding: ReadonlyMap<string, Encoding>;
  readonly origin: Origin;
}

/** How one property of a form is written. @see https://spec.openapis.org/oas/v3.1.1#encoding-object */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly origin: Origin;
}

export interface Response {
  readonly content: ReadonlyMap<string, MediaType>;
  /** by lower-cased name */
  readonly headers: ReadonlyMap<string, Header>;
  readonly origin: Origin;
}

export interface Header extends Deprecation {
  readonly name: string;
  readonly required: boolean;
  readonly schema?: Schema;
  readonly content: ReadonlyMap<string, MediaType>;
  readonly origin: Origin;
}

export type SecurityRequirement = ReadonlyMap<string, readonly string[]>;

export interface SecurityScheme {
  readonly type: string;
  readonly name?: string;
  readonly in?: string;
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly openIdConnectUrl?: string;
  readonly flows: ReadonlyMap<string, OAuthFlow>;
  readonly deprecated: boolean;
  readonly origin: Origin;
}

export interface OAuthFlow {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: readonly string[];
}
