import type { SpecDocument } from "../read/document.js";
import { isObject } from "../read/raw.js";
import { child, type Node } from "./node.js";

/** A part of a document that references can start from: it has an address of its own. */
export interface Resource {
  /** absolute, without fragment; undefined where the document says a relative one and nothing to start from */
  readonly address: string | undefined;
  readonly node: Node;
}

/** What stands under these keys is data, in which an `$id` is somebody's field. */
const DATA = new Set(["example", "examples", "default", "enum", "const"]);

/**
 * The addresses that documents give themselves and their schemas: `$self` of OpenAPI 3.2, `$id` of JSON Schema.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.1
 */
export class Resources {
  readonly #of = new Map<SpecDocument, readonly Resource[]>();
  readonly #byAddress = new Map<string, Resource>();

  /** The innermost part around a node that has an address; undefined where none is given, as almost everywhere. */
  around(node: Node): Resource | undefined {
    if (node.document.identifies !== true) return undefined;
    let best: Resource | undefined;
    for (const resource of this.in(node.document)) {
      const { pointer } = resource.node;
      if (pointer.length < (best?.node.pointer.length ?? 0)) continue;
      if (pointer.every((token, index) => node.pointer[index] === token)) best = resource;
    }
    return best;
  }

  /** What a reference with an address leads to, as far as a document says that it is that. */
  at(reference: string, from: Resource | undefined): Resource | undefined {
    return URL.canParse(reference, from?.address)
      ? this.#byAddress.get(withoutFragment(new URL(reference, from?.address)))
      : undefined;
  }

  in(document: SpecDocument): readonly Resource[] {
    let found = this.#of.get(document);
    if (found === undefined) {
      found = document.identifies === true ? resourcesIn(document) : [];
      this.#of.set(document, found);
      for (const resource of found)
        if (resource.address !== undefined && !this.#byAddress.has(resource.address))
          this.#byAddress.set(resource.address, resource);
    }
    return found;
  }
}

function resourcesIn(document: SpecDocument): readonly Resource[] {
  const found: Resource[] = [];
  const seen = new Set<object>();
  const waiting: { readonly node: Node; readonly base: string | undefined }[] = [
    { node: { value: document.root, document, pointer: [] }, base: undefined },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    const { value } = node;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    let { base } = next;
    const own = isObject(value) ? (node.pointer.length === 0 ? (value.$self ?? value.$id) : value.$id) : undefined;
    if (typeof own === "string") {
      base = URL.canParse(own, base) ? withoutFragment(new URL(own, base)) : undefined;
      found.push({ address: base, node });
    }
    for (const key of Object.keys(value)) if (!DATA.has(key)) waiting.push({ node: child(node, key), base });
  }
  return found;
}

const withoutFragment = (url: URL): string => url.href.replace(/#.*$/s, "");
