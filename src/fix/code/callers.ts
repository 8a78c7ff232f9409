/** Who calls a function: every call of it in the project, or nothing where it may be called unseen. */

import { ts } from "../../scan/project/syntax.js";
import { nameOf } from "./pieces.js";
import type { Program } from "./program.js";
import { usesOfName } from "./references.js";

/** Undefined: nobody can tell who calls it. */
export function callersOf(
  program: Program,
  made: ts.FunctionLikeDeclaration,
): readonly ts.CallExpression[] | undefined {
  const { parent } = made;
  if (program.isPublic(made.getSourceFile().fileName)) return undefined;
  if (ts.isFunctionDeclaration(made))
    return made.name === undefined ? undefined : callsAt(usesOfName(program, made.name, made));
  if ((ts.isArrowFunction(made) || ts.isFunctionExpression(made)) && ts.isVariableDeclaration(parent))
    return callsAt(usesOfName(program, parent.name, parent));
  const name = ts.isMethodDeclaration(made)
    ? nameOf(made.name)
    : ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)
      ? nameOf(parent.name)
      : undefined;
  return name === undefined ? undefined : callsAt(membersNamed(program, name));
}

function callsAt(uses: readonly ts.Node[] | undefined): readonly ts.CallExpression[] | undefined {
  if (uses === undefined) return undefined;
  const calls: ts.CallExpression[] = [];
  for (const use of uses) {
    const { parent } = use;
    if (!ts.isCallExpression(parent) || parent.expression !== use) return undefined;
    calls.push(parent);
  }
  return calls;
}

/** By name alone: calls of other methods of that name are counted as well, which only makes the answer more careful. */
function membersNamed(program: Program, name: string): readonly ts.Node[] | undefined {
  const found: ts.Node[] = [];
  let hidden = false;
  for (const file of program.files) {
    const raw = program.raw(file);
    if (raw?.includes(name) !== true) continue;
    const module = program.module(file);
    if (module === undefined || module.source.text !== raw) return undefined;
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && node.name.text === name) found.push(node);
      else if (ts.isStringLiteralLike(node) && node.text === name) hidden = true;
      else if (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === name) hidden = true;
      else if (ts.isShorthandPropertyAssignment(node) && node.name.text === name) hidden = true;
      ts.forEachChild(node, visit);
    };
    visit(module.tree);
  }
  return hidden ? undefined : found;
}
