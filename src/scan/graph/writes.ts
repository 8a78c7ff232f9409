/** Does a function leave something behind: a variable of others, a member, an argument that it fills? */

import { bare, ts } from "../project/syntax.js";
import type { Unit } from "./unit.js";

const FILLS: ReadonlySet<string> = new Set([
  "push",
  "unshift",
  "splice",
  "set",
  "append",
  "add",
  "delete",
  "assign",
  "clear",
  "setConfig",
  "use",
]);

export function writesBeyond(unit: Unit): boolean {
  return (
    unit.assigned.some((target) => reachesOut(target, unit)) ||
    unit.calls.some((call) => {
      if (!ts.isCallExpression(call)) return false;
      const callee = bare(call.expression);
      if (!ts.isPropertyAccessExpression(callee) || !FILLS.has(callee.name.text)) return false;
      const [first] = call.arguments;
      const filled = callee.name.text === "assign" && first !== undefined ? first : callee.expression;
      return reachesOut(filled, unit, true);
    })
  );
}

/** A name of the function's own is nobody else's; a member of one is, unless the function made the object itself. */
function reachesOut(given: ts.Expression, unit: Unit, member = false): boolean {
  let target = bare(given);
  let within = member;
  while (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) {
    target = bare(target.expression);
    within = true;
  }
  if (ts.isArrayLiteralExpression(target) || ts.isObjectLiteralExpression(target)) return false;
  if (!ts.isIdentifier(target)) return true;
  const declared = unit.declared.get(target.text);
  if (declared === undefined) return true;
  return within && declared.kind === "parameter";
}
