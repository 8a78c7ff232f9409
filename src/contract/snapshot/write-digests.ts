import { createHash } from "node:crypto";
import { isObject, type RawObject } from "../read/raw.js";
import { contentOf, type Digests, type OperationDigests, REFERENCE } from "./digests.js";

/** Of a document whose references all lead to its own components, as `writeSnapshot` makes them. */
export function digestsOf(document: RawObject): Digests {
  const components = componentsOf(document);
  const digests = new ComponentDigests(components);
  const ofKind = new Map<string, string[]>();
  for (const reference of components.keys()) {
    const kind = kindOf(reference);
    const list = ofKind.get(kind);
    if (list === undefined) ofKind.set(kind, [digests.of(reference)]);
    else list.push(digests.of(reference));
  }
  const security = JSON.stringify(document.security);
  const paths = operationsOf(document).map(([path, method, operation]): OperationDigests => {
    const { parameters, requestBody, responses, ...itself } = isObject(operation) ? operation : {};
    const of = (part: unknown): string => (part === undefined ? "" : digest(digests.resolve(JSON.stringify(part))));
    const whole = digest(`${method} ${path} ${security} ${digests.resolve(JSON.stringify(operation))}`);
    return [
      whole,
      of(parameters),
      of(requestBody),
      of(responses),
      of({ ...itself, security: itself.security ?? document.security }),
    ];
  });
  return { paths, components: Object.fromEntries(ofKind) };
}

/** Path, method, operation, in the order of the lines. */
export const operationsOf = (
  document: RawObject,
): readonly (readonly [path: string, method: string, operation: unknown])[] =>
  membersOf(document.paths).flatMap(([path, item]) =>
    membersOf(item).map(([method, operation]) => [path, method, operation] as const),
  );

/** By reference, in the order of the lines. */
function componentsOf(document: RawObject): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [kind, section] of membersOf(document.components))
    for (const [name, component] of membersOf(section)) found.set(`#/components/${kind}/${name}`, component);
  return found;
}

const kindOf = (reference: string): string => reference.split("/")[2] ?? "";
const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];

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
