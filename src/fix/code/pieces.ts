/**
 * A text of the code as the characters that make it: for `` `${API}/apps` `` those of the constant `API` and those of the
 * template, each at its place in its own file.
 *
 * The scan tells which path a call has; this tells where it is written. Both must say the same, or nothing is edited.
 */
import { bare, ts } from "../../scan/project/syntax.js";
import { type Declaration, declarationOf, exportedAs } from "./declarations.js";
import type { Program } from "./program.js";

/** A constant that was followed on the way to a piece: the use of it, and where it is declared. */
export interface Step {
  readonly use: ts.Node;
  readonly declared:
    | ts.VariableDeclaration
    | ts.PropertyAssignment
    | ts.EnumMember
    | ts.PropertyDeclaration
    | ts.FunctionLikeDeclaration;
  /** the constant that holds it, where it is a member */
  readonly holder: ts.VariableDeclaration | ts.EnumDeclaration | ts.ClassLikeDeclaration | undefined;
}

export type Piece =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly file: string;
      /** offset of the first character; each character of `text` is one of the file */
      readonly start: number;
      readonly via: readonly Step[];
    }
  | { readonly kind: "hole"; readonly node: ts.Node };

const DEEPEST = 12;

type Given = ReadonlyMap<ts.ParameterDeclaration, { readonly node: ts.Expression; readonly given: Given }>;
const NOTHING: Given = new Map();

export function piecesOf(program: Program, expression: ts.Expression): readonly Piece[] {
  return new Reader(program).read(expression, [], NOTHING, 0);
}

class Reader {
  constructor(readonly program: Program) {}

  read(expression: ts.Expression, via: readonly Step[], given: Given, depth: number): readonly Piece[] {
    const node = bare(expression);
    const hole: readonly Piece[] = [{ kind: "hole", node }];
    if (depth > DEEPEST) return hole;
    if (ts.isStringLiteralLike(node)) return literal(node, node.text, via) ?? hole;
    if (ts.isTemplateExpression(node))
      return [
        ...(literal(node.head, node.head.text, via) ?? hole),
        ...node.templateSpans.flatMap((span) => [
          ...this.read(span.expression, via, given, depth + 1),
          ...(literal(span.literal, span.literal.text, via) ?? hole),
        ]),
      ];
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return [...this.read(node.left, via, given, depth + 1), ...this.read(node.right, via, given, depth + 1)];
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "URL") {
      const [path, base] = node.arguments ?? [];
      if (path === undefined) return hole;
      return [
        ...(base === undefined ? [] : [{ kind: "hole" as const, node: base }]),
        ...this.read(path, via, given, depth + 1),
      ];
    }
    if (ts.isIdentifier(node)) return this.#name(node, via, given, depth) ?? hole;
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const member = this.#member(node, given, depth);
      return member === undefined ? hole : this.read(member.value, [...via, member.step], NOTHING, depth + 1);
    }
    if (ts.isCallExpression(node)) return this.#call(node, via, given, depth) ?? hole;
    return hole;
  }

  #name(node: ts.Identifier, via: readonly Step[], given: Given, depth: number): readonly Piece[] | undefined {
    const declaration = declarationOf(this.program, node);
    if (declaration.kind === "parameter") {
      const passed = given.get(declaration.node);
      return passed === undefined ? undefined : this.read(passed.node, via, passed.given, depth + 1);
    }
    if (declaration.kind !== "variable" || !declaration.constant || !ts.isIdentifier(declaration.node.name))
      return undefined;
    const { initializer } = declaration.node;
    const step: Step = { use: node, declared: declaration.node, holder: undefined };
    return initializer === undefined ? undefined : this.read(initializer, [...via, step], given, depth + 1);
  }

  /** `paths.apps(id)` with `apps: (id: string) => \`/apps/${id}\`` */
  #call(node: ts.CallExpression, via: readonly Step[], given: Given, depth: number): readonly Piece[] | undefined {
    const callee = bare(node.expression);
    let called: { readonly made: ts.Node; readonly step: Step } | undefined;
    if (ts.isIdentifier(callee)) {
      const declaration = declarationOf(this.program, callee);
      if (declaration.kind === "function" && ts.isFunctionDeclaration(declaration.node))
        called = { made: declaration.node, step: { use: callee, declared: declaration.node, holder: undefined } };
      else if (declaration.kind === "variable" && declaration.constant && declaration.node.initializer !== undefined)
        called = {
          made: bare(declaration.node.initializer),
          step: { use: callee, declared: declaration.node, holder: undefined },
        };
    } else if (ts.isPropertyAccessExpression(callee)) {
      const member = this.#member(callee, given, depth);
      if (member !== undefined) called = { made: bare(member.value), step: member.step };
    }
    if (called === undefined) return undefined;
    const { made, step } = called;
    if (!ts.isArrowFunction(made) && !ts.isFunctionExpression(made) && !ts.isFunctionDeclaration(made))
      return undefined;
    const result = resultOf(made);
    if (result === undefined) return undefined;
    const passed = new Map(given);
    made.parameters.forEach((parameter, index) => {
      const argument = node.arguments[index];
      if (argument !== undefined && ts.isIdentifier(parameter.name)) passed.set(parameter, { node: argument, given });
    });
    return this.read(result, [...via, step], passed, depth + 1);
  }

  /** The value of a member of a constant object, an enum or a class, and the step that leads to it. */
  #member(
    node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    given: Given,
    depth: number,
  ): { readonly value: ts.Expression; readonly step: Step } | undefined {
    const name = memberName(node);
    if (name === undefined) return undefined;
    const owner = this.#owner(bare(node.expression), given, depth);
    if (owner === undefined) return undefined;
    if (owner.kind === "namespace") {
      const declaration = exportedAs(this.program, owner.from, owner.specifier, name);
      return declaration.kind === "variable" && declaration.constant && declaration.node.initializer !== undefined
        ? {
            value: declaration.node.initializer,
            step: { use: node, declared: declaration.node, holder: undefined },
          }
        : undefined;
    }
    const { members, holder } = owner;
    const found = members.filter((member) => member.name !== undefined && nameOf(member.name) === name);
    const [member] = found;
    if (found.length !== 1 || member === undefined) return undefined;
    if (
      (ts.isPropertyAssignment(member) || ts.isEnumMember(member) || ts.isPropertyDeclaration(member)) &&
      member.initializer !== undefined
    )
      return { value: member.initializer, step: { use: node, declared: member, holder } };
    return undefined;
  }

  #owner(node: ts.Expression, given: Given, depth: number): Owner | undefined {
    if (depth > DEEPEST) return undefined;
    if (node.kind === ts.SyntaxKind.ThisKeyword) {
      const around = classAround(node);
      return around === undefined ? undefined : { kind: "members", members: around.members, holder: around };
    }
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const member = this.#member(node, given, depth + 1);
      if (member === undefined) return undefined;
      const value = frozen(member.value);
      return ts.isObjectLiteralExpression(value)
        ? { kind: "members", members: value.properties, holder: member.step.holder }
        : undefined;
    }
    if (!ts.isIdentifier(node)) return undefined;
    const declaration: Declaration = declarationOf(this.program, node);
    switch (declaration.kind) {
      case "variable": {
        const value = declaration.node.initializer === undefined ? undefined : frozen(declaration.node.initializer);
        return declaration.constant && value !== undefined && ts.isObjectLiteralExpression(value)
          ? { kind: "members", members: value.properties, holder: declaration.node }
          : undefined;
      }
      case "enum":
        return { kind: "members", members: declaration.node.members, holder: declaration.node };
      case "class":
        return { kind: "members", members: declaration.node.members, holder: declaration.node };
      case "namespace": {
        const module = this.program.moduleOf(node);
        const imported = module?.imports.get(node.text);
        return module === undefined || imported === undefined
          ? undefined
          : { kind: "namespace", from: module, specifier: imported.specifier };
      }
      case "binding":
      case "parameter":
      case "function":
      case "outside":
        return undefined;
    }
  }
}

type Owner =
  | {
      readonly kind: "members";
      readonly members: readonly (ts.ObjectLiteralElementLike | ts.EnumMember | ts.ClassElement)[];
      readonly holder: Step["holder"];
    }
  | {
      readonly kind: "namespace";
      readonly from: NonNullable<ReturnType<Program["moduleOf"]>>;
      readonly specifier: string;
    };

/** Without `Object.freeze(…)`. */
function frozen(expression: ts.Expression): ts.Expression {
  const node = bare(expression);
  const [only] = ts.isCallExpression(node) && node.expression.getText() === "Object.freeze" ? node.arguments : [];
  return only === undefined ? node : bare(only);
}

/** Only where every character stands for itself: no escapes, no line breaks that are read as others. */
function literal(
  node: ts.StringLiteralLike | ts.TemplateLiteralToken,
  text: string,
  via: readonly Step[],
): readonly Piece[] | undefined {
  const file = node.getSourceFile();
  const start = node.getStart(file) + 1;
  return file.text.slice(start, start + text.length) === text
    ? [{ kind: "text", text, file: file.fileName, start, via }]
    : undefined;
}

function resultOf(made: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration): ts.Expression | undefined {
  const { body } = made;
  if (body === undefined) return undefined;
  if (!ts.isBlock(body)) return body;
  const [only] = body.statements;
  return body.statements.length === 1 && only !== undefined && ts.isReturnStatement(only) ? only.expression : undefined;
}

function memberName(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  const key = bare(node.argumentExpression);
  return ts.isStringLiteralLike(key) ? key.text : undefined;
}

export const nameOf = (name: ts.PropertyName): string | undefined =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isPrivateIdentifier(name) || ts.isNumericLiteral(name)
    ? name.text
    : undefined;

function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (ts.isClassLike(at)) return at;
    if (ts.isFunctionDeclaration(at) || ts.isFunctionExpression(at)) return undefined;
  }
  return undefined;
}
