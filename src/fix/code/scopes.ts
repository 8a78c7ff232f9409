/** Functions and blocks around a name, and what means it there. */

import { ts } from "../../scan/project/syntax.js";
import { type Declaration, declarationOf } from "./declarations.js";
import type { Program } from "./program.js";
import { isPropertyName } from "./references.js";

export function functionAround(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent)
    if (
      ts.isArrowFunction(at) ||
      ts.isFunctionExpression(at) ||
      ts.isFunctionDeclaration(at) ||
      ts.isMethodDeclaration(at) ||
      ts.isGetAccessorDeclaration(at)
    )
      return at;
  return undefined;
}

/** Every expression in the scope of a name that means it. */
export function usesInScope(program: Program, name: ts.Identifier): readonly ts.Node[] {
  const scope = scopeOf(name);
  const uses: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node.text === name.text &&
      node !== name &&
      !isPropertyName(node) &&
      means(declarationOf(program, node), name)
    )
      uses.push(node);
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return uses;
}

const means = (declaration: Declaration, name: ts.Identifier): boolean =>
  "node" in declaration &&
  declaration.node.pos <= name.pos &&
  name.end <= declaration.node.end &&
  declaration.node.getSourceFile() === name.getSourceFile();

export function scopeOf(name: ts.Node): ts.Node {
  for (let at = name.parent; ; at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isSourceFile(at)) return at;
    if (ts.isBlock(at) && !ts.isFunctionLike(at.parent)) return at;
    if (ts.isForOfStatement(at) || ts.isForStatement(at)) return at;
  }
}
