import type { Operation, OperationKey, OperationPart } from "../contract.js";
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
  #operations: ReadonlyMap<OperationKey, DigestedLine> | undefined;
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

  ofOperation(operation: Operation): string | undefined {
    return this.#operation(operation)?.digest;
  }

  within(operation: Operation, part: OperationPart): string | undefined {
    const raw = this.#operation(operation)?.line.value;
    if (!isObject(raw)) return undefined;
    return raw[part] === undefined ? "" : contentOf(JSON.stringify(raw[part]), (one) => this.#component(one));
  }

  #operation({ key }: Operation): DigestedLine | undefined {
    return (this.#operations ??= operationsOf(this.#lines, this.#digests)).get(key);
  }

  #component(reference: string): string | undefined {
    return (this.#components ??= componentsOf(this.#root, this.#digests)).get(reference);
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

interface DigestedLine {
  readonly digest: string;
  readonly line: OperationLine["line"];
}

function operationsOf(lines: readonly OperationLine[], digests: Digests): ReadonlyMap<OperationKey, DigestedLine> {
  const found = new Map<OperationKey, DigestedLine>();
  lines.forEach(({ path, method, line }, index) => {
    const [known, digest] = [methodOf(method), digests.paths[index]];
    if (known !== undefined && digest !== undefined) found.set(operationKey(known, path), { digest, line });
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
