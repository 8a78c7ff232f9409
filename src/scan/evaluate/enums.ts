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
  node.members.forEach((member, index) => {
    const key = keysOf(run, member.name, scope)?.[0];
    if (key === undefined) return;
    const value = member.initializer === undefined ? plain(index) : evaluate(run, member.initializer, inner);
    put(made, key, value, member.name);
    declare(inner, key, value);
  });
  return made;
}
