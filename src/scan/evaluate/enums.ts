import { unknownAt } from "../domain/hole.js";
import type { Value } from "../domain/value.js";
import { object, plain } from "../domain/value.js";
import type { ts } from "../project/syntax.js";
import { evaluate } from "./evaluate.js";
import { keysOf, put } from "./literals.js";
import type { Run } from "./run.js";
import { childScope, declare, type Scope } from "./scope.js";

/** An enum is an object of its values. */
export function enumObject(run: Run, node: ts.EnumDeclaration, scope: Scope): Value {
  const made = object(node);
  // a member may name earlier ones, with and without the enum's name
  const inner = childScope(scope);
  declare(inner, node.name.text, made);
  let before: Value = plain(-1);
  for (const member of node.members) {
    before = member.initializer === undefined ? following(before, member) : evaluate(run, member.initializer, inner);
    const key = keysOf(run, member.name, scope)?.[0];
    if (key === undefined) continue;
    put(made, key, before, member.name);
    declare(inner, key, before);
  }
  return made;
}

/** A member without a value counts on from the one before it. */
const following = (before: Value, member: ts.EnumMember): Value =>
  before.kind === "plain" && typeof before.value === "number" ? plain(before.value + 1) : unknownAt(member);
