import { HTTP_METHODS, type HttpMethod, type OperationKey } from "../contract.js";

/** `{clusterId}` in `/clusters/{clusterId}`; names differ between releases for the same route. */
const PARAMETER = /\{[^{}]*\}/g;

/** `/users/{userId}` → `/users/{}`; names of webhooks and expressions of callbacks stay as they are */
export const blanked = (path: string): string =>
  !path.includes("{") || /^(?:webhook|callback):/.test(path) ? path : path.replace(PARAMETER, "{}");

/** The parameter names of a path template, in order: the index of a path parameter. */
export const parameterNames = (path: string): readonly string[] =>
  (path.match(PARAMETER) ?? []).map((name) => name.slice(1, -1));

/**
 * `GET /users/{}`: method and path with parameter names blanked.
 * Any spelling of a path gives the same key, so it can be asked for with `/users/{userId}` too.
 */
export function operationKey(method: string, path: string): OperationKey {
  return `${method.toUpperCase()} ${blanked(path)}` as OperationKey;
}

/** `GET /api/v1/users` as a key; undefined where the text names none: words, a path alone, a field. */
export function operationNamed(target: string): OperationKey | undefined {
  const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(target) ?? [];
  return method === undefined || path === undefined ? undefined : operationKey(method, path);
}

const METHODS: ReadonlyMap<string, HttpMethod> = new Map(HTTP_METHODS.map((method) => [method.toLowerCase(), method]));

/** The method that a key of a path item stands for: `get`, also where it is written `GET`; never `parameters`. */
export const methodOf = (key: string): HttpMethod | undefined => METHODS.get(key) ?? METHODS.get(key.toLowerCase());
