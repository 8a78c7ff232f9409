/** What an interface, a class, an enum or an alias says of its values: all declarations of one name put together. */
import type { Module, TypeDeclaration } from "./module.js";
import type { Member, Shape } from "./shape.js";
import { VAGUE } from "./shape.js";
import { ts } from "./syntax.js";
import type { TypeRef } from "./type-ref.js";
import { typeRef } from "./type-ref.js";
import type { Types } from "./type-shape.js";

export function declaredShape(
  types: Types,
  declarations: readonly TypeDeclaration[],
  module: Module,
  given: readonly TypeRef[],
  depth: number,
): Shape {
  const members = new Map<string, Member>();
  let open = false;
  let entry: TypeRef | undefined;
  let home: ts.Node | undefined;
  for (const declaration of declarations) {
    if (ts.isClassDeclaration(declaration))
      return isRecord(declaration) ? recordShape(declaration, module) : { kind: "class", declaration, module };
    if (ts.isEnumDeclaration(declaration)) return { kind: "literals", values: enumValues(declaration) };
    if (ts.isModuleDeclaration(declaration)) continue;
    const parameters = new Map(
      declaration.typeParameters?.flatMap((parameter, index) => bound(parameter, given[index], module)) ?? [],
    );
    if (ts.isTypeAliasDeclaration(declaration)) {
      const shape = types.shapeOf(typeRef(declaration.type, module, parameters), depth + 1);
      return shape.kind === "object" && shape.declaration === undefined ? { ...shape, declaration } : shape;
    }
    home ??= declaration;
    for (const clause of declaration.heritageClauses ?? []) {
      for (const parent of clause.types) {
        const inherited = types.shapeOf(typeRef(parent, module, parameters), depth + 1);
        if (inherited.kind === "object") {
          for (const [key, member] of inherited.members) members.set(key, member);
          open ||= inherited.open;
        } else open = true;
      }
    }
    const own = types.members(declaration.members, declaration, {
      node: declaration as unknown as ts.TypeNode,
      module,
      parameters,
    });
    if (own.kind !== "object") continue;
    if (declarations.length === 1 && members.size === 0) return open ? { ...own, open } : own;
    for (const [key, member] of own.members) members.set(key, member);
    open ||= own.open;
    entry ??= own.entry;
  }
  return home === undefined ? VAGUE : { kind: "object", members, open, entry, declaration: home };
}

/** `{ id: string; [key: string]: unknown }` */
export function membersShape(
  nodes: readonly ts.TypeElement[],
  declaration: ts.Node | undefined,
  { module, parameters }: TypeRef,
): Shape {
  const members = new Map<string, Member>();
  let open = false;
  let entry: TypeRef | undefined;
  for (const node of nodes) {
    if (ts.isIndexSignatureDeclaration(node)) {
      open = true;
      entry = typeRef(node.type, module, parameters);
    } else if (ts.isPropertySignature(node)) {
      const name = memberName(node.name);
      if (name === undefined) open = true;
      else
        members.set(name, {
          type: node.type && typeRef(node.type, module, parameters),
          at: node.name,
          optional: node.questionToken !== undefined,
        });
    }
  }
  return { kind: "object", members, open, entry, declaration };
}

function recordShape(declaration: ts.ClassDeclaration, module: Module): Shape {
  const members = new Map<string, Member>();
  for (const member of declaration.members) {
    const name = ts.isPropertyDeclaration(member) ? memberName(member.name) : undefined;
    if (name !== undefined && ts.isPropertyDeclaration(member))
      members.set(name, {
        type: member.type && typeRef(member.type, module),
        at: member.name,
        optional: member.questionToken !== undefined,
      });
  }
  return { kind: "object", members, open: declaration.heritageClauses !== undefined, entry: undefined, declaration };
}

function bound(
  parameter: ts.TypeParameterDeclaration,
  given: TypeRef | undefined,
  module: Module,
): readonly [string, TypeRef][] {
  if (given !== undefined) return [[parameter.name.text, given]];
  const fallback = parameter.default ?? parameter.constraint;
  return fallback === undefined ? [] : [[parameter.name.text, typeRef(fallback, module)]];
}

/** A class of fields alone is a shape: a DTO. */
const isRecord = (declaration: ts.ClassDeclaration): boolean =>
  declaration.members.length > 0 &&
  declaration.members.every(
    (member) =>
      ts.isPropertyDeclaration(member) && (member.initializer === undefined || !ts.isFunctionLike(member.initializer)),
  );

export function memberName(name: ts.PropertyName): string | undefined {
  if (
    ts.isIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
  )
    return name.text;
  return ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
}

const enumValues = (declaration: ts.EnumDeclaration): string[] =>
  declaration.members.flatMap(({ initializer }) =>
    initializer !== undefined && ts.isStringLiteralLike(initializer) ? [initializer.text] : [],
  );
