/**
 * The expressions that a server's address passes through on its way into a request, as the code writes them. Following
 * the code further must not take them away: `${this.base}` stays what it is called, whatever a constructor put there.
 */
import { bare, ts } from "../project/syntax.js";

const DEEPEST = 4;

export function expressionsThrough(nodes: readonly (ts.Node | undefined)[]): readonly string[] {
  const found = new Set<string>();
  for (const node of nodes)
    if (node !== undefined && (ts.isCallExpression(node) || ts.isNewExpression(node)))
      for (const given of node.arguments ?? []) collect(given, found, DEEPEST);
  return [...found];
}

function collect(expression: ts.Expression, found: Set<string>, depth: number): void {
  const node = bare(expression);
  if (depth === 0) return;
  if (ts.isIdentifier(node)) {
    found.add(node.text);
    const made = initializerOf(node);
    if (made !== undefined) collect(made, found, depth - 1);
  } else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) found.add(node.getText());
  else if (ts.isTemplateExpression(node)) for (const span of node.templateSpans) collect(span.expression, found, depth);
  else if (ts.isBinaryExpression(node)) {
    collect(node.left, found, depth);
    collect(node.right, found, depth);
  } else if (ts.isConditionalExpression(node)) {
    collect(node.whenTrue, found, depth);
    collect(node.whenFalse, found, depth);
  } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    found.add(node.getText());
    // `base.replace(/\/$/, "")` and `new URL(path, base)` carry what they are made of
    if (ts.isPropertyAccessExpression(node.expression)) collect(node.expression.expression, found, depth - 1);
    for (const given of node.arguments ?? []) collect(given, found, depth - 1);
  } else if (ts.isObjectLiteralExpression(node))
    for (const property of node.properties) {
      if (ts.isPropertyAssignment(property)) collect(property.initializer, found, depth - 1);
      else if (ts.isShorthandPropertyAssignment(property)) collect(property.name, found, depth - 1);
    }
}

/** Of a constant in a function around, or at the top of the file. */
function initializerOf(name: ts.Identifier): ts.Expression | undefined {
  for (let at: ts.Node | undefined = name; at !== undefined; at = at.parent) {
    if (!ts.isBlock(at) && !ts.isSourceFile(at)) continue;
    const declared = constantsIn(at).get(name.text);
    if (declared !== undefined && declared.pos < name.pos) return declared.initializer;
  }
  return undefined;
}

const known = new WeakMap<ts.Node, ReadonlyMap<string, ts.VariableDeclaration>>();

/** Once per block: a file of thousands of statements is asked for each of its calls. */
function constantsIn(block: ts.Block | ts.SourceFile): ReadonlyMap<string, ts.VariableDeclaration> {
  let constants = known.get(block);
  if (constants === undefined) {
    const found = new Map<string, ts.VariableDeclaration>();
    for (const statement of block.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const declared of statement.declarationList.declarations)
        if (ts.isIdentifier(declared.name) && !found.has(declared.name.text)) found.set(declared.name.text, declared);
    }
    constants = found;
    known.set(block, constants);
  }
  return constants;
}
