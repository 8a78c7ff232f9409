import type { HttpMethod, JsonValue, Location } from "../spec/contract.js";

/** `breaking` fails clients; `dangerous` may, depending on how they are written; `compatible` does not. */
export type Level = "breaking" | "dangerous" | "compatible";

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

export interface AffectedOperation {
  readonly method: HttpMethod;
  /** as the base writes it (the target for what was added); `webhook:<name>` for webhooks */
  readonly path: string;
}

/** One cause, one change, with every operation it reaches. */
export interface Change {
  readonly ruleId: string;
  readonly level: Level;
  readonly element: Element;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly affects: readonly AffectedOperation[];
  readonly baseLocation: Location | null;
  readonly targetLocation: Location | null;
  /** stable over runs, wording and line numbers: rule, element, shortest affected operation, before and after */
  readonly fingerprint: string;
}
