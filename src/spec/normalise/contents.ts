import type { Operation, OperationKey, OperationPart } from "../contract.js";
import { ordinalOf, type OperationLine } from "../read/json-lines.js";
import type { RawObject } from "../read/raw.js";
import { DIGESTS_KEY, contentOf, PART_PLACES, type Digests, type OperationDigests } from "../snapshot/digests.js";
import type { Node } from "./node.js";
import { methodOf, operationKey } from "./path.js";

/**
 * What the parts of a shipped snapshot say, as texts to compare with those of another: the digest of what has a line
 * of its own; of what lies inside of a line its words, with digests for what they refer to.
 */
export class Contents {
  readonly #root: RawObject;
  readonly #lines: readonly OperationLine[];
  readonly #texts = new Map<object, string>();
  #operations: ReadonlyMap<OperationKey, OperationDigests> | undefined;
  /** by reference: the digest of what it leads to, if that is a component */
  readonly #components = new Map<string, string | undefined>();

  /** Undefined where there is nothing to go by. */
  static of(root: RawObject, lines: readonly OperationLine[] | undefined): Contents | undefined {
    return lines === undefined || !Object.hasOwn(root, DIGESTS_KEY) ? undefined : new Contents(root, lines);
  }

  private constructor(root: RawObject, lines: readonly OperationLine[]) {
    this.#root = root;
    this.#lines = lines;
  }

  get #digests(): Digests {
    return this.#root[DIGESTS_KEY] as Digests;
  }

  ofOperation(operation: Operation): string | undefined {
    return this.#operation(operation)?.[0];
  }

  within(operation: Operation, part: OperationPart): string | undefined {
    return this.#operation(operation)?.[PART_PLACES[part]];
  }

  #operation({ key }: Operation): OperationDigests | undefined {
    return (this.#operations ??= operationsOf(this.#lines, this.#digests)).get(key);
  }

  #component(reference: string): string | undefined {
    if (this.#components.has(reference)) return this.#components.get(reference);
    const [, kind, name] = COMPONENT.exec(reference) ?? [];
    const ordinal = kind === undefined || name === undefined ? undefined : ordinalOf(this.#root, ["components", kind, name]);
    const digest = kind === undefined || ordinal === undefined ? undefined : this.#digests.components[kind]?.[ordinal];
    this.#components.set(reference, digest);
    return digest;
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

function operationsOf(lines: readonly OperationLine[], digests: Digests): ReadonlyMap<OperationKey, OperationDigests> {
  const found = new Map<OperationKey, OperationDigests>();
  lines.forEach(({ path, method }, index) => {
    const known = methodOf(method);
    const said = digests.paths[index];
    if (known !== undefined && said !== undefined) found.set(operationKey(known, path), said);
  });
  return found;
}
