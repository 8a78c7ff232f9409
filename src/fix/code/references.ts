/** Who uses a constant: every use in the project, or nothing where somebody might use it unseen. */

import { ts } from "../../scan/project/syntax.js";
import { declarationOf, exportedAs } from "./declarations.js";
import { nameOf, type Step } from "./pieces.js";
import type { Program } from "./program.js";

/** The uses of what a step leads to. Undefined: it may be used where nobody can tell. */
export function usesOf(program: Program, { declared, holder }: Step): readonly ts.Node[] | undefined {
  if (ts.isVariableDeclaration(declared)) return usesOfName(program, declared.name, declared);
  if (ts.isFunctionLike(declared))
    return declared.name !== undefined && ts.isIdentifier(declared.name)
      ? usesOfName(program, declared.name, declared)
      : undefined;
  const name = nameOf(declared.name);
  if (holder === undefined || name === undefined) return undefined;
  if (ts.isPropertyDeclaration(declared) && !isStatic(declared))
    return isPrivate(declared) && ts.isClassLike(holder) ? usesWithin(holder, name) : undefined;
  // `this.paths` of a static method means the same member
  if (ts.isClassLike(holder) && saysThis(holder, name)) return undefined;
  const owner = holder.name;
  const uses = owner === undefined ? undefined : usesOfName(program, owner, holder);
  return uses === undefined ? undefined : membersAt(uses, declared, holder);
}

const isStatic = (node: ts.PropertyDeclaration): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
const isPrivate = (node: ts.PropertyDeclaration): boolean =>
  ts.isPrivateIdentifier(node.name) ||
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true;

/** `this.base` within the class; a private member under a key made at run time is nobody's habit, but would be one. */
function usesWithin(owner: ts.ClassLikeDeclaration, name: string): readonly ts.Node[] | undefined {
  const uses: ts.Node[] = [];
  let hidden = false;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.name.text === name) uses.push(node);
    if (ts.isElementAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) hidden = true;
    if (
      ts.isObjectBindingPattern(node) &&
      node.elements.some((one) => (one.propertyName ?? one.name).getText() === name)
    )
      hidden = true;
    ts.forEachChild(node, visit);
  };
  visit(owner);
  return hidden ? undefined : uses;
}

function saysThis(owner: ts.ClassLikeDeclaration, name: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (node.kind === ts.SyntaxKind.ThisKeyword && (memberAccess(node)?.name ?? name) === name) ||
    ts.forEachChild(node, (child) => visit(child) || undefined) === true;
  return visit(owner);
}

/** Accesses of one member of a constant object. Whoever takes the object as a whole may use any. */
function membersAt(uses: readonly ts.Node[], declared: ts.Node, holder: ts.Node): readonly ts.Node[] | undefined {
  const path = pathWithin(declared, holder);
  const found: ts.Node[] = [];
  for (const use of uses) {
    let at: ts.Node | undefined = use;
    for (const step of path) {
      const next = memberAccess(at);
      if (next === undefined) return undefined;
      at = next.name === step ? next.node : undefined;
      // another member
      if (at === undefined) break;
    }
    if (at !== undefined) found.push(at);
  }
  return found;
}

/** `urls.users` for a member of a member, from the constant inwards. */
function pathWithin(declared: ts.Node, holder: ts.Node): readonly string[] {
  const path: string[] = [];
  for (let at: ts.Node | undefined = declared; at !== undefined && at !== holder; at = at.parent)
    if (ts.isPropertyAssignment(at) || ts.isEnumMember(at) || ts.isPropertyDeclaration(at))
      path.unshift(nameOf(at.name) ?? "");
  return path;
}

function memberAccess(node: ts.Node): { readonly node: ts.Node; readonly name: string } | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
    return { node: parent, name: parent.name.text };
  if (ts.isElementAccessExpression(parent) && parent.expression === node) {
    const key = parent.argumentExpression;
    return ts.isStringLiteralLike(key) ? { node: parent, name: key.text } : undefined;
  }
  return undefined;
}

/** Every expression that means a declaration, whatever file it stands in. */
export function usesOfName(program: Program, name: ts.BindingName, declared: ts.Node): readonly ts.Node[] | undefined {
  if (!ts.isIdentifier(name)) return undefined;
  const found: ts.Node[] = [];
  let hidden = false;
  for (const file of program.files) {
    const raw = program.raw(file);
    if (raw !== undefined && mayTakeAll(program).has(file) && takesAll(program, file, name.text, declared))
      return undefined;
    if (raw?.includes(name.text) !== true) continue;
    const module = program.module(file);
    if (module === undefined || namesElsewhere(raw, module.source.text, name.text)) {
      hidden = true;
      continue;
    }
    if (module.tree !== declared.getSourceFile() && LOADED_AT_RUN_TIME.test(raw)) hidden = true;
    const visit = (node: ts.Node): void => {
      if (isNamespaceAccess(program, node, name.text, declared)) found.push(node);
      else if (ts.isIdentifier(node) && node.text === name.text) {
        const use = useOf(program, node, declared);
        if (use === "unknown") hidden = true;
        else if (use === "use") found.push(node);
      }
      ts.forEachChild(node, visit);
    };
    visit(module.tree);
    if (isRenamedBy(module.tree, name.text, program, declared)) hidden = true;
  }
  return hidden ? undefined : found;
}

/** What is loaded so has names that nobody can follow. */
const LOADED_AT_RUN_TIME = /\b(?:require|import)\s*\(/;

const TAKES_ALL = /\b(?:import|export)\s*\*|\b(?:require|import)\s*\(/;

const taking = new WeakMap<Program, ReadonlySet<string>>();

function mayTakeAll(program: Program): ReadonlySet<string> {
  const known = taking.get(program) ?? new Set(program.files.filter((file) => TAKES_ALL.test(program.raw(file) ?? "")));
  taking.set(program, known);
  return known;
}

/** All exports of a file at once, of which the name is one: `Object.values(paths)`, `await import("./paths.js")`. */
function takesAll(program: Program, file: string, name: string, declared: ts.Node): boolean {
  const module = program.module(file);
  if (module === undefined) return true;
  const leadsThere = (specifier: ts.Node | undefined): boolean => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return false;
    const meant = exportedAs(program, module, specifier.text, name);
    return "node" in meant && meant.node === declared;
  };
  const visit = (node: ts.Node): boolean => {
    if (ts.isExportDeclaration(node) && node.exportClause !== undefined && ts.isNamespaceExport(node.exportClause))
      return leadsThere(node.moduleSpecifier);
    if (
      ts.isCallExpression(node) &&
      /^(?:require|import)$/.test(node.expression.getText()) &&
      leadsThere(node.arguments[0])
    )
      return true;
    if (ts.isIdentifier(node) && isWholeNamespace(program, node, name, declared)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) === true;
  };
  return visit(module.tree);
}

function isWholeNamespace(program: Program, node: ts.Identifier, name: string, declared: ts.Node): boolean {
  const { parent } = node;
  const imported = program.moduleOf(node)?.imports.get(node.text);
  if (imported === undefined || imported.name !== "*" || ts.isNamespaceImport(parent)) return false;
  if (memberAccess(node) !== undefined || isPropertyName(node) || isTypePosition(node)) return false;
  return isNamespaceOf(program, node, name, declared);
}

/** In the template of a component, which is no code to the parser. */
const namesElsewhere = (raw: string, code: string, name: string): boolean =>
  raw !== code && raw.split(name).length !== code.split(name).length;

/** `paths.API` after `import * as paths from "./paths.js"` */
function isNamespaceAccess(program: Program, node: ts.Node, name: string, declared: ts.Node): boolean {
  const access =
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.expression : undefined;
  if (access === undefined || !ts.isIdentifier(access) || memberAccess(access)?.name !== name) return false;
  return isNamespaceOf(program, access, name, declared);
}

/** The name holds all that a file exports or passes on, the declared among it. */
function isNamespaceOf(program: Program, node: ts.Identifier, name: string, declared: ts.Node): boolean {
  if (declarationOf(program, node).kind !== "namespace") return false;
  const module = program.moduleOf(node);
  const imported = module?.imports.get(node.text);
  if (module === undefined || imported === undefined) return false;
  const meant = exportedAs(program, module, imported.specifier, name);
  return "node" in meant && meant.node === declared;
}

function useOf(program: Program, node: ts.Identifier, declared: ts.Node): "use" | "none" | "unknown" {
  const { parent } = node;
  if (parent === declared || isPropertyName(node)) return "none";
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return "none";
  if (isTypePosition(node)) return "none";
  if (ts.isExportAssignment(parent)) return "unknown";
  const meant = declarationOf(program, node);
  if (!("node" in meant)) return "none";
  return meant.node === declared ? "use" : "none";
}

/** The name of a member, not of a variable. */
export function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node || parent.name === node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isEnumMember(parent) ||
      ts.isParameter(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isJsxAttribute(parent)) &&
    parent.name === node
  );
}

/** `typeof paths` and `paths.Name` in types: what is written there follows the value by itself. */
function isTypePosition(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (ts.isTypeNode(at) && !ts.isExpressionWithTypeArguments(at)) return true;
    if (ts.isStatement(at) || ts.isExpression(at)) return false;
  }
  return false;
}

/** `import { paths as urls }`, `export { paths as default }`, `export default paths`: uses under another name. */
function isRenamedBy(tree: ts.SourceFile, name: string, program: Program, declared: ts.Node): boolean {
  return tree.statements.some((statement) => {
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      return (
        bindings !== undefined &&
        ts.isNamedImports(bindings) &&
        bindings.elements.some((one) => one.propertyName?.text === name && one.name.text !== name)
      );
    }
    if (ts.isExportDeclaration(statement))
      return (
        statement.exportClause !== undefined &&
        ts.isNamedExports(statement.exportClause) &&
        statement.exportClause.elements.some((one) => one.propertyName?.text === name && one.name.text !== name)
      );
    return (
      ts.isExportAssignment(statement) &&
      ts.isIdentifier(statement.expression) &&
      statement.expression.text === name &&
      tree === declared.getSourceFile() &&
      program.moduleOf(declared) !== undefined
    );
  });
}
