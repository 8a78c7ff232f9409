import type { SourceText } from "../calls/analysis.js";
import { syntaxOf, ts } from "../project/syntax.js";

/** A string constant by the name a file has for it. */
type Constants = (name: string) => string | undefined;

/** `const GROUP = "run.ai"` of this file and of the files it imports from, one step. */
export function constantsOf(source: SourceText, load: (specifier: string) => SourceText | undefined): Constants {
  const own = ownConstants(source);
  const imported = new Map<string, { specifier: string; name: string }>();
  for (const statement of syntaxOf(source).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const element of bindings.elements) {
      imported.set(element.name.text, {
        specifier: statement.moduleSpecifier.text,
        name: (element.propertyName ?? element.name).text,
      });
    }
  }
  return (name) => {
    const here = own.get(name);
    if (here !== undefined) return here;
    const from = imported.get(name);
    const there = from === undefined ? undefined : load(from.specifier);
    return from === undefined || there === undefined || there.language === "json"
      ? undefined
      : ownConstants(there).get(from.name);
  };
}

function ownConstants(source: SourceText): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const statement of syntaxOf(source).statements) {
    if (!ts.isVariableStatement(statement) || (statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const value = initializer === undefined ? undefined : bareExpression(initializer);
      if (ts.isIdentifier(name) && value !== undefined && ts.isStringLiteralLike(value))
        constants.set(name.text, value.text);
    }
  }
  return constants;
}

/** The text of a string expression, `{}` for what is not known; undefined when it is no string at all. */
export function stringText(expression: ts.Expression, constants: Constants): string | undefined {
  const node = bareExpression(expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) return constants(node.text);
  if (ts.isTemplateExpression(node)) {
    return (
      node.head.text +
      node.templateSpans.map((span) => (stringText(span.expression, constants) ?? "{}") + span.literal.text).join("")
    );
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [stringText(node.left, constants), stringText(node.right, constants)];
    return left === undefined && right === undefined ? undefined : (left ?? "{}") + (right ?? "{}");
  }
  return undefined;
}

function bareExpression(expression: ts.Expression): ts.Expression {
  let node = expression;
  while (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  )
    node = node.expression;
  return node;
}
