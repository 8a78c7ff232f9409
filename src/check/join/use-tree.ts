import type { FieldUse } from "../../scan/call.js";

/** A field, or what holds fields, with the uses that name it or something below it. */
export interface UsedField {
  readonly path: readonly string[];
  /** in the order of the call */
  readonly uses: readonly FieldUse[];
  /** the first use of the field itself; undefined: only fields below it are named */
  readonly itself: FieldUse | undefined;
  readonly below: ReadonlyMap<string, UsedField>;
}

interface Growing extends UsedField {
  readonly uses: FieldUse[];
  itself: FieldUse | undefined;
  readonly below: Map<string, Growing>;
}

/** What a call names of one body, query or answer, found by path: each judge asks of many paths, and bodies have hundreds. */
export function useTree(uses: readonly FieldUse[]): UsedField {
  const root: Growing = { path: [], uses: [], itself: undefined, below: new Map() };
  for (const use of uses) {
    let field = root;
    field.uses.push(use);
    for (const [at, name] of use.path.entries()) {
      let next = field.below.get(name);
      if (next === undefined)
        field.below.set(
          name,
          (next = { path: use.path.slice(0, at + 1), uses: [], itself: undefined, below: new Map() }),
        );
      next.uses.push(use);
      field = next;
    }
    field.itself ??= use;
  }
  return root;
}

export function fieldOf(tree: UsedField, path: readonly string[]): UsedField | undefined {
  let field: UsedField | undefined = tree;
  for (const name of path) field = field?.below.get(name);
  return field;
}

/** Every field that others lie in, outermost first. */
export function* holdersIn(field: UsedField): Generator<UsedField> {
  if (field.below.size > 0) yield field;
  for (const next of field.below.values()) yield* holdersIn(next);
}
