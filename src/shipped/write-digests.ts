import { createHash } from "node:crypto";
import type { RawObject } from "../contract/read/raw.js";
import { componentsOf, contentOf, type Digests, operationsOf, REFERENCE } from "./digests.js";

/** Of a document whose references all lead to its own components, as `writeSnapshot` makes them. */
export function digestsOf(document: RawObject): Digests {
  const components = componentsOf(document);
  const digests = new ComponentDigests(components);
  const security = JSON.stringify(document.security);
  return {
    operations: operationsOf(document).map(([path, method, operation]) =>
      digest(`${method} ${path} ${security} ${digests.resolve(JSON.stringify(operation))}`),
    ),
    components: [...components.keys()].map((reference) => digests.of(reference)),
  };
}

/** 48 bits: among the parts of a hundred documents, two that differ meet by chance once in a thousand such sets. */
const digest = (text: string): string =>
  text.length <= FEW_WORDS ? text : `#${createHash("sha256").update(text).digest("base64url").slice(0, 8)}`;
const FEW_WORDS = 48;

interface Visit {
  readonly reference: string;
  readonly text: string;
  readonly waiting: string[];
  readonly index: number;
  lowest: number;
}

/**
 * Components of which each is digested after those it refers to; a cycle is digested as a whole, by the names in it.
 * Strongly connected components after Tarjan, without recursion: a long chain of references costs no stack.
 */
class ComponentDigests {
  readonly #digests = new Map<string, string>();

  constructor(readonly components: ReadonlyMap<string, unknown>) {}

  of(reference: string): string {
    return this.#digests.get(reference) ?? this.#settle(reference);
  }

  resolve(text: string): string {
    return contentOf(text, (reference) => (this.components.has(reference) ? this.of(reference) : undefined));
  }

  #settle(start: string): string {
    const visits = new Map<string, Visit>();
    const stack: Visit[] = [];
    const visit = (reference: string): Visit => {
      const text = JSON.stringify(this.components.get(reference));
      const waiting = Array.from(text.matchAll(REFERENCE), ([, written = ""]) => written).filter((one) =>
        this.components.has(one),
      );
      const made: Visit = { reference, text, waiting, index: visits.size, lowest: visits.size };
      visits.set(reference, made);
      stack.push(made);
      return made;
    };
    const way: Visit[] = [visit(start)];
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const next = at.waiting.pop();
      if (next !== undefined) {
        if (this.#digests.has(next)) continue;
        const met = visits.get(next);
        if (met === undefined) way.push(visit(next));
        else at.lowest = Math.min(at.lowest, met.index);
        continue;
      }
      way.pop();
      const above = way.at(-1);
      if (above !== undefined) above.lowest = Math.min(above.lowest, at.lowest);
      if (at.lowest === at.index) this.#digest(stack.splice(stack.lastIndexOf(at)));
    }
    return this.#digests.get(start) ?? "";
  }

  /** One component, or the members of a cycle: what they refer to outside has its digests already. */
  #digest(members: readonly Visit[]): void {
    const inside = new Set(members.map(({ reference }) => reference));
    const outside = (text: string): string =>
      contentOf(text, (one) => (inside.has(one) ? undefined : this.#digests.get(one)));
    const [only] = members;
    if (
      only !== undefined &&
      members.length === 1 &&
      !only.text.includes(`{"$ref":${JSON.stringify(only.reference)}}`)
    ) {
      this.#digests.set(only.reference, digest(outside(only.text)));
      return;
    }
    const cycle = digest(
      members
        .map(({ reference, text }) => `${reference} ${outside(text)}`)
        .sort()
        .join("\n"),
    );
    for (const { reference } of members) this.#digests.set(reference, digest(`${cycle} ${reference}`));
  }
}
