/** The types that the code gives an answer, where they declare a field: the one that serves nothing else is edited. */
import type { Edit, Unproved } from "../../check/fix.js";
import { memberName } from "../../scan/project/declared-shape.js";
import type { TypeDeclaration } from "../../scan/project/module.js";
import { isPartOf, ts } from "../../scan/project/syntax.js";
import { asKey, editOf, quoted } from "./keys.js";
import type { Program } from "./program.js";

interface DeclaredField {
  readonly edits: readonly Edit[];
  readonly unproved: readonly Unproved[];
}

type Member = ts.PropertySignature | ts.PropertyDeclaration;

/** `types`: what the code says of the answer and its parts. */
export function declaredField(
  program: Program,
  types: readonly ts.TypeNode[],
  { from, to }: { readonly from: string; readonly to: string },
): DeclaredField {
  const declarations = declarationsIn(program, types);
  const owners = [...types, ...declarations];
  const members = new Set(owners.flatMap((owner) => membersNamed(owner, from)));
  const missing = [...members].filter((member) => !hasTwin(member, to));
  const [only, ...others] = missing;
  const unknown: DeclaredField = { edits: [], unproved: [{ kind: "declared", name: from }] };
  if (only === undefined)
    return members.size === 0 && isDeclaredAnywhere(program, { from, to }) ? unknown : { edits: [], unproved: [] };
  const edit = renamedMember(only, to);
  const isOwn =
    others.length === 0 &&
    edit !== undefined &&
    program.mayEdit(edit.file) &&
    [...leadingTo(only, declarations)].every((declaration) => servesOnly(program, declaration, types, declarations));
  return isOwn ? { edits: [edit], unproved: [] } : unknown;
}

/**
 * Where no type stands on the way of an answer it may have one from a place that nobody followed: a hook that is told the
 * type when it is made, an interface that a method belongs to.
 */
const isDeclaredAnywhere = (program: Program, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  program.files.some((file) => {
    const tree = program.raw(file)?.includes(from) === true ? program.module(file)?.tree : undefined;
    return tree !== undefined && membersNamed(tree, from).some((member) => !hasTwin(member, to));
  });

/** All that the types name, near or far, as far as it is written in the project. */
function declarationsIn(program: Program, types: readonly ts.TypeNode[]): ReadonlySet<TypeDeclaration> {
  const found = new Set<TypeDeclaration>();
  const visit = (node: ts.Node): void => {
    const name = typeNameAt(node);
    const module = name === undefined ? undefined : program.moduleOf(node);
    if (name !== undefined && module !== undefined) {
      const target = program.project.typeDeclarations(name, module);
      for (const declaration of target !== undefined && "declarations" in target ? target.declarations : [])
        if (!found.has(declaration)) {
          found.add(declaration);
          visit(declaration);
        }
    }
    ts.forEachChild(node, visit);
  };
  for (const type of types) visit(type);
  return found;
}

/**
 * Those that hold the member, and those that name these: whoever has one of them reads the member, too.
 *
 * @example
 * // interface Pet { owner: string; tags: Tag[] }  type Pets = Pet[]
 * // `owner`: Pet and Pets, not Tag
 */
function leadingTo(member: Member, declarations: ReadonlySet<TypeDeclaration>): ReadonlySet<TypeDeclaration> {
  const leading = new Set([...declarations].filter((one) => isPartOf(member, one)));
  for (const inner of leading)
    for (const outer of declarations) if (inner.name !== undefined && names(outer, inner.name.text)) leading.add(outer);
  return leading;
}

function names(node: ts.Node, name: string): boolean {
  return typeNameAt(node) === name || ts.forEachChild(node, (child) => names(child, name) || undefined) === true;
}

function typeNameAt(node: ts.Node): string | undefined {
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return node.typeName.text;
  if (ts.isExpressionWithTypeArguments(node) && ts.isIdentifier(node.expression)) return node.expression.text;
  return undefined;
}

function membersNamed(owner: ts.Node, name: string): readonly Member[] {
  const found: Member[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) && memberName(node.name) === name)
      found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(owner);
  return found;
}

/** The same type under the new name beside it. */
function hasTwin(member: Member, to: string): boolean {
  const { parent } = member;
  if (!ts.isInterfaceDeclaration(parent) && !ts.isTypeLiteralNode(parent) && !ts.isClassLike(parent)) return false;
  const members: readonly ts.Node[] = parent.members;
  return members.some(
    (one) =>
      (ts.isPropertySignature(one) || ts.isPropertyDeclaration(one)) &&
      memberName(one.name) === to &&
      one.type?.getText() === member.type?.getText() &&
      (one.questionToken === undefined || member.questionToken !== undefined),
  );
}

function renamedMember({ name }: Member, to: string): Edit | undefined {
  if (ts.isIdentifier(name)) return editOf(name, asKey(to));
  const text = ts.isStringLiteralLike(name) ? quoted(name, to) : undefined;
  return text === undefined ? undefined : editOf(name, text);
}

/** Nothing but the answer has the type, so that nobody else needs its old member. */
function servesOnly(
  program: Program,
  declaration: TypeDeclaration,
  types: readonly ts.TypeNode[],
  declarations: ReadonlySet<TypeDeclaration>,
): boolean {
  const { name } = declaration;
  if (name === undefined || !ts.isIdentifier(name)) return false;
  if (program.isPublic(declaration.getSourceFile().fileName)) return false;
  const known = [...types, ...declarations];
  return program.files.every((file) => {
    const raw = program.raw(file);
    if (raw?.includes(name.text) !== true) return true;
    const module = program.module(file);
    if (module === undefined || module.source.text !== raw) return false;
    let isOwn = true;
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node.text === name.text && node !== name && !isPassing(node))
        isOwn &&= known.some((one) => isPartOf(node, one));
      if (isOwn) ts.forEachChild(node, visit);
    };
    visit(module.tree);
    return isOwn;
  });
}

/** `import type { Pet }`, `export type { Pet }`: under its own name, so that its uses are found by it. */
const isPassing = (node: ts.Identifier): boolean =>
  (ts.isImportSpecifier(node.parent) || ts.isExportSpecifier(node.parent)) && node.parent.propertyName === undefined;
