import type { Module } from "./module.js";
import type { ts } from "./syntax.js";

/** A type as written, with the file it was written in and what its type parameters stand for there. */
export interface TypeRef {
  readonly node: ts.TypeNode;
  readonly module: Module;
  readonly parameters: ReadonlyMap<string, TypeRef>;
}

export const NO_PARAMETERS: ReadonlyMap<string, TypeRef> = new Map();

export const typeRef = (node: ts.TypeNode, module: Module, parameters = NO_PARAMETERS): TypeRef => ({
  node,
  module,
  parameters,
});
