/** The texts of a file that could be a path: found in the syntax alone, whatever the engine makes of them. */
import type { SourceText } from "../calls/analysis.js";
import { constantsOf, stringText } from "../interfaces/strings.js";
import { bare, syntaxOf, ts } from "../project/syntax.js";

export interface PathLiteral {
  readonly node: ts.Expression;
  /** holes are `{}` */
  readonly text: string;
  /** the call that it is an argument of, be it within an object or a list */
  readonly call: ts.CallExpression | ts.NewExpression | undefined;
}

interface Found {
  readonly literals: readonly PathLiteral[];
  /** the files that its constants were looked up in */
  readonly loaded: ReadonlyMap<string, SourceText | undefined>;
}

/** A scan after an edit has the same object for a file that is as it was. */
const FOUND = new WeakMap<SourceText, Found>();

export function pathLiterals(
  source: SourceText,
  load: (specifier: string) => SourceText | undefined,
): readonly PathLiteral[] {
  const known = FOUND.get(source);
  if (known !== undefined && [...known.loaded].every(([specifier, there]) => load(specifier) === there))
    return known.literals;
  const loaded = new Map<string, SourceText | undefined>();
  const literals = literalsIn(source, (specifier) => {
    const there = load(specifier);
    loaded.set(specifier, there);
    return there;
  });
  FOUND.set(source, { literals, loaded });
  return literals;
}

function literalsIn(source: SourceText, load: (specifier: string) => SourceText | undefined): readonly PathLiteral[] {
  const constants = constantsOf(source, load);
  const found: PathLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (isNoCode(node)) return;
    if (isWholeText(node)) {
      const text = stringText(node, constants);
      if (text?.includes("/") === true) found.push({ node, text, call: callAround(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(source));
  return found;
}

/** Types and names of modules. */
function isNoCode(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression;
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === "require" && node.arguments.length === 1)
  );
}

const isSum = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

/** A text, or the outermost of a sum of texts: its parts are read with it. */
function isWholeText(node: ts.Node): node is ts.Expression {
  if (!(ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isSum(node))) return false;
  return !isSum(node.parent) && !(ts.isTemplateSpan(node.parent) && isSumOrTemplate(node));
}

/** `${"/users"}` within a template is read with it. */
const isSumOrTemplate = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

function callAround(node: ts.Expression): PathLiteral["call"] {
  let at: ts.Node = node;
  for (let { parent }: ts.Node = node; parent !== undefined; { parent } = parent) {
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
      return parent.arguments?.some((given) => given === at) === true ? parent : undefined;
    if (!passesOn(parent)) return undefined;
    at = parent;
  }
  return undefined;
}

const passesOn = (node: ts.Node): boolean =>
  ts.isObjectLiteralExpression(node) ||
  ts.isPropertyAssignment(node) ||
  ts.isArrayLiteralExpression(node) ||
  ts.isSpreadElement(node) ||
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isConditionalExpression(node) ||
  ts.isTemplateSpan(node) ||
  ts.isTemplateExpression(node) ||
  isSum(node) ||
  ts.isBinaryExpression(node);

/** `this.#http.send` of `this.#http.send("/users")`, and where its first name comes from. */
export interface Callee {
  readonly text: string;
  /** its last name */
  readonly name: string;
  /** the first name, `this` included */
  readonly root: string;
}

const LONGEST_NAME = 60;

export function calleeOf(call: ts.CallExpression | ts.NewExpression): Callee {
  const expression = bare(call.expression);
  const text = expression.getText().replace(/\s+/g, "");
  let root: ts.Expression = expression;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root) || ts.isCallExpression(root))
    root = bare(root.expression);
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : text;
  return { text: text.length > LONGEST_NAME ? name : text, name, root: root.getText() };
}
