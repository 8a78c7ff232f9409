import type { Operation, OperationKey } from "../contract.js";
import { lineKeys, type OperationLine } from "../read/json-lines.js";
import { isObject, type RawObject } from "../read/raw.js";
import { DIGESTS_KEY, contentOf, type Digests } from "../snapshot/digests.js";
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
  #operations: ReadonlyMap<OperationKey, string> | undefined;
  #components: ReadonlyMap<string, string> | undefined;

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

  ofOperation({ key }: Operation): string | undefined {
    return (this.#operations ??= operationsOf(this.#lines, this.#digests)).get(key);
  }

  ofNode({ value, reference }: Node): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const components = (this.#components ??= componentsOf(this.#root, this.#digests));
    const text = (reference === undefined ? undefined : components.get(reference)) ?? contentOf(JSON.stringify(value), (one) => components.get(one));
    this.#texts.set(value, text);
    return text;
  }
}

function operationsOf(lines: readonly OperationLine[], digests: Digests): ReadonlyMap<OperationKey, string> {
  const found = new Map<OperationKey, string>();
  lines.forEach(({ path, method }, index) => {
    const [known, digest] = [methodOf(method), digests.paths[index]];
    if (known !== undefined && digest !== undefined) found.set(operationKey(known, path), digest);
  });
  return found;
}

/** By reference. */
function componentsOf(root: RawObject, digests: Digests): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [kind, section] of Object.entries(digests.components)) {
    const components = isObject(root.components) ? root.components[kind] : undefined;
    let index = 0;
    for (const name of lineKeys(components)) {
      const digest = section[index];
      if (digest !== undefined) found.set(`#/components/${kind}/${name}`, digest);
      index += 1;
    }
  }
  return found;
}
