import type { Schema } from "../../contract/contract.js";
import { saysSomething } from "./keywords.js";

/**
 * The nodes that hold at the same time: `allOf` members and the only branch of a `oneOf` or `anyOf`, to any depth.
 * Nodes that only wrap others are left out; a node that is reached twice, or contains itself, counts once.
 */
export function flatten(schemas: readonly Schema[]): readonly Schema[] {
  const [only] = schemas;
  if (
    only !== undefined &&
    schemas.length === 1 &&
    only.allOf.length === 0 &&
    only.oneOf.length === 0 &&
    only.anyOf.length === 0
  )
    return saysSomething(only) ? schemas : [];
  const seen = new Set<Schema>();
  const open = [...schemas].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const wrapped = [onlyBranch(node.oneOf), onlyBranch(node.anyOf)].filter((branch) => branch !== undefined);
    for (const member of [...wrapped.reverse(), ...[...node.allOf].reverse()]) open.push(member);
  }
  return [...seen].filter(saysSomething).sort(sharedFirst);
}

/** The first node is where a difference of the whole is placed: one place for all that are built on the same component. */
const sharedFirst = (a: Schema, b: Schema): number => Number(b.name !== undefined) - Number(a.name !== undefined);

/** A branch that is only `null` makes its siblings nullable; it is no branch of its own. */
export function meaningfulBranches(branches: readonly Schema[]): readonly Schema[] {
  return branches.filter((branch) => !isOnlyNull(branch));
}

export function hasNullBranch(branches: readonly Schema[]): boolean {
  return branches.some(isOnlyNull);
}

function isOnlyNull(schema: Schema): boolean {
  const { types } = schema;
  if (types?.length === 1 && types[0] === "null") return true;
  return types === undefined && schema.enum?.length === 1 && schema.enum[0] === null;
}

function onlyBranch(branches: readonly Schema[]): Schema | undefined {
  const meaningful = meaningfulBranches(branches);
  return meaningful.length === 1 ? meaningful[0] : undefined;
}
