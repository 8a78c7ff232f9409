import type { OperationKey } from "../contract/contract.js";
import type { Node } from "../contract/normalise/node.js";
import { operationKey } from "../contract/normalise/path.js";
import type { RawObject } from "../contract/read/raw.js";
import { componentsOf, contentOf, type Digests, operationsOf } from "./digests.js";

/**
 * What the parts of a shipped contract say, as texts to compare with those of another: of operations and components
 * their digests; of what lies inside of them its words, with digests for what they refer to.
 */
export class ShippedContent {
  readonly #root: RawObject;
  readonly #digests: Digests;
  readonly #texts = new Map<object, string>();
  #operations: ReadonlyMap<OperationKey, string> | undefined;
  #components: ReadonlyMap<string, string> | undefined;

  constructor(root: RawObject, digests: Digests) {
    this.#root = root;
    this.#digests = digests;
  }

  ofOperation(key: OperationKey): string | undefined {
    this.#operations ??= new Map(
      operationsOf(this.#root).map(([path, method], at) => [
        operationKey(method.toUpperCase(), path),
        this.#digests.operations[at] ?? "",
      ]),
    );
    return this.#operations.get(key);
  }

  ofNode(node: Node): string {
    const digest = node.reference === undefined ? undefined : this.#component(node.reference);
    if (digest !== undefined) return digest;
    const { value } = node;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const text = contentOf(JSON.stringify(value), (one) => this.#component(one));
    this.#texts.set(value, text);
    return text;
  }

  #component(reference: string): string | undefined {
    this.#components ??= new Map(
      [...componentsOf(this.#root).keys()].map((one, at) => [one, this.#digests.components[at] ?? ""]),
    );
    return this.#components.get(reference);
  }
}
