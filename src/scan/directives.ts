import type { Directive, Span } from "./call.js";
import type { SourceText } from "./calls/analysis.js";
import { spanOf, syntaxOf, ts } from "./project/syntax.js";

const MARK = "lastcall-";

/** Comments that start with `lastcall-`, in order, each with the statement it stands before. */
export function directivesOf(source: SourceText): readonly Directive[] {
  const tree = syntaxOf(source);
  const directives: Directive[] = [];
  let end = -1;
  const standing = new Map<ts.Node, Standing>();
  for (let at = source.text.indexOf(MARK); at >= 0; at = source.text.indexOf(MARK, at + 1)) {
    if (at < end) continue;
    const token = tokenAt(tree, at);
    if (token === undefined) continue;
    // Once per token: thousands of comments may stand before one.
    const before = standing.get(token) ?? { comments: commentsBefore(source.text, token), covers: undefined };
    standing.set(token, before);
    const comment = commentAt(before.comments, at);
    if (comment === undefined) continue;
    end = comment.end;
    const text = commentText(source.text.slice(comment.pos, comment.end));
    if (!text.startsWith(MARK)) continue;
    const place = { file: source.path, ...spanBetween(tree, comment.pos, comment.end) };
    before.covers ??= { span: coveredSpan(tree, token) };
    directives.push({ ...place, text: text.slice(MARK.length), covers: before.covers.span });
  }
  return directives;
}

/** The token whose text or leading trivia holds the position. */
function tokenAt(tree: ts.SourceFile, position: number): ts.Node | undefined {
  let node: ts.Node = tree;
  for (;;) {
    const child: ts.Node | undefined = node.getChildren(tree).find((one) => one.pos <= position && position < one.end);
    if (child === undefined) return node === tree ? tree.endOfFileToken : node;
    node = child;
  }
}

/** What stands before a token. */
interface Standing {
  /** by position */
  readonly comments: readonly ts.CommentRange[];
  covers: { readonly span: Span | undefined } | undefined;
}

const commentsBefore = (text: string, token: ts.Node): readonly ts.CommentRange[] =>
  ts.isJsxText(token)
    ? []
    : [
        ...(ts.getTrailingCommentRanges(text, token.pos) ?? []),
        ...(ts.getLeadingCommentRanges(text, token.pos) ?? []),
      ].sort((one, other) => one.pos - other.pos);

/** Undefined when the position lies in the token itself: a string or JSX text that says `lastcall-`. */
function commentAt(comments: readonly ts.CommentRange[], position: number): ts.CommentRange | undefined {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((comments[middle]?.end ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const found = comments[low];
  return found !== undefined && found.pos <= position ? found : undefined;
}

const commentText = (comment: string): string =>
  comment
    .replace(/^\/\/+|^\/\*+|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*?\s*/, "").trim())
    .filter((line) => line !== "")
    .join(" ");

/**
 * What a directive before `token` is about: the largest piece of code that starts there. A function or a block counts
 * with its first line only, so that a directive never silences a whole body.
 *
 * @example
 * // lastcall-disable-next-line removed-endpoint -- migrating in May
 * await client.get(        ← all four lines of the call
 */
function coveredSpan(tree: ts.SourceFile, token: ts.Node): Span | undefined {
  if (token.kind === ts.SyntaxKind.EndOfFileToken) return undefined;
  const inJsx = token.kind === ts.SyntaxKind.CloseBraceToken && ts.isJsxExpression(token.parent);
  const first = inJsx ? nextJsxSibling(token.parent) : token;
  if (first === undefined) return undefined;
  const start = first.getStart(tree);
  let node: ts.Node = first;
  while (!ts.isSourceFile(node.parent) && node.parent.getStart(tree) === start && !ts.isJsxAttributes(node.parent))
    node = node.parent;
  if (node === first && isPunctuation(first)) return spanBetween(tree, start, endOfStep(first));
  const body = bodyOf(node);
  if (body === undefined) return spanOf(node);
  return spanBetween(tree, start, body.getStart(tree) + 1);
}

function nextJsxSibling(expression: ts.Node): ts.Node | undefined {
  const parent = expression.parent;
  if (!ts.isJsxElement(parent) && !ts.isJsxFragment(parent)) return undefined;
  return parent.children
    .slice(parent.children.findIndex((child) => child === expression) + 1)
    .find((child) => !ts.isJsxText(child) || child.text.trim() !== "");
}

const isPunctuation = (node: ts.Node): boolean =>
  node.kind >= ts.SyntaxKind.FirstPunctuation && node.kind <= ts.SyntaxKind.LastPunctuation;

/** `.get(…)` in a chain, `+ "/users"` in a sum: the step that begins with this sign. */
function endOfStep(sign: ts.Node): number {
  const step = sign.parent;
  return ts.isPropertyAccessExpression(step) && ts.isCallExpression(step.parent) ? step.parent.end : step.end;
}

function bodyOf(node: ts.Node): ts.Node | undefined {
  if (ts.isFunctionLike(node))
    return "body" in node && node.body !== undefined && ts.isBlock(node.body) ? node.body : undefined;
  if (ts.isClassLike(node)) return node.getChildren().find((child) => child.kind === ts.SyntaxKind.OpenBraceToken);
  if (ts.isIfStatement(node)) return ts.isBlock(node.thenStatement) ? node.thenStatement : undefined;
  if (ts.isIterationStatement(node, false)) return ts.isBlock(node.statement) ? node.statement : undefined;
  if (ts.isTryStatement(node)) return node.tryBlock;
  if (ts.isSwitchStatement(node)) return node.caseBlock;
  if (ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node))
    return node.initializer && bodyOf(node.initializer);
  if (ts.isExportAssignment(node)) return bodyOf(node.expression);
  if (ts.isVariableStatement(node)) {
    const only = node.declarationList.declarations[0]?.initializer;
    return only === undefined || !ts.isFunctionLike(only) ? undefined : bodyOf(only);
  }
  return undefined;
}

function spanBetween(tree: ts.SourceFile, start: number, end: number): Span {
  const from = tree.getLineAndCharacterOfPosition(start);
  const to = tree.getLineAndCharacterOfPosition(end);
  return { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}
