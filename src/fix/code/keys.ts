/** The key of an object literal that names a field, and the literal of a value: what may be rewritten of them. */
import type { Edit, Unproved } from "../../check/finding.js";
import type { CodePlace } from "../../scan/call.js";
import { isPartOf, placeOf, ts } from "../../scan/project/syntax.js";
import { handledBy, namedInCall } from "./on-the-way.js";
import type { Program } from "./program.js";
import { usesOfName } from "./references.js";
import { nodeAt } from "./written-path.js";

export interface KeyEdit {
  readonly edit: Edit;
  readonly unproved: readonly Unproved[];
}

/** The key at a place, renamed. Undefined where it is no key of an object literal that this call alone is given. */
export function renamedKey(program: Program, at: CodePlace, to: string, call: ts.Node): KeyEdit | undefined {
  const key = keyAt(program, at);
  if (key === undefined) return undefined;
  const literal = key.parent.parent;
  if (!ts.isObjectLiteralExpression(literal)) return undefined;
  const own = ownedBy(program, literal, call);
  if (own === undefined) return undefined;
  const handler = isPartOf(literal, call) ? handledBy(literal, call) : undefined;
  const twin = namedInCall(call, key, key.text);
  const owned: readonly Unproved[] = [
    ...own,
    ...(handler === undefined ? [] : [{ kind: "handled" as const, ...handler }]),
    ...(twin === undefined ? [] : [{ kind: "named-too" as const, name: key.text, ...twin }]),
  ];
  if (literal.properties.some((one) => one.name !== undefined && textOf(one.name) === to)) return undefined;
  if (ts.isShorthandPropertyAssignment(key.parent)) {
    if (key.parent.objectAssignmentInitializer !== undefined) return undefined;
    return { edit: editOf(key, `${asKey(to)}: ${key.getText()}`), unproved: owned };
  }
  const text = ts.isStringLiteralLike(key) ? quoted(key, to) : asKey(to);
  return text === undefined ? undefined : { edit: editOf(key, text), unproved: owned };
}

/** The literal of a value, with another text between its quotes. */
export function changedValue(
  program: Program,
  at: CodePlace,
  from: string,
  to: string,
  call: ts.Node,
): KeyEdit | undefined {
  const node = nodeAt(program, at, (one) => ts.isStringLiteralLike(one) && one.text === from);
  if (node === undefined || !ts.isStringLiteralLike(node) || !isPartOf(node, call)) return undefined;
  const text = quoted(node, to);
  return text === undefined ? undefined : { edit: editOf(node, text), unproved: [] };
}

function keyAt(program: Program, at: CodePlace): ts.Identifier | ts.StringLiteralLike | undefined {
  const node = nodeAt(
    program,
    at,
    (one) =>
      (ts.isIdentifier(one) || ts.isStringLiteralLike(one)) &&
      (ts.isPropertyAssignment(one.parent) || ts.isShorthandPropertyAssignment(one.parent)) &&
      one.parent.name === one,
  );
  return node !== undefined && (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) ? node : undefined;
}

const textOf = (name: ts.PropertyName): string | undefined =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;

/** Written at the call, or in a constant that nobody else is handed. */
function ownedBy(
  program: Program,
  literal: ts.ObjectLiteralExpression,
  call: ts.Node,
): readonly Unproved[] | undefined {
  if (isPartOf(literal, call)) return [];
  let at: ts.Node = literal;
  while (!ts.isVariableDeclaration(at)) {
    if (ts.isFunctionLike(at) || ts.isSourceFile(at) || ts.isReturnStatement(at)) return undefined;
    at = at.parent;
  }
  const uses = usesOfName(program, at.name, at);
  if (uses === undefined || uses.length === 0 || !uses.every((use) => isPartOf(use, call))) return undefined;
  const { file, line } = placeOf(literal);
  return [{ kind: "elsewhere", file, line }];
}

export const asKey = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** In the quotes that stand there. */
export function quoted(node: ts.StringLiteralLike, text: string): string | undefined {
  const quote = node.getText().charAt(0);
  return text.includes(quote) || /[\\\n\r]|\$\{/.test(text) ? undefined : `${quote}${text}${quote}`;
}

export function editOf(node: ts.Node, text: string): Edit {
  const file = node.getSourceFile();
  const start = node.getStart(file);
  return { file: file.fileName, start, end: node.end, before: file.text.slice(start, node.end), text };
}

/** Types and schemas of the code that have a member of a name: object literals of these would no longer fit them. */
export function declaredMembers(program: Program, name: string): boolean {
  return program.files.some((file) => {
    if (program.raw(file)?.includes(name) !== true) return false;
    const tree = program.module(file)?.tree;
    let found = false;
    const visit = (node: ts.Node): void => {
      if (found) return;
      if ((ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) && textOf(node.name) === name) found = true;
      else if (ts.isPropertyAssignment(node) && textOf(node.name) === name && isInSchema(node)) found = true;
      else ts.forEachChild(node, visit);
    };
    if (tree !== undefined) visit(tree);
    return found;
  });
}

/** As libraries that validate values write it: `z.object({ owner: z.string() })`, `Type.Object({ … })`, `yup.object().shape({ … })` */
function isInSchema({ parent }: ts.PropertyAssignment): boolean {
  const call = parent.parent;
  return (
    ts.isCallExpression(call) &&
    /(?:^|\.)(?:\w*[oO]bject|shape|[sS]truct|type|interface|keys|partial)$/.test(call.expression.getText())
  );
}

/** Types of the code that list a value: `"lost" | "found"`. */
export const declaredValue = (program: Program, value: string): boolean =>
  program.files.some((file) => {
    if (program.raw(file)?.includes(value) !== true) return false;
    const visit = (node: ts.Node): boolean =>
      (ts.isLiteralTypeNode(node) && ts.isStringLiteralLike(node.literal) && node.literal.text === value) ||
      ts.forEachChild(node, (child) => visit(child) || undefined) === true;
    const tree = program.module(file)?.tree;
    return tree !== undefined && visit(tree);
  });
