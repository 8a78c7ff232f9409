import { isList, isObject } from "../read/raw.js";
import { child, elements, instead, isObjectNode, members, type Node, type ObjectNode, type Reading } from "./node.js";

/**
 * What is built on a schema: `Cat: { allOf: [{ $ref: Pet }, …] }`. Nothing in `Pet` says so, and only the components
 * of the document can be asked; a mapping leads to what stands in other files.
 */
export class Subtypes {
  #index: ReadonlyMap<unknown, readonly Node[]> | undefined;

  constructor(readonly reading: Reading) {}

  /** Directly or over several steps, each once; by name, so that the order of a document does not matter. */
  of(base: ObjectNode): readonly Node[] {
    const found = new Map<unknown, Node>();
    const open = [...this.#mapped(base), ...this.#builtOn(base.value)];
    for (let at = open.shift(); at !== undefined; at = open.shift()) {
      if (at.value === base.value || found.has(at.value)) continue;
      found.set(at.value, at);
      open.push(...this.#builtOn(at.value));
    }
    return [...found.values()].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  }

  #builtOn(value: unknown): readonly Node[] {
    return (this.#index ??= this.#read()).get(value) ?? [];
  }

  #mapped(base: ObjectNode): readonly Node[] {
    const { discriminator } = base.value;
    const mapping =
      isObject(discriminator) && isObject(discriminator.mapping) ? Object.values(discriminator.mapping) : [];
    return mapping.flatMap((reference) => {
      if (typeof reference !== "string" || !/[#/.]/.test(reference)) return [];
      const target = this.reading.resolve(instead(base, { $ref: reference }));
      return target !== undefined && isObjectNode(target) ? [target] : [];
    });
  }

  #read(): ReadonlyMap<unknown, readonly Node[]> {
    const index = new Map<unknown, Node[]>();
    const { root } = this.reading.library;
    const top: Node = { value: root.root, document: root, pointer: [] };
    for (const schemas of [child(child(top, "components"), "schemas"), child(top, "definitions")])
      for (const [, entry] of members(schemas)) {
        const member = this.reading.resolve(entry);
        if (member === undefined || !isObjectNode(member) || !isList(member.value.allOf)) continue;
        for (const part of elements(child(member, "allOf"))) {
          if (!isObject(part.value) || typeof part.value.$ref !== "string") continue;
          const target = this.reading.resolve(part);
          if (target === undefined) continue;
          const known = index.get(target.value);
          if (known === undefined) index.set(target.value, [member]);
          else known.push(member);
        }
      }
    return index;
  }
}

const textOf = ({ document, pointer }: Node): string => `${pointer.at(-1) ?? ""} ${document.file}#${pointer.join("/")}`;
