import type { Module } from "./module.js";
import type { ts } from "./syntax.js";

/** A type as written, with the file it was written in and what its type parameters stand for there. */
export interface TypeRef {
  readonly node: ts.TypeNode;
  readonly module: Module;
  readonly parameters: ReadonlyMap<string, TypeRef>;
}

export const NO_PARAMETERS: ReadonlyMap<string, TypeRef> = new Map();

/** Of types that depend on nothing but where they are written: one each, so that what is known of them is found again. */
const plain = new WeakMap<ts.TypeNode, TypeRef>();

export function typeRef(node: ts.TypeNode, module: Module, parameters = NO_PARAMETERS): TypeRef {
  if (parameters.size > 0) return { node, module, parameters };
  let known = plain.get(node);
  if (known === undefined || known.module !== module) {
    known = { node, module, parameters: NO_PARAMETERS };
    plain.set(node, known);
  }
  return known;
}
