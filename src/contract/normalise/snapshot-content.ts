import type { Operation, OperationKey, OperationPart } from "../contract.js";
import { ordinalOf } from "../read/json-lines.js";
import { isObject, type RawObject, valueAt } from "../read/raw.js";
import { contentOf, DIGESTS_KEY, type Digests, type OperationDigests, PART_PLACES } from "../snapshot/digests.js";
import type { Node } from "./node.js";

/**
 * What the parts of a shipped snapshot say, as texts to compare with those of another: the digest of what has a line
 * of its own; of what lies inside of a line its words, with digests for what they refer to.
 */
export class SnapshotContent {
  readonly #root: RawObject;
  #read: Digests | undefined;
  readonly #texts = new Map<object, string>();
  /** by key: how many lines of operations come before its own */
  readonly #places = new Map<OperationKey, number>();
  /** by reference: the digest of what it leads to, if that is a component */
  readonly #components = new Map<string, string | undefined>();

  /** Undefined where there is nothing to go by. */
  static of(root: RawObject): SnapshotContent | undefined {
    return Object.hasOwn(root, DIGESTS_KEY) ? new SnapshotContent(root) : undefined;
  }

  private constructor(root: RawObject) {
    this.#root = root;
  }

  place(key: OperationKey, index: number): void {
    this.#places.set(key, index);
  }

  get #digests(): Digests {
    return (this.#read ??= this.#root[DIGESTS_KEY] as Digests);
  }

  ofOperation(operation: Operation): string | undefined {
    return this.#operation(operation)?.[0];
  }

  within(operation: Operation, part: OperationPart): string | undefined {
    return this.#operation(operation)?.[PART_PLACES[part]];
  }

  #operation({ key }: Operation): OperationDigests | undefined {
    const place = this.#places.get(key);
    return place === undefined ? undefined : this.#digests.paths[place];
  }

  #component(reference: string): string | undefined {
    if (this.#components.has(reference)) return this.#components.get(reference);
    const [, kind, name] = COMPONENT.exec(reference) ?? [];
    const ordinal =
      kind === undefined || name === undefined ? undefined : ordinalOf(this.#root, ["components", kind, name]);
    const digest = kind === undefined || ordinal === undefined ? undefined : this.#digests.components[kind]?.[ordinal];
    this.#components.set(reference, digest);
    return digest;
  }

  /** Of a member of an object that is looked into once or twice: its words are not kept. */
  below(map: unknown, name: string): string | undefined {
    const value = isObject(map) && typeof map.$ref !== "string" ? valueAt(map, name) : undefined;
    if (value === undefined) return undefined;
    // the same as below: most members are references, and a text of each costs a run of the program 8 % more
    const digest = isObject(value) && typeof value.$ref === "string" ? this.#component(value.$ref) : undefined;
    return digest ?? contentOf(JSON.stringify(value), (one) => this.#component(one));
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
}

const COMPONENT = /^#\/components\/([^/]+)\/(.+)$/;
