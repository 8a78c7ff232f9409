import type { Value } from "../domain/value.js";
import { object, plain } from "../domain/value.js";
import type { ts } from "../project/syntax.js";
import { evaluate } from "./evaluate.js";
import { keysOf, put } from "./literals.js";
import type { Run } from "./run.js";
import type { Scope } from "./scope.js";

/** An enum is an object of its values. */
export function enumObject(run: Run, node: ts.EnumDeclaration, scope: Scope): Value {
  const made = object(node);
  node.members.forEach((member, index) => {
    const key = keysOf(run, member.name, scope)?.[0];
    if (key !== undefined)
      put(
        made,
        key,
        member.initializer === undefined ? plain(index) : evaluate(run, member.initializer, scope),
        member.name,
      );
  });
  return made;
}
