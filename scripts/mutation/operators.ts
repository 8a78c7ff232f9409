/** Small wrong changes to a source file: what a slip of a programmer looks like. Syntax only, no types. */
import ts from "typescript";

export interface Mutant {
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Changes that change nothing that a user or a caller could see, and why. */
export const EQUIVALENT: readonly { readonly file: string; readonly was: RegExp; readonly why: string }[] = [
  {
    file: "src/user-cache/private-folder.ts",
    was: /^if \(isThere\(folder\)\) return;$/,
    why: "making the folder then says that it is there already, and the folder above is asked the same, up to the root",
  },
  {
    file: "src/user-cache/seal.ts",
    was: /^8$/,
    why: "random bytes in the name of a file that is gone a moment later: any number of them tells two runs apart",
  },
  {
    file: "src/report/text/visible.ts",
    was: /^0x20$|^<$/,
    why: "a space is shown as it is and never asked about, so that the first character above the controls may be counted in",
  },
  {
    file: "src/scan/evaluate/conditions.ts",
    was: /^"(?:yes|no)"$/,
    why: "the two ways of a condition only have to differ",
  },
  {
    file: "src/scan/evaluate/functions.ts",
    was: /^!callee\.scope\.frame\.active && callee\.madeIn\.length > 0$/,
    why: "while a function still runs, the calls that it was made in are on the stack already and none is added",
  },
  {
    file: "src/scan/calls/roots.ts",
    was: /^run\.proving \|\| run\.reach\.reaches\(callee\.node\)$|^run\.proving$/,
    why: "the function asks the same of itself before anything in it is evaluated",
  },
  {
    file: "src/diff/aspects/open-children.ts",
    was: /^if \(before !== undefined && after !== undefined && pair\.saysTheSame\(before, after\)\) return;$/,
    why: "spares a comparison of equals",
  },
  {
    file: "src/editor/mcp/server.ts",
    was: /^"[A-Z].*\."$/,
    why: "sentences for whoever reads them: as with messages, any other word would do",
  },
];

const COMPARISONS: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [ts.SyntaxKind.LessThanToken, ["<=", ">="]],
  [ts.SyntaxKind.LessThanEqualsToken, ["<", ">"]],
  [ts.SyntaxKind.GreaterThanToken, [">=", "<="]],
  [ts.SyntaxKind.GreaterThanEqualsToken, [">", "<"]],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ["!=="]],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ["==="]],
]);
const CONNECTIVES: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
]);
const ARITHMETIC: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "+"],
]);

/** All of a file, in the order in which they stand there. */
export function mutantsOf(path: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const replace = (operator: string, node: ts.Node, replacement: string): void => {
    found.push({ operator, start: node.getStart(source), end: node.getEnd(), replacement });
  };
  const negate = (condition: ts.Expression): void => {
    const plain = ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken;
    replace(
      "negate condition",
      condition,
      plain ? condition.operand.getText(source) : `!(${condition.getText(source)})`,
    );
  };
  const visit = (node: ts.Node): void => {
    if (isOutside(node)) return;
    if (ts.isBinaryExpression(node)) {
      const { operatorToken } = node;
      for (const other of COMPARISONS.get(operatorToken.kind) ?? [])
        if (!isOrder(node) || other !== `${operatorToken.getText(source)}=`)
          replace("flip comparison", operatorToken, other);
      const connective = CONNECTIVES.get(operatorToken.kind);
      if (connective !== undefined)
        replace("swap && and ||", node, `(${node.left.getText(source)}) ${connective} (${node.right.getText(source)})`);
      const sign = ARITHMETIC.get(operatorToken.kind);
      if (sign !== undefined) replace("change arithmetic", operatorToken, sign);
    }
    if (ts.isIfStatement(node) || ts.isWhileStatement(node)) negate(node.expression);
    if (ts.isConditionalExpression(node)) negate(node.condition);
    // `if (a) ;` is a type error of its own, and would be noticed whatever the tests say
    if (isDroppable(node)) replace("drop statement", node, "{}");
    if (ts.isNumericLiteral(node) && !isSign(node))
      for (const other of isBound(node) ? ["0", "Infinity"] : [String(Number(node.text) + 1)])
        replace("change constant", node, other);
    if (node.kind === ts.SyntaxKind.TrueKeyword && !ts.isLiteralTypeNode(node.parent))
      replace("change constant", node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword && !ts.isLiteralTypeNode(node.parent))
      replace("change constant", node, "true");
    if (ts.isStringLiteral(node) && isCompared(node)) replace("change constant", node, JSON.stringify(`${node.text}~`));
    if (ts.isBlock(node) && returnsNothing(node)) replace("return early", node, "{}");
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Types, imports and what throws for a bug in the program itself: no behaviour to be noticed. */
const isOutside = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isThrowStatement(node);

const isDroppable = (node: ts.Node): boolean =>
  (ts.isExpressionStatement(node) && !isSuperCall(node)) ||
  ts.isContinueStatement(node) ||
  (ts.isIfStatement(node) && node.elseStatement === undefined && !ts.isIfStatement(node.parent));

const isSuperCall = ({ expression }: ts.ExpressionStatement): boolean =>
  ts.isCallExpression(expression) && expression.expression.kind === ts.SyntaxKind.SuperKeyword;

/** `a < b ? -1 : 1` orders what differs: what `<=` would be there nobody can tell. */
const isOrder = ({ parent }: ts.BinaryExpression): boolean =>
  ts.isConditionalExpression(parent) && [parent.whenTrue, parent.whenFalse].some(isNegativeOne);

const isNegativeOne = (node: ts.Expression): boolean =>
  ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand) && node.operand.text === "1";

/** `const DEEPEST = 40`: no test asks for one more or less, only that there is a bound and that it leaves room. */
function isBound(node: ts.NumericLiteral): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) || Number(node.text) < 3) return false;
  return /^[A-Z][A-Z_]*$/.test(parent.name.text) && ts.isSourceFile(parent.parent.parent.parent);
}

/** `a < b ? -1 : 1`: only the sign counts. */
function isSign(node: ts.NumericLiteral): boolean {
  const branch = ts.isPrefixUnaryExpression(node.parent) ? node.parent : node;
  const { parent } = branch;
  if (!ts.isConditionalExpression(parent) || node.text !== "1") return false;
  return ts.isPrefixUnaryExpression(parent.whenTrue) || ts.isPrefixUnaryExpression(parent.whenFalse);
}

/** A word of a message may be any other; one that is compared or listed decides something. */
function isCompared(node: ts.StringLiteral): boolean {
  const { parent } = node;
  return (
    ts.isCaseClause(parent) ||
    (ts.isBinaryExpression(parent) && COMPARISONS.has(parent.operatorToken.kind)) ||
    ts.isArrayLiteralExpression(parent)
  );
}

/** The body of a function that is called for what it does. */
function returnsNothing(block: ts.Block): boolean {
  if (!ts.isFunctionLike(block.parent) || block.statements.length < 2) return false;
  let returns = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) returns = true;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(block, visit);
  return !returns;
}
