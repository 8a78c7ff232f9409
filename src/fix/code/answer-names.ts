/** Names at which an answer is opened, taken apart or left: those of HTTP clients, of promises and of lists. */

/** Beside the payload in the envelope of an HTTP client. */
export const BESIDE = new Set([
  "status",
  "statusText",
  "statusCode",
  "headers",
  "ok",
  "url",
  "config",
  "request",
  "redirected",
  "type",
]);

/** What leads from the envelope to the payload. */
export const UNWRAP = new Set(["data", "body"]);
export const UNWRAPPING_METHODS = new Set(["json", "text"]);

/** Of a promise: what comes on from it is the value, or what a callback makes of it. */
export const CHAIN = new Set(["then", "catch", "finally"]);

/** Of a list: what they give is some of its items. */
export const SAME_LIST = new Set([
  "filter",
  "slice",
  "reverse",
  "sort",
  "concat",
  "toSorted",
  "toReversed",
  "flat",
  "values",
  "at",
  "find",
  "findLast",
  "pop",
  "shift",
]);

/** Of a list: they hand each item to a callback. */
export const EACH = new Set([
  "map",
  "filter",
  "forEach",
  "find",
  "findLast",
  "findIndex",
  "some",
  "every",
  "flatMap",
  "sort",
  "toSorted",
]);

/** Of a list: nothing of an item comes out. */
export const ENDS = new Set(["some", "every", "findIndex", "forEach", "includes", "indexOf", "join"]);
