import { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import type { Run } from "./run.js";

/** The plain name of a declared type, for looking up who implements it. */
export function typeNameOf(run: Run, type: TypeRef | undefined): string | undefined {
  if (
    type === undefined ||
    run.implementers.size === 0 ||
    !ts.isTypeReferenceNode(type.node) ||
    !ts.isIdentifier(type.node.typeName)
  )
    return undefined;
  const name = type.node.typeName.text;
  return run.implementers.has(name) ? name : undefined;
}
