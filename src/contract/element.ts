/** One addressable part of a contract. */

export const ELEMENT_KINDS = [
  "api",
  "operation",
  "path-parameter",
  "query",
  "header",
  "cookie",
  "request-body",
  "request-media-type",
  "request-property",
  "response",
  "response-media-type",
  "response-header",
  "response-property",
  "enum-value",
  "security",
  "server",
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/**
 * One addressable part of a contract. `path` starts below the operation:
 * `["workloads", "[]", "migProfile"]` (array items are `[]`, map values `{}`); the empty path is the whole.
 */
export interface Element {
  readonly kind: ElementKind;
  readonly path: readonly string[];
}

/** The operation itself, as an element of it. */
export const OPERATION: Element = { kind: "operation", path: [] };
