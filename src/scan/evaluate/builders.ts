/** Objects that are filled step by step and then sent: `start().withPath("/users").withMethod("PUT").send()`. */

import type { Value } from "../domain/value.js";
import { oncePerNode, ts } from "../project/syntax.js";

/**
 * Its methods write into it and give it back, so that each caller has to be given its own. With one for all, the requests
 * of one would be mixed with what others put into it.
 */
export const isBuilder = (value: Value): boolean =>
  value.kind === "object" &&
  value.constructedBy !== undefined &&
  value !== value.constructedBy.symbolic &&
  writesItself(value.constructedBy.node);

const writesItself = oncePerNode(
  (made) =>
    ts.isClassLike(made) &&
    made.members.some(
      (member) =>
        ts.isMethodDeclaration(member) &&
        member.body !== undefined &&
        returnsItself(member.body) &&
        writes(member.body),
    ),
);

const returnsItself = (body: ts.Block): boolean =>
  body.statements.some(
    (statement) => ts.isReturnStatement(statement) && statement.expression?.kind === ts.SyntaxKind.ThisKeyword,
  );

const writes = (node: ts.Node): boolean =>
  (ts.isBinaryExpression(node) &&
    ts.isPropertyAccessExpression(node.left) &&
    node.left.expression.kind === ts.SyntaxKind.ThisKeyword &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment) ||
  ts.forEachChild(node, writes) === true;
