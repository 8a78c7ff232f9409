/**
 * What a written type says about the values of that type, without a checker: members, elements, literals.
 * Generics are substituted, `Pick`, `Omit`, `Partial` and their kin computed; whatever is beyond that is `vague`.
 */
import { declaredShape, membersShape } from "./declared-shape.js";
import { typesWithin } from "./module.js";
import type { Project } from "./project.js";
import { type Member, type Shape, VAGUE } from "./shape.js";
import { ts } from "./syntax.js";
import type { TypeRef } from "./type-ref.js";
import { typeRef } from "./type-ref.js";
import { utilityShape } from "./utility-types.js";

const DEEPEST = 16;

export class Types {
  readonly project: Project;

  readonly #shapes = new WeakMap<TypeRef, Shape>();
  readonly #members = new WeakMap<readonly ts.TypeElement[], Shape>();

  constructor(project: Project) {
    this.project = project;
  }

  shapeOf(type: TypeRef | undefined, depth = 0): Shape {
    if (type === undefined || depth > DEEPEST) return VAGUE;
    if (depth > 0) return this.#shapeOf(type, depth);
    let shape = this.#shapes.get(type);
    if (shape === undefined) {
      shape = this.#shapeOf(type, 0);
      this.#shapes.set(type, shape);
    }
    return shape;
  }

  #shapeOf(type: TypeRef, depth: number): Shape {
    const { node, module, parameters } = type;
    const within = (inner: ts.TypeNode): TypeRef => typeRef(inner, module, parameters);
    if (ts.isParenthesizedTypeNode(node)) return this.shapeOf(within(node.type), depth + 1);
    if (ts.isTypeOperatorNode(node)) {
      return node.operator === ts.SyntaxKind.KeyOfKeyword
        ? this.#keysOf(within(node.type), depth)
        : this.shapeOf(within(node.type), depth + 1);
    }
    if (ts.isArrayTypeNode(node)) return { kind: "list", element: within(node.elementType) };
    if (ts.isTupleTypeNode(node)) {
      return {
        kind: "tuple",
        elements: node.elements.map((element) => within(ts.isNamedTupleMember(element) ? element.type : element)),
      };
    }
    if (ts.isLiteralTypeNode(node))
      return ts.isStringLiteralLike(node.literal) || ts.isNumericLiteral(node.literal)
        ? { kind: "literals", values: [node.literal.text] }
        : VAGUE;
    if (ts.isTemplateLiteralTypeNode(node)) return { kind: "template", node };
    if (ts.isTypeLiteralNode(node)) return this.members(node.members, undefined, type);
    if (ts.isUnionTypeNode(node)) return this.#union(node.types.map(within), depth);
    if (ts.isIntersectionTypeNode(node)) return this.#merge(node.types.map(within), depth);
    if (ts.isTypeQueryNode(node)) return { kind: "query", expression: node.exprName, module };
    if (ts.isFunctionTypeNode(node)) return { kind: "function", returns: within(node.type), fetches: isFetch(node) };
    if (ts.isIndexedAccessTypeNode(node))
      return this.shapeOf(this.indexed(within(node.objectType), within(node.indexType), depth), depth + 1);
    if (ts.isMappedTypeNode(node)) return this.#mapped(node, type, depth);
    if (ts.isTypeReferenceNode(node)) return this.#reference(node, type, depth);
    if (ts.isExpressionWithTypeArguments(node))
      return ts.isIdentifier(node.expression)
        ? this.#named(node.expression.text, node.typeArguments ?? [], type, depth)
        : VAGUE;
    return VAGUE;
  }

  #reference(node: ts.TypeReferenceNode, type: TypeRef, depth: number): Shape {
    const { typeName } = node;
    if (ts.isIdentifier(typeName)) return this.#named(typeName.text, node.typeArguments ?? [], type, depth);
    const [first] = node.typeArguments ?? [];
    if (typeName.right.text === "infer" || typeName.right.text === "output" || typeName.right.text === "input") {
      if (first !== undefined && ts.isTypeQueryNode(first))
        return { kind: "schema", expression: first.exprName, module: type.module };
    }
    if (!ts.isIdentifier(typeName.left)) return VAGUE;
    return this.#inNamespace(typeName.left.text, typeName.right.text, node, type, depth);
  }

  /** `Components.Schemas.User`, `api.User`, `Endpoint.Users` */
  #inNamespace(left: string, right: string, node: ts.TypeReferenceNode, type: TypeRef, depth: number): Shape {
    const found = this.project.typeDeclarations(left, type.module);
    if (found === undefined) return VAGUE;
    if ("declarations" in found) {
      for (const declaration of found.declarations) {
        if (ts.isEnumDeclaration(declaration)) {
          const member = declaration.members.find(({ name }) => ts.isIdentifier(name) && name.text === right);
          if (member?.initializer !== undefined && ts.isStringLiteralLike(member.initializer))
            return { kind: "literals", values: [member.initializer.text] };
        }
      }
      const within = found.declarations.flatMap((declaration) =>
        ts.isModuleDeclaration(declaration) ? (typesWithin(declaration).get(right) ?? []) : [],
      );
      if (within.length > 0)
        return declaredShape(this, within, found.module, this.#arguments(node.typeArguments ?? [], type), depth);
      return VAGUE;
    }
    if (found.kind === "package")
      return {
        kind: "package",
        specifier: found.specifier,
        name: right,
        arguments: this.#arguments(node.typeArguments ?? [], type),
      };
    if (found.kind !== "namespace") return VAGUE;
    const target = this.project.exported(found.module, right, new Set());
    const declarations = target?.kind === "local" ? target.module.types.get(target.name) : undefined;
    return target?.kind === "local" && declarations !== undefined
      ? declaredShape(this, declarations, target.module, this.#arguments(node.typeArguments ?? [], type), depth)
      : VAGUE;
  }

  #arguments(nodes: readonly ts.TypeNode[], type: TypeRef): TypeRef[] {
    return nodes.map((node) => typeRef(node, type.module, type.parameters));
  }

  #named(name: string, argumentNodes: readonly ts.TypeNode[], type: TypeRef, depth: number): Shape {
    const parameter = type.parameters.get(name);
    if (parameter !== undefined) return parameter.node === type.node ? VAGUE : this.shapeOf(parameter, depth + 1);
    const given = this.#arguments(argumentNodes, type);
    const found = this.project.typeDeclarations(name, type.module);
    if (found === undefined) return utilityShape(this, name, given, depth);
    if ("declarations" in found) return declaredShape(this, found.declarations, found.module, given, depth);
    if (found.kind === "package")
      return { kind: "package", specifier: found.specifier, name: found.name, arguments: given };
    return VAGUE;
  }

  /** A generated file keeps all its schemas in one type of hundreds of members: read once, one such file costs 2 s and not 20. */
  members(nodes: readonly ts.TypeElement[], declaration: ts.Node | undefined, type: TypeRef): Shape {
    if (type.parameters.size > 0) return membersShape(nodes, declaration, type);
    const known = this.#members.get(nodes) ?? membersShape(nodes, declaration, type);
    this.#members.set(nodes, known);
    return known;
  }

  #union(options: readonly TypeRef[], depth: number): Shape {
    const shapes = options
      .filter(({ node }) => !isNothingType(node))
      .map((option) => ({ option, shape: this.shapeOf(option, depth + 1) }));
    const [first] = shapes;
    if (shapes.length === 1 && first !== undefined) return first.shape;
    if (shapes.length > 0 && shapes.every(({ shape }) => shape.kind === "literals")) {
      return {
        kind: "literals",
        values: shapes.flatMap(({ shape }) => (shape.kind === "literals" ? shape.values : [])),
      };
    }
    return { kind: "union", options: shapes.map(({ option }) => option) };
  }

  #merge(parts: readonly TypeRef[], depth: number): Shape {
    const members = new Map<string, Member>();
    let open = false;
    let entry: TypeRef | undefined;
    for (const part of parts) {
      const shape = this.shapeOf(part, depth + 1);
      if (shape.kind !== "object") {
        open = true;
        continue;
      }
      for (const [key, member] of shape.members) members.set(key, member);
      open ||= shape.open;
      entry ??= shape.entry;
    }
    return { kind: "object", members, open, entry, declaration: undefined };
  }

  #keysOf(type: TypeRef, depth: number): Shape {
    const shape = this.shapeOf(type, depth + 1);
    return shape.kind === "object" && !shape.open ? { kind: "literals", values: [...shape.members.keys()] } : VAGUE;
  }

  #mapped(node: ts.MappedTypeNode, type: TypeRef, depth: number): Shape {
    const constraint = node.typeParameter.constraint;
    const keys =
      constraint === undefined ? VAGUE : this.shapeOf(typeRef(constraint, type.module, type.parameters), depth + 1);
    const value = node.type && typeRef(node.type, type.module, type.parameters);
    if (keys.kind !== "literals")
      return { kind: "object", members: new Map(), open: true, entry: value, declaration: undefined };
    return {
      kind: "object",
      members: new Map(
        keys.values.map((key) => [key, { type: value, at: node, optional: node.questionToken !== undefined }]),
      ),
      open: false,
      entry: undefined,
      declaration: undefined,
    };
  }

  /** `paths["/users"]["get"]`, `User["name"]`, `List[number]` */
  indexed(objectType: TypeRef, indexType: TypeRef, depth: number): TypeRef | undefined {
    const holder = this.shapeOf(objectType, depth + 1);
    if (holder.kind === "list") return holder.element;
    if (holder.kind !== "object") return undefined;
    const index = this.shapeOf(indexType, depth + 1);
    const key = index.kind === "literals" ? index.values[0] : undefined;
    return key === undefined ? holder.entry : (holder.members.get(key)?.type ?? holder.entry);
  }

  memberType(type: TypeRef | undefined, name: string): Member | undefined {
    const shape = this.shapeOf(type);
    if (shape.kind === "object") return shape.members.get(name);
    if (shape.kind !== "union") return undefined;
    for (const option of shape.options) {
      const member = this.memberType(option, name);
      if (member !== undefined) return member;
    }
    return undefined;
  }
}

const isNothingType = (node: ts.TypeNode): boolean =>
  node.kind === ts.SyntaxKind.UndefinedKeyword ||
  (ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword);

/** `(input: RequestInfo | URL, init?: RequestInit) => Promise<Response>` */
function isFetch({ parameters, type }: ts.FunctionTypeNode): boolean {
  const taken = parameters[0]?.type;
  const [given] = named(type, "Promise")?.typeArguments ?? [];
  if (taken === undefined || given === undefined || named(given, "Response") === undefined) return false;
  const options = ts.isUnionTypeNode(taken) ? taken.types : [taken];
  return options.some((option) => named(option, "RequestInfo") !== undefined || named(option, "URL") !== undefined);
}

const named = (node: ts.TypeNode, name: string): ts.TypeReferenceNode | undefined =>
  ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === name ? node : undefined;
