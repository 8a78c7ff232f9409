/** What the object of a call is, as far as the syntax tells: `this`, a declared type, `new T()`, an import. */

import type { Module } from "../project/module.js";
import type { Target } from "../project/project.js";
import { bare, ts } from "../project/syntax.js";
import { BUILT_IN_GLOBALS, isBuiltInType, isBuiltInValue } from "./built-in.js";
import type { Files } from "./files.js";
import type { ClassFact, Declared, Unit } from "./unit.js";

type Receiver =
  | { readonly kind: "built-in" }
  | { readonly kind: "class"; readonly fact: ClassFact }
  | { readonly kind: "namespace"; readonly module: Module }
  | { readonly kind: "package"; readonly module: string; readonly path: readonly string[] }
  | { readonly kind: "client" }
  | { readonly kind: "unknown" };

const UNKNOWN: Receiver = { kind: "unknown" };
const BUILT_IN: Receiver = { kind: "built-in" };
/** values and declarations within each other: some are made of themselves */
const DEEPEST = 12;

export class Receivers {
  readonly #files: Files;
  #depth = 0;

  constructor(files: Files) {
    this.#files = files;
  }

  of(given: ts.Expression, unit: Unit): Receiver {
    return this.#deeper(() => this.#value(bare(given), unit));
  }

  #deeper(look: () => Receiver): Receiver {
    if (this.#depth > DEEPEST) return UNKNOWN;
    this.#depth += 1;
    const found = look();
    this.#depth -= 1;
    return found;
  }

  #value(value: ts.Expression, unit: Unit): Receiver {
    if (isBuiltInValue(value)) return BUILT_IN;
    if (value.kind === ts.SyntaxKind.ThisKeyword || value.kind === ts.SyntaxKind.SuperKeyword) {
      const declared = lookUp("this", unit);
      const typed = declared === undefined ? UNKNOWN : this.#declaredReceiver(declared);
      if (typed.kind !== "unknown") return typed;
      const around = classAround(value);
      const fact = around === undefined ? undefined : this.#files.classOf(around);
      return fact === undefined ? UNKNOWN : { kind: "class", fact };
    }
    if (ts.isIdentifier(value)) return this.#named(value.text, unit);
    if (ts.isNewExpression(value)) return this.classNamed(value.expression, unit);
    if (ts.isAwaitExpression(value)) return this.of(value.expression, unit);
    if (ts.isPropertyAccessExpression(value)) return this.#memberReceiver(value, unit);
    if (ts.isCallExpression(value)) return this.#given(value, unit);
    return UNKNOWN;
  }

  /** `inject(Users)` is an instance of the class; what else a function of a package gives is that package's. */
  #given(call: ts.CallExpression, unit: Unit): Receiver {
    const [first] = call.arguments;
    if (ts.isIdentifier(call.expression) && call.expression.text === "inject" && first !== undefined)
      return this.classNamed(first, unit);
    const giver = this.of(call.expression, unit);
    return giver.kind === "package" && giver.module !== "" ? giver : UNKNOWN;
  }

  #memberReceiver(value: ts.PropertyAccessExpression, unit: Unit): Receiver {
    const holder = this.of(value.expression, unit);
    const name = value.name.text;
    if (holder.kind === "package") return { ...holder, path: [...holder.path, name] };
    if (holder.kind === "namespace")
      return this.#targetReceiver(this.#files.project.exported(holder.module, name, new Set()));
    if (holder.kind !== "class") return UNKNOWN;
    for (const fact of this.#files.family(holder.fact)) {
      const field = fact.fields.get(name);
      if (field === undefined) continue;
      const found = this.#typed(field.type, fact.unit);
      if (found.kind !== "unknown" || field.initializer === undefined) return found;
      return this.of(field.initializer, fact.unit);
    }
    return UNKNOWN;
  }

  #named(name: string, unit: Unit): Receiver {
    const found = lookUp(name, unit);
    if (found === undefined) {
      const imported = unit.module.imports.get(name);
      if (imported !== undefined)
        return this.#targetReceiver(this.#files.project.follow(imported.specifier, imported.name, unit.module));
      if (BUILT_IN_GLOBALS.has(name)) return BUILT_IN;
      return { kind: "package", module: "", path: [name] };
    }
    return this.#deeper(() => this.#declaredReceiver(found));
  }

  #declaredReceiver({ declared, unit }: Found): Receiver {
    if (declared.kind === "class") {
      const fact = this.#files.classOf(declared.node);
      return fact === undefined ? UNKNOWN : { kind: "class", fact };
    }
    if (declared.kind === "function") return UNKNOWN;
    const typed = this.#typed(declared.type, unit);
    if (typed.kind !== "unknown" || declared.kind === "parameter" || declared.initializer === undefined) return typed;
    return this.of(declared.initializer, unit);
  }

  #targetReceiver(target: Target | undefined): Receiver {
    if (target === undefined) return UNKNOWN;
    if (target.kind === "namespace") return { kind: "namespace", module: target.module };
    if (target.kind === "package")
      return { kind: "package", module: target.specifier, path: target.name === "*" ? [] : [target.name] };
    const { top } = this.#files.facts(target.module);
    if (target.kind === "expression") {
      const found = target.module.exports.get("default");
      return found?.kind === "expression" ? this.of(found.node, top) : UNKNOWN;
    }
    const declared = top.declared.get(target.name);
    return declared === undefined ? UNKNOWN : this.#deeper(() => this.#declaredReceiver({ declared, unit: top }));
  }

  #typed(type: ts.TypeNode | undefined, unit: Unit): Receiver {
    if (type === undefined) return UNKNOWN;
    if (isBuiltInType(type)) return BUILT_IN;
    if (this.#files.sinks.type(type)) return { kind: "client" };
    if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return UNKNOWN;
    const named = this.#classByName(type.typeName.text, unit);
    return named.kind === "class" || (named.kind === "package" && named.module !== "") ? named : UNKNOWN;
  }

  classNamed(expression: ts.Expression, unit: Unit): Receiver {
    const value = bare(expression);
    if (ts.isIdentifier(value)) return this.#classByName(value.text, unit);
    return ts.isPropertyAccessExpression(value) ? this.#memberReceiver(value, unit) : UNKNOWN;
  }

  /** A type's name may be a variable's too: only classes are asked for. */
  #classByName(name: string, unit: Unit): Receiver {
    for (let at: Unit | undefined = unit; at !== undefined; at = at.parent) {
      const declared = at.declared.get(name);
      if (declared?.kind === "class") return this.#declaredReceiver({ declared, unit: at });
    }
    const imported = unit.module.imports.get(name);
    if (imported !== undefined)
      return this.#targetReceiver(this.#files.project.follow(imported.specifier, imported.name, unit.module));
    return lookUp(name, unit) === undefined ? { kind: "package", module: "", path: [name] } : UNKNOWN;
  }
}

/** What a name stands for, and where that was declared: the names that it uses are looked up from there. */
export interface Found {
  readonly declared: Declared;
  readonly unit: Unit;
}

export function lookUp(name: string, from: Unit): Found | undefined {
  for (let at: Unit | undefined = from; at !== undefined; at = at.parent) {
    const declared = at.declared.get(name);
    if (declared !== undefined) return { declared, unit: at };
  }
  return undefined;
}

function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (ts.isClassLike(at)) return at;
    if (ts.isFunctionDeclaration(at) || ts.isFunctionExpression(at)) return undefined;
  }
  return undefined;
}
