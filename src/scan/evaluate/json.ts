import type { Value } from "../domain/value.js";
import { list, object, plain, text } from "../domain/value.js";
import { ts } from "../project/syntax.js";

/** A JSON file as a value: keys keep their places. */
export function jsonValue(tree: ts.SourceFile): Value {
  const [statement] = tree.statements;
  return statement !== undefined && ts.isExpressionStatement(statement)
    ? valueOfJson(statement.expression)
    : object(tree);
}

function valueOfJson(node: ts.Expression): Value {
  if (ts.isStringLiteralLike(node)) return text(node.text);
  if (ts.isNumericLiteral(node)) return plain(Number(node.text));
  if (ts.isArrayLiteralExpression(node)) return list(node.elements.map(valueOfJson));
  if (!ts.isObjectLiteralExpression(node))
    return plain(
      node.kind === ts.SyntaxKind.TrueKeyword ? true : node.kind === ts.SyntaxKind.FalseKeyword ? false : null,
    );
  const made = object(node);
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.name)) {
      made.fields.set(property.name.text, {
        value: valueOfJson(property.initializer),
        at: property.name,
        sure: true,
        declared: false,
      });
    }
  }
  return made;
}
