/** The one door to the TypeScript compiler: nothing else in the scan imports ts-morph. */
import { ts } from "ts-morph";
import type { CodePlace, Span } from "../call.js";
import type { SourceText } from "../calls/analysis.js";

export { ts };

const parsed = new WeakMap<SourceText, ts.SourceFile>();

const SCRIPT_KIND = {
  ts: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
  js: ts.ScriptKind.JS,
  jsx: ts.ScriptKind.JSX,
  json: ts.ScriptKind.JSON,
} as const;

/** One parse per text, however many ask; syntax errors leave holes in the tree, never an exception. */
export function syntaxOf(source: SourceText): ts.SourceFile {
  let tree = parsed.get(source);
  if (tree === undefined) {
    tree = parse(source) ?? parseText(source, "");
    parsed.set(source, tree);
  }
  return tree;
}

const parseText = (source: SourceText, text: string): ts.SourceFile =>
  ts.createSourceFile(source.path, text, ts.ScriptTarget.ESNext, true, SCRIPT_KIND[source.language]);

/** The compiler looks for the end of a row of modifiers from each of them: a megabyte of `export ` takes it an hour. */
const ROW_OF_MODIFIERS =
  /(?:\b(?:export|async|public|private|protected|declare|abstract|static|readonly|accessor|override)\b(?:\s|\/\*[^*]*\*\/|\/\/.*)*){50}/;

/** Undefined where the code is nested deeper than the parser's stack, or made to keep it busy. */
function parse(source: SourceText): ts.SourceFile | undefined {
  if (ROW_OF_MODIFIERS.test(source.text)) return undefined;
  try {
    return parseText(source, source.text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Nothing of it was read: its tree is that of an empty file. */
export const isUnparsed = (source: SourceText): boolean => syntaxOf(source).text !== source.text;

/** From now on it is read as an empty file. */
export function leaveUnparsed(source: SourceText): void {
  parsed.set(source, parseText(source, ""));
}

/** Whether nodes are nested in nodes deeper than this. Without recursion: for code that no recursion gets through. */
export function isDeeper(tree: ts.SourceFile, depth: number): boolean {
  let level: ts.Node[] = [tree];
  for (let at = 0; at < depth; at += 1) {
    const below: ts.Node[] = [];
    for (const node of level) ts.forEachChild(node, (child) => void below.push(child));
    level = below;
  }
  return level.length > 0;
}

/** Without parentheses, `as`, `!` and `satisfies`. */
export function bare(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  )
    inner = inner.expression;
  return inner;
}

export const isPartOf = (node: ts.Node, whole: ts.Node): boolean =>
  whole.pos <= node.pos && node.end <= whole.end && node.getSourceFile() === whole.getSourceFile();

export function spanOf(node: ts.Node): Span {
  const file = node.getSourceFile();
  const start = file.getLineAndCharacterOfPosition(node.getStart(file));
  const end = file.getLineAndCharacterOfPosition(node.getEnd());
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** Facts of the syntax that are asked for again and again: which way leads up to the file, where the first token is. */
export function oncePerNode<T>(work: (node: ts.Node) => T): (node: ts.Node) => T {
  const known = new WeakMap<ts.Node, { readonly value: T }>();
  return (node) => {
    let found = known.get(node);
    if (found === undefined) {
      found = { value: work(node) };
      known.set(node, found);
    }
    return found.value;
  };
}

/** The named functions and classes that a node stands in, outermost first: `Client.users`. */
export const symbolAround = oncePerNode((node): string => {
  const names: string[] = [];
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (!ts.isFunctionLike(at) && !ts.isClassLike(at)) continue;
    const { parent } = at;
    const named =
      at.name ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined);
    if (named !== undefined) names.unshift(named.getText());
  }
  return names.join(".");
});

/** `fileName` of a tree is the path relative to the project root. */
export const placeOf = oncePerNode((node): CodePlace => ({ file: node.getSourceFile().fileName, ...spanOf(node) }));

/** Unlike `getText()` it looks for the file and the first token once: gaps are told apart by their text. */
export const textOf = oncePerNode((node): string => node.getText());
