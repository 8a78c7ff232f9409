/** One file as others see it: what it imports, exports and which types it declares. Nothing is evaluated here. */
import type { SourceText } from "../calls/analysis.js";
import { syntaxOf, ts } from "./syntax.js";

export type TypeDeclaration =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration;

/** The name of an import that takes what a module is: `import api = require("./api")`. */
export const WHOLE = "=";

/** `name` is `*` for all exports, `=` for what the module is. */
export interface Import {
  readonly specifier: string;
  readonly name: string;
}

type Export =
  | { readonly kind: "local"; readonly name: string }
  | { readonly kind: "from"; readonly specifier: string; readonly name: string }
  | {
      readonly kind: "expression";
      readonly node: ts.Expression;
      /** `export =`, not `export default` */
      readonly assigned: boolean;
    };

export interface Module {
  readonly source: SourceText;
  readonly tree: ts.SourceFile;
  readonly imports: ReadonlyMap<string, Import>;
  readonly exports: ReadonlyMap<string, Export>;
  /** `export * from "…"` */
  readonly stars: readonly string[];
  /** by name; several where declarations merge */
  readonly types: ReadonlyMap<string, readonly TypeDeclaration[]>;
}

const read = new WeakMap<ts.SourceFile, Module>();

/** One reading per tree, however many scans ask. */
export function moduleOf(source: SourceText): Module {
  const tree = syntaxOf(source);
  let module = read.get(tree);
  if (module === undefined) {
    module = readModule(source, tree);
    read.set(tree, module);
  }
  return module;
}

function readModule(source: SourceText, tree: ts.SourceFile): Module {
  const imports = new Map<string, Import>();
  const exports = new Map<string, Export>();
  const stars: string[] = [];
  const types = new Map<string, TypeDeclaration[]>();
  for (const statement of tree.statements) {
    readImport(statement, imports);
    readExport(statement, exports, stars);
  }
  collectTypes(tree, types);
  return { source, tree, imports, exports, stars, types };
}

function readImport(statement: ts.Statement, imports: Map<string, Import>): void {
  if (ts.isImportEqualsDeclaration(statement)) {
    const { moduleReference } = statement;
    if (ts.isExternalModuleReference(moduleReference) && ts.isStringLiteralLike(moduleReference.expression)) {
      imports.set(statement.name.text, { specifier: moduleReference.expression.text, name: WHOLE });
    }
    return;
  }
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return;
  const specifier = statement.moduleSpecifier.text;
  const clause = statement.importClause;
  if (clause?.name !== undefined) imports.set(clause.name.text, { specifier, name: "default" });
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) imports.set(bindings.name.text, { specifier, name: "*" });
  else
    for (const element of bindings.elements)
      imports.set(element.name.text, { specifier, name: (element.propertyName ?? element.name).text });
}

function readExport(statement: ts.Statement, exports: Map<string, Export>, stars: string[]): void {
  if (ts.isExportDeclaration(statement)) {
    const specifier =
      statement.moduleSpecifier !== undefined && ts.isStringLiteral(statement.moduleSpecifier)
        ? statement.moduleSpecifier.text
        : undefined;
    const clause = statement.exportClause;
    if (clause === undefined) {
      if (specifier !== undefined) stars.push(specifier);
    } else if (ts.isNamespaceExport(clause)) {
      if (specifier !== undefined) exports.set(clause.name.text, { kind: "from", specifier, name: "*" });
    } else {
      for (const element of clause.elements) {
        const name = (element.propertyName ?? element.name).text;
        exports.set(
          element.name.text,
          specifier === undefined ? { kind: "local", name } : { kind: "from", specifier, name },
        );
      }
    }
    return;
  }
  if (ts.isExportAssignment(statement)) {
    exports.set("default", {
      kind: "expression",
      node: statement.expression,
      assigned: statement.isExportEquals === true,
    });
    return;
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
  const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) {
      for (const local of boundNames(name)) exports.set(local, { kind: "local", name: local });
    }
  } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const local = statement.name?.text ?? "default";
    exports.set(isDefault ? "default" : local, { kind: "local", name: local });
  } else if (
    ts.isEnumDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  ) {
    exports.set(isDefault ? "default" : statement.name.text, { kind: "local", name: statement.name.text });
  } else if (ts.isModuleDeclaration(statement)) {
    exports.set(statement.name.text, { kind: "local", name: statement.name.text });
  }
}

export function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** Types declared within functions count too: a name is rarely used for two types in one file. */
function collectTypes(node: ts.Node, types: Map<string, TypeDeclaration[]>): void {
  ts.forEachChild(node, (child) => {
    if (
      ts.isInterfaceDeclaration(child) ||
      ts.isTypeAliasDeclaration(child) ||
      ts.isEnumDeclaration(child) ||
      ts.isModuleDeclaration(child) ||
      (ts.isClassDeclaration(child) && child.name !== undefined)
    ) {
      const name = child.name?.text ?? "";
      const known = types.get(name);
      if (known === undefined) types.set(name, [child]);
      else known.push(child);
      return;
    }
    if (ts.isBlock(child) || ts.isFunctionDeclaration(child) || ts.isVariableStatement(child))
      collectTypes(child, types);
  });
}

/** The types of `namespace Client { export interface Options {} }`. */
export function typesWithin(namespace: ts.ModuleDeclaration): ReadonlyMap<string, readonly TypeDeclaration[]> {
  const types = new Map<string, TypeDeclaration[]>();
  const { body } = namespace;
  if (body !== undefined && ts.isModuleBlock(body)) collectTypes(body, types);
  return types;
}

const IN_NAMESPACES = new WeakMap<Module, ReadonlyMap<string, readonly TypeDeclaration[]>>();

export function typesInNamespaces(module: Module): ReadonlyMap<string, readonly TypeDeclaration[]> {
  const known = IN_NAMESPACES.get(module);
  if (known !== undefined) return known;
  const all = new Map<string, readonly TypeDeclaration[]>();
  for (const declaration of [...module.types.values()].flat()) {
    if (!ts.isModuleDeclaration(declaration)) continue;
    for (const [name, types] of typesWithin(declaration)) all.set(name, [...(all.get(name) ?? []), ...types]);
  }
  IN_NAMESPACES.set(module, all);
  return all;
}

/** What `module.exports` holds is known when the file is evaluated. */
export const isCommonJs = (module: Module): boolean =>
  module.exports.size === 0 && module.stars.length === 0 && /\bexports\b/.test(module.source.text);
