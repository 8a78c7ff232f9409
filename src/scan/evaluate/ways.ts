/**
 * The ways on which one root comes to requests that are remembered. Where ten functions call ten others three levels
 * down, there are a thousand ways to one request, which all tell the same: the call that makes it, and each call on the
 * way, are known from the first few.
 */

import type { Value } from "../domain/value.js";
import type { ts } from "../project/syntax.js";

/** requests seen on all their ways; a root with more than that is a hub that much of the code is behind */
const ALL_WAYS = 400;

export class Ways {
  #seen = 0;
  readonly #through = new Map<ts.Node | undefined, Map<ts.Node, Set<Value>>>();

  /** False for one more way to a request that the call at `site` is known to lead to. */
  isNew(request: ts.Node, url: Value, site: ts.Node | undefined): boolean {
    const requests = this.#through.get(site) ?? new Map<ts.Node, Set<Value>>();
    const urls = requests.get(request) ?? new Set<Value>();
    const known = urls.has(url);
    urls.add(url);
    requests.set(request, urls);
    this.#through.set(site, requests);
    if (known && this.#seen >= ALL_WAYS) return false;
    this.#seen += 1;
    return true;
  }
}
