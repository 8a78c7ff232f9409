/** The characters that name a field where it is read: `pet.owner`, `pet["owner"]`, `{ owner }`, `{ owner: me }`, `"owner" in pet`. */
import type { Edit } from "../../check/fix.js";
import { ts } from "../../scan/project/syntax.js";
import { asKey, editOf, quoted } from "./keys.js";

/** Undefined: the name is no read there, or cannot be written in its place. */
export function renamedRead(read: ts.Node, to: string): Edit | undefined {
  const name = ts.isElementAccessExpression(read) ? read.argumentExpression : read;
  if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name)) return undefined;
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name)
    return isWritten(parent) || asKey(to) !== to ? undefined : editOf(name, to);
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === name && ts.isStringLiteralLike(name)) {
    const text = isWritten(parent) ? undefined : quoted(name, to);
    return text === undefined ? undefined : editOf(name, text);
  }
  if (ts.isBinaryExpression(parent) && parent.left === name && ts.isStringLiteralLike(name)) {
    const text = parent.operatorToken.kind === ts.SyntaxKind.InKeyword ? quoted(name, to) : undefined;
    return text === undefined ? undefined : editOf(name, text);
  }
  if (!ts.isBindingElement(parent) || !ts.isObjectBindingPattern(parent.parent)) return undefined;
  if (parent.propertyName === name) {
    const text = ts.isStringLiteralLike(name) ? quoted(name, to) : asKey(to);
    return text === undefined ? undefined : editOf(name, text);
  }
  // the name within stays: whoever uses it is none the wiser
  const isShort = parent.propertyName === undefined && parent.name === name && parent.dotDotDotToken === undefined;
  return isShort && ts.isIdentifier(name) ? editOf(name, `${asKey(to)}: ${name.text}`) : undefined;
}

/** `pet.owner = me`, `delete pet.owner`, `pet.count++`, `[pet.owner] = list` */
function isWritten(access: ts.Node): boolean {
  const { parent } = access;
  if (ts.isDeleteExpression(parent) || ts.isPostfixUnaryExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  if (ts.isBinaryExpression(parent) && parent.left === access) {
    const { kind } = parent.operatorToken;
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  }
  return ts.isArrayLiteralExpression(parent) && ts.isBinaryExpression(parent.parent) && parent.parent.left === parent;
}
