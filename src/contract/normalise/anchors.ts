import type { SpecDocument } from "../read/document.js";
import { isObject } from "../read/raw.js";
import { child, type Node } from "./node.js";

/** The schemas of a document by `$anchor` and `$dynamicAnchor`; of a dynamic one that several have, nobody can tell which is meant. */
export function anchorsIn(document: SpecDocument): ReadonlyMap<string, Node | "several"> {
  const anchors = new Map<string, Node | "several">();
  const seen = new Set<object>();
  const waiting: Node[] = [{ value: document.root, document, pointer: [] }];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node.value !== "object" || node.value === null || seen.has(node.value)) continue;
    seen.add(node.value);
    if (isObject(node.value)) {
      const { $anchor, $dynamicAnchor } = node.value;
      if (typeof $anchor === "string" && !anchors.has($anchor)) anchors.set($anchor, node);
      if (typeof $dynamicAnchor === "string")
        anchors.set($dynamicAnchor, anchors.has($dynamicAnchor) ? "several" : node);
    }
    for (const key of Object.keys(node.value)) waiting.push(child(node, key));
  }
  return anchors;
}
