import type { Schema, SchemaType } from "../../contract/contract.js";
import { bitsOf } from "../../contract/keywords.js";
import { saysSomething } from "./keywords.js";

/**
 * The nodes that hold at the same time: `allOf` members and the only branch of a `oneOf` or `anyOf`, to any depth.
 * Nodes that only wrap others are left out; a node that is reached twice, or contains itself, counts once.
 */
export function flatten(schemas: readonly Schema[]): readonly Schema[] {
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
  const left = branches.filter((branch) => !isOnlyNull(branch));
  return left.length < 2 ? left : left.filter((branch, index) => !isCovered(branch, index, left));
}

/** `anyOf: [{ type: string }, { enum: [red, blue] }]` is any text: its list names values and limits none. */
function isCovered(branch: Schema, index: number, branches: readonly Schema[]): boolean {
  const { types } = branch;
  if (types === undefined || branch.allOf.length > 0 || !types.every((type) => SCALARS.has(type))) return false;
  return branches.some((other, place) => {
    if (place === index || other.types === undefined || other.allOf.length > 0) return false;
    const { said, filled } = other.keywords;
    if ((said & ~TYPE_ALONE.said) !== 0 || (filled & ~TYPE_ALONE.filled) !== 0) return false;
    const takes = (type: SchemaType): boolean =>
      other.types?.includes(type) === true || (type === "integer" && other.types?.includes("number") === true);
    // of two that cover each other the first stays
    return (
      types.every(takes) && (place < index || !other.types.every((type) => types.includes(type)) || !isAlone(branch))
    );
  });
}

const SCALARS: ReadonlySet<SchemaType> = new Set(["string", "number", "integer", "boolean", "null"]);
/** what says nothing about which values are taken, but for the type */
const TYPE_ALONE = bitsOf(["types", "default", "deprecated", "sunset", "maturity", "extensibleEnum"]);
const isAlone = ({ keywords: { said, filled } }: Schema): boolean =>
  (said & ~TYPE_ALONE.said) === 0 && (filled & ~TYPE_ALONE.filled) === 0;

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
