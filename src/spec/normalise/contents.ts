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
  readonly #operations = new Map<OperationKey, string>();
  readonly #components = new Map<string, string>();
  readonly #texts = new Map<object, string>();

  /** Undefined where there is nothing to go by. */
  static of(root: RawObject, lines: readonly OperationLine[] | undefined): Contents | undefined {
    const digests = root[DIGESTS_KEY];
    return lines === undefined || digests === undefined ? undefined : new Contents(root, digests as Digests, lines);
  }

  private constructor(root: RawObject, digests: Digests, lines: readonly OperationLine[]) {
    lines.forEach(({ path, method }, index) => {
      const [known, digest] = [methodOf(method), digests.paths[index]];
      if (known !== undefined && digest !== undefined) this.#operations.set(operationKey(known, path), digest);
    });
    for (const [kind, section] of Object.entries(digests.components)) {
      const components = isObject(root.components) ? root.components[kind] : undefined;
      let index = 0;
      for (const name of lineKeys(components)) {
        const digest = section[index];
        if (digest !== undefined) this.#components.set(`#/components/${kind}/${name}`, digest);
        index += 1;
      }
    }
  }

  ofOperation({ key }: Operation): string | undefined {
    return this.#operations.get(key);
  }

  ofNode({ value, reference }: Node): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const text = (reference === undefined ? undefined : this.#components.get(reference)) ?? contentOf(JSON.stringify(value), (one) => this.#components.get(one));
    this.#texts.set(value, text);
    return text;
  }
}
