import { HTTP_METHODS, type HttpMethod, type OperationKey, operationKey } from "../../contract/index.js";
import type { Notice } from "../../contract/provider/index.js";

/** What a notice may speak of when it names a path alone. */
const USUAL_METHODS: readonly string[] = ["GET", "PUT", "POST", "DELETE", "PATCH"];

interface AnnouncedOperation {
  readonly method: HttpMethod;
  readonly path: string;
}

/**
 * Operations that no contract lists and a notice says exist, or that it names in the place of others: a release has
 * more than an early capture of it, and what comes with a later one is known before its contract.
 */
export function announcedOperations(
  notices: readonly Notice[],
  isListed: (operation: OperationKey) => boolean,
): readonly AnnouncedOperation[] {
  const found = new Map<OperationKey, AnnouncedOperation>();
  for (const { elements } of notices) {
    for (const { path, methods, listed, query, header, field, replacement } of elements) {
      const whole = query === undefined && header === undefined && field === undefined;
      const own = whole && !listed ? methodsOf(methods ?? USUAL_METHODS).map((method) => ({ method, path })) : [];
      for (const one of [...own, ...replacement.flatMap(named)]) {
        const key = operationKey(one.method, one.path);
        if (!isListed(key) && !found.has(key)) found.set(key, one);
      }
    }
  }
  return [...found.values()];
}

const methodsOf = (names: readonly string[]): readonly HttpMethod[] =>
  HTTP_METHODS.filter((method) => names.includes(method));

/** `GET /api/v1/users` is an operation; `/api/v1/users`, `spec.priority` and words are none. */
function named(text: string): readonly AnnouncedOperation[] {
  const [, verb = "", path = ""] = /^([A-Z]+) (\/[^\s?]*)$/.exec(text) ?? [];
  return methodsOf([verb]).map((method) => ({ method, path }));
}
