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
const DEEPEST = 6;

export class Receivers {
  readonly #files: Files;

  constructor(files: Files) {
    this.#files = files;
  }

  of(given: ts.Expression, unit: Unit, depth: number): Receiver {
    const value = bare(given);
    if (depth > DEEPEST) return UNKNOWN;
    if (isBuiltInValue(value)) return BUILT_IN;
    if (value.kind === ts.SyntaxKind.ThisKeyword || value.kind === ts.SyntaxKind.SuperKeyword) {
      const around = classAround(value);
      const fact = around === undefined ? undefined : this.#files.classOf(around);
      return fact === undefined ? UNKNOWN : { kind: "class", fact };
    }
    if (ts.isIdentifier(value)) return this.#named(value.text, unit, depth);
    if (ts.isNewExpression(value)) return this.classNamed(value.expression, unit, depth + 1);
    if (ts.isAwaitExpression(value)) return this.of(value.expression, unit, depth + 1);
    if (ts.isPropertyAccessExpression(value)) return this.#memberReceiver(value, unit, depth);
    if (ts.isCallExpression(value)) return this.#given(value, unit, depth);
    return UNKNOWN;
  }

  /** `inject(Users)` is an instance of the class; what else a function of a package gives is that package's. */
  #given(call: ts.CallExpression, unit: Unit, depth: number): Receiver {
    const [first] = call.arguments;
    if (ts.isIdentifier(call.expression) && call.expression.text === "inject" && first !== undefined)
      return this.classNamed(first, unit, depth + 1);
    const giver = this.of(call.expression, unit, depth + 1);
    return giver.kind === "package" && giver.module !== "" ? giver : UNKNOWN;
  }

  #memberReceiver(value: ts.PropertyAccessExpression, unit: Unit, depth: number): Receiver {
    const holder = this.of(value.expression, unit, depth + 1);
    const name = value.name.text;
    if (holder.kind === "package") return { ...holder, path: [...holder.path, name] };
    if (holder.kind === "namespace")
      return this.#targetReceiver(this.#files.project.exported(holder.module, name, new Set()), depth + 1);
    if (holder.kind !== "class") return UNKNOWN;
    for (const fact of this.#files.family(holder.fact)) {
      const field = fact.fields.get(name);
      if (field === undefined) continue;
      const found = this.#typed(field.type, fact.unit, depth + 1);
      if (found.kind !== "unknown" || field.initializer === undefined) return found;
      return this.of(field.initializer, fact.unit, depth + 1);
    }
    return UNKNOWN;
  }

  #named(name: string, unit: Unit, depth: number): Receiver {
    const declared = lookUp(name, unit);
    if (declared === undefined) {
      const imported = unit.module.imports.get(name);
      if (imported !== undefined)
        return this.#targetReceiver(
          this.#files.project.follow(imported.specifier, imported.name, unit.module),
          depth + 1,
        );
      if (BUILT_IN_GLOBALS.has(name)) return BUILT_IN;
      return { kind: "package", module: "", path: [name] };
    }
    return this.#declaredReceiver(declared, unit, depth);
  }

  #declaredReceiver(declared: Declared, unit: Unit, depth: number): Receiver {
    if (declared.kind === "class") {
      const fact = this.#files.classOf(declared.node);
      return fact === undefined ? UNKNOWN : { kind: "class", fact };
    }
    if (declared.kind === "function") return UNKNOWN;
    const typed = this.#typed(declared.type, unit, depth + 1);
    if (typed.kind !== "unknown" || declared.kind === "parameter" || declared.initializer === undefined) return typed;
    return this.of(declared.initializer, unit, depth + 1);
  }

  #targetReceiver(target: Target | undefined, depth: number): Receiver {
    if (target === undefined || depth > DEEPEST) return UNKNOWN;
    if (target.kind === "namespace") return { kind: "namespace", module: target.module };
    if (target.kind === "package")
      return { kind: "package", module: target.specifier, path: target.name === "*" ? [] : [target.name] };
    const { top } = this.#files.facts(target.module);
    if (target.kind === "expression") {
      const found = target.module.exports.get("default");
      return found?.kind === "expression" ? this.of(found.node, top, depth + 1) : UNKNOWN;
    }
    const declared = top.declared.get(target.name);
    return declared === undefined ? UNKNOWN : this.#declaredReceiver(declared, top, depth + 1);
  }

  #typed(type: ts.TypeNode | undefined, unit: Unit, depth: number): Receiver {
    if (type === undefined || depth > DEEPEST) return UNKNOWN;
    if (isBuiltInType(type)) return BUILT_IN;
    if (this.#files.sinks.type(type)) return { kind: "client" };
    if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return UNKNOWN;
    const named = this.#classByName(type.typeName.text, unit, depth);
    return named.kind === "class" || (named.kind === "package" && named.module !== "") ? named : UNKNOWN;
  }

  classNamed(expression: ts.Expression, unit: Unit, depth: number): Receiver {
    const value = bare(expression);
    if (ts.isIdentifier(value)) return this.#classByName(value.text, unit, depth);
    return ts.isPropertyAccessExpression(value) ? this.#memberReceiver(value, unit, depth) : UNKNOWN;
  }

  /** A type's name may be a variable's too: only classes are asked for. */
  #classByName(name: string, unit: Unit, depth: number): Receiver {
    if (depth > DEEPEST) return UNKNOWN;
    for (let at: Unit | undefined = unit; at !== undefined; at = at.parent) {
      const declared = at.declared.get(name);
      if (declared?.kind === "class") return this.#declaredReceiver(declared, at, depth + 1);
    }
    const imported = unit.module.imports.get(name);
    if (imported !== undefined)
      return this.#targetReceiver(
        this.#files.project.follow(imported.specifier, imported.name, unit.module),
        depth + 1,
      );
    return lookUp(name, unit) === undefined ? { kind: "package", module: "", path: [name] } : UNKNOWN;
  }
}

export function lookUp(name: string, from: Unit): Declared | undefined {
  for (let at: Unit | undefined = from; at !== undefined; at = at.parent) {
    const declared = at.declared.get(name);
    if (declared !== undefined) return declared;
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
