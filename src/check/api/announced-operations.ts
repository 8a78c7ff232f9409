import { HTTP_METHODS, type HttpMethod } from "../../contract/index.js";
import type { Notice } from "../../contract/provider/index.js";

/** What a notice may speak of when it names a path alone. */
const USUAL_METHODS: readonly string[] = ["GET", "PUT", "POST", "DELETE", "PATCH"];

/** Operations that no contract lists and a notice says exist: a release has more than an early capture of it. */
export function announcedOperations(
  notices: readonly Notice[],
): readonly { readonly method: HttpMethod; readonly path: string }[] {
  return notices
    .flatMap((notice) => notice.elements)
    .filter((element) => !element.listed && (element.field ?? element.query ?? element.header) === undefined)
    .flatMap(({ path, methods }) =>
      HTTP_METHODS.filter((method) => (methods ?? USUAL_METHODS).includes(method)).map((method) => ({ method, path })),
    );
}
