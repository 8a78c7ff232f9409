/** One file as a set of units: functions, class bodies and the file itself, each with what it calls, hands over and writes. */

import type { Module } from "../project/module.js";
import { boundNames } from "../project/module.js";
import { bare, ts } from "../project/syntax.js";

export type CallNode = ts.CallExpression | ts.NewExpression | ts.JsxOpeningLikeElement;

/** What a name stands for where it is declared. */
export type Declared =
  | { readonly kind: "function"; readonly unit: Unit }
  | { readonly kind: "class"; readonly node: ts.ClassLikeDeclaration }
  /** `key`: taken out of a pattern, `const { key } = …` */
  | {
      readonly kind: "variable";
      readonly type: ts.TypeNode | undefined;
      readonly initializer: ts.Expression | undefined;
      readonly key: string | undefined;
    }
  | { readonly kind: "parameter"; readonly type: ts.TypeNode | undefined; readonly key: string | undefined };

export interface Unit {
  /** a function, a class (its fields, not its methods), or a file's top level */
  readonly node: ts.Node;
  readonly module: Module;
  /** where its names are looked up next */
  readonly parent: Unit | undefined;
  readonly declared: Map<string, Declared>;
  readonly calls: CallNode[];
  /** left sides of assignments, operands of `++` and `delete` */
  readonly assigned: ts.Expression[];
  /** names of members that it reads: they may be getters */
  readonly touched: Set<string>;
  /** functions and classes within it */
  readonly inner: Unit[];
}

export interface ClassFact {
  readonly node: ts.ClassLikeDeclaration;
  readonly unit: Unit;
  readonly base: ts.Expression | undefined;
  readonly methods: Map<string, Unit>;
  readonly fields: Map<
    string,
    { readonly type: ts.TypeNode | undefined; readonly initializer: ts.Expression | undefined }
  >;
}

/** `{ save: saveUser }`, `this.save = saveUser`: a member that is another name for something. */
export interface Alias {
  readonly value: ts.Expression;
  readonly unit: Unit;
}

export interface FileFacts {
  readonly top: Unit;
  readonly units: Unit[];
  readonly classes: ClassFact[];
  /** functions by the member name they are called under: methods, function properties */
  readonly members: (readonly [name: string, unit: Unit])[];
  readonly aliases: (readonly [name: string, alias: Alias])[];
  readonly getters: (readonly [name: string, unit: Unit])[];
}

const known = new WeakMap<Module, FileFacts>();

/** One reading per module, however many scans ask. */
export function unitsOf(module: Module): FileFacts {
  let facts = known.get(module);
  if (facts === undefined) {
    facts = readUnits(module);
    known.set(module, facts);
  }
  return facts;
}

function readUnits(module: Module): FileFacts {
  const top = newUnit(module.tree, module, undefined);
  const facts: FileFacts = { top, units: [top], classes: [], members: [], aliases: [], getters: [] };
  ts.forEachChild(module.tree, (child) => visit(child, top, facts));
  return facts;
}

const newUnit = (node: ts.Node, module: Module, parent: Unit | undefined): Unit => ({
  node,
  module,
  parent,
  declared: new Map(),
  calls: [],
  assigned: [],
  touched: new Set(),
  inner: [],
});

function visit(node: ts.Node, unit: Unit, facts: FileFacts): void {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node)) return;
  if (ts.isClassLike(node)) {
    visitClass(node, unit, facts);
    return;
  }
  if (ts.isFunctionLike(node)) {
    if ("body" in node && node.body !== undefined) visitFunction(node, unit, facts);
    return;
  }
  note(node, unit, facts);
  ts.forEachChild(node, (child) => visit(child, unit, facts));
}

function note(node: ts.Node, unit: Unit, facts: FileFacts): void {
  if (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isJsxOpeningElement(node) ||
    ts.isJsxSelfClosingElement(node)
  )
    unit.calls.push(node);
  else if (ts.isPropertyAccessExpression(node)) unit.touched.add(node.name.text);
  else if (ts.isVariableDeclaration(node)) declareVariable(node, unit);
  else if (ts.isBinaryExpression(node)) {
    if (isAssignment(node.operatorToken.kind)) {
      unit.assigned.push(node.left);
      if (ts.isPropertyAccessExpression(node.left)) alias(node.left.name.text, node.right, unit, facts);
    }
  } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
      unit.assigned.push(node.operand);
  } else if (ts.isDeleteExpression(node)) unit.assigned.push(node.expression);
  else if (ts.isPropertyAssignment(node)) {
    const name = nameOf(node.name);
    if (name !== undefined) alias(name, node.initializer, unit, facts);
  } else if (ts.isShorthandPropertyAssignment(node)) alias(node.name.text, node.name, unit, facts);
}

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** Literals are no other name for a function; function literals are members of their own. */
function alias(name: string, given: ts.Expression, unit: Unit, facts: FileFacts): void {
  const value = bare(given);
  if (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isCallExpression(value))
    facts.aliases.push([name, { value, unit }]);
}

const nameOf = (name: ts.PropertyName): string | undefined =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) || ts.isPrivateIdentifier(name)
    ? name.text
    : undefined;

function declareVariable({ name, type, initializer, parent }: ts.VariableDeclaration, unit: Unit): void {
  // what a loop or `catch` binds has no initializer of its own
  const value = ts.isVariableDeclarationList(parent) ? initializer : undefined;
  if (ts.isIdentifier(name))
    unit.declared.set(name.text, { kind: "variable", type, initializer: value, key: undefined });
  else bindPattern(name, unit, "variable");
}

function bindPattern(pattern: ts.BindingPattern, unit: Unit, kind: "variable" | "parameter"): void {
  for (const element of pattern.elements) {
    if (ts.isOmittedExpression(element)) continue;
    const written = element.propertyName === undefined ? undefined : nameOf(element.propertyName);
    for (const name of boundNames(element.name)) {
      const key = written ?? name;
      unit.declared.set(
        name,
        kind === "parameter" ? { kind, type: undefined, key } : { kind, type: undefined, initializer: undefined, key },
      );
    }
  }
}

function visitFunction(node: ts.FunctionLikeDeclaration, unit: Unit, facts: FileFacts): void {
  const made = newUnit(node, unit.module, unit);
  facts.units.push(made);
  unit.inner.push(made);
  if (ts.isFunctionDeclaration(node)) unit.declared.set(node.name?.text ?? "default", { kind: "function", unit: made });
  else if (ts.isFunctionExpression(node) && node.name !== undefined)
    made.declared.set(node.name.text, { kind: "function", unit: made });
  const member = memberName(node);
  if (member !== undefined) facts.members.push([member, made]);
  if (ts.isGetAccessor(node)) {
    const name = nameOf(node.name);
    if (name !== undefined) facts.getters.push([name, made]);
  }
  for (const { name, type, initializer } of node.parameters) {
    if (ts.isIdentifier(name)) made.declared.set(name.text, { kind: "parameter", type, key: undefined });
    else bindPattern(name, made, "parameter");
    if (initializer !== undefined) visit(initializer, made, facts);
    if (!ts.isIdentifier(name)) ts.forEachChild(name, (child) => visit(child, made, facts));
  }
  if (node.body !== undefined) visit(node.body, made, facts);
}

/** `save() {}` in a class or object, `save: () => {}`, `this.save = () => {}`, also behind one wrapper: `save: wrap(() => {})`. */
function memberName(node: ts.FunctionLikeDeclaration): string | undefined {
  if (ts.isMethodDeclaration(node)) return nameOf(node.name);
  if (!(ts.isArrowFunction(node) || ts.isFunctionExpression(node))) return undefined;
  let at: ts.Node = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isSatisfiesExpression(at.parent) ||
    ts.isCallExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return nameOf(parent.name);
  if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left)) return parent.left.name.text;
  return undefined;
}

function visitClass(node: ts.ClassLikeDeclaration, unit: Unit, facts: FileFacts): void {
  const made = newUnit(node, unit.module, unit);
  facts.units.push(made);
  unit.inner.push(made);
  const fact: ClassFact = {
    node,
    unit: made,
    base: node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression,
    methods: new Map(),
    fields: new Map(),
  };
  facts.classes.push(fact);
  if (node.name !== undefined) unit.declared.set(node.name.text, { kind: "class", node });
  if (fact.base !== undefined) visit(fact.base, unit, facts);
  for (const member of node.members) visitMember(member, made, unit, fact, facts);
}

function visitMember(member: ts.ClassElement, made: Unit, around: Unit, fact: ClassFact, facts: FileFacts): void {
  if (ts.isPropertyDeclaration(member)) {
    const name = nameOf(member.name);
    if (name !== undefined) fact.fields.set(name, { type: member.type, initializer: member.initializer });
    if (member.initializer !== undefined) {
      if (name !== undefined) alias(name, member.initializer, made, facts);
      visit(member.initializer, made, facts);
    }
    return;
  }
  if (ts.isClassStaticBlockDeclaration(member)) {
    visit(member.body, made, facts);
    return;
  }
  if (!ts.isFunctionLike(member) || !("body" in member) || member.body === undefined) return;
  // methods are within what is around the class; making an instance calls only its constructor
  const holder = ts.isConstructorDeclaration(member) ? made : around;
  const before = holder.inner.length;
  visitFunction(member, holder, facts);
  const unit = holder.inner[before];
  if (unit === undefined) return;
  if (ts.isConstructorDeclaration(member)) {
    for (const parameter of member.parameters) {
      if (ts.isIdentifier(parameter.name) && ts.getModifiers(parameter) !== undefined)
        fact.fields.set(parameter.name.text, { type: parameter.type, initializer: parameter.initializer });
    }
  } else if (member.name !== undefined) {
    const name = nameOf(member.name);
    if (name !== undefined) fact.methods.set(name, unit);
  }
}

/** The unit of a function literal, however far out it was declared. */
export function innerUnit(from: Unit, node: ts.Node): Unit | undefined {
  for (let at: Unit | undefined = from; at !== undefined; at = at.parent) {
    const found = at.inner.find((inner) => inner.node === node);
    if (found !== undefined) return found;
  }
  return undefined;
}
