/** Which notices speak of which element. */

import type { HttpMethod } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { blanked } from "../../contract/normalise/path.js";
import type { Notice, NoticeElement } from "../../contract/provider/index.js";

export interface NoticeHit {
  readonly notice: Notice;
  readonly element: NoticeElement;
}

/** by path with parameter names blanked */
export type NoticeIndex = ReadonlyMap<string, readonly NoticeHit[]>;

export function indexNotices(notices: readonly Notice[]): NoticeIndex {
  const index = new Map<string, NoticeHit[]>();
  for (const notice of notices) {
    for (const element of notice.elements) {
      const path = blanked(element.path);
      const hits = index.get(path);
      if (hits === undefined) index.set(path, [{ notice, element }]);
      else hits.push({ notice, element });
    }
  }
  return index;
}

/** `method` undefined: the methods are not known, and only notices that name none speak of the element. */
export function noticesOn(
  index: NoticeIndex,
  method: HttpMethod | undefined,
  path: string,
  element: Element,
): readonly NoticeHit[] {
  const hits = index.get(path) ?? [];
  return hits.filter(
    (hit) =>
      (hit.element.methods === undefined || (method !== undefined && hit.element.methods.includes(method))) &&
      speaksOf(hit.element, element),
  );
}

function speaksOf(said: NoticeElement, element: Element): boolean {
  switch (element.kind) {
    case "operation":
      return said.query === undefined && said.header === undefined && said.field === undefined;
    case "query":
      return said.query !== undefined && said.query === element.path[0];
    case "header":
      return said.header !== undefined && said.header.toLowerCase() === element.path[0]?.toLowerCase();
    case "request-property":
      return said.side !== "response" && said.field !== undefined && isFieldOf(said.field, element.path);
    case "response-property":
      return said.side !== "request" && said.field !== undefined && isFieldOf(said.field, element.path);
    default:
      return false;
  }
}

/**
 * A notice speaks of a field of the resource; a list wraps the resource in an array or in an envelope.
 *
 * @example
 * isFieldOf(["urls"], ["workloads", "[]", "urls"]) // true
 * isFieldOf(["urls"], ["spec", "urls"]) // false: that is another field
 */
function isFieldOf(field: readonly string[], path: readonly string[]): boolean {
  const wrapper = path.length - field.length;
  if (wrapper < 0 || !field.every((name, at) => path[wrapper + at] === name)) return false;
  return wrapper === 0 || (path[wrapper - 1] === "[]" && wrapper <= 2);
}
