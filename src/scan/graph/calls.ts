/** Where a call of a unit leads: to other units, to a member name that many may have, or out of the project. */

import { isOperation } from "../knowledge/requests/verb-in-front.js";
import type { Target } from "../project/project.js";
import { bare, ts } from "../project/syntax.js";
import { noteAbsent } from "./absent.js";
import type { Files } from "./files.js";
import { type Found, lookUp, Receivers } from "./receivers.js";
import { type CallNode, type Declared, innerUnit, type Unit } from "./unit.js";

export interface Edges {
  readonly units: Set<Unit>;
  /** any function that is a member of this name */
  readonly members: Set<string>;
  /** any function of this name, member or not */
  readonly names: Set<string>;
  sends: boolean;
  /** calls what nobody can name: it may write what it likes */
  opaque: boolean;
  /** calls what it was handed, or what a variable around it holds: whoever knows that knows what it may write */
  handed: boolean;
}

export const noEdges = (): Edges => ({
  units: new Set(),
  members: new Set(),
  names: new Set(),
  sends: false,
  opaque: false,
  handed: false,
});

export function edgesOf(unit: Unit, files: Files): Edges {
  const edges = noEdges();
  const found = new CallResolver(files, edges);
  for (const call of unit.calls) found.call(call, unit);
  for (const target of unit.assigned) {
    const written = bare(target);
    if (ts.isPropertyAccessExpression(written) && files.sinks.address(written.name.text)) edges.sends = true;
  }
  if (ts.isClassLike(unit.node)) {
    const base = files.classOf(unit.node)?.base;
    if (base !== undefined) found.made(base, unit);
    for (const inner of unit.inner) if (ts.isConstructorDeclaration(inner.node)) edges.units.add(inner);
  }
  found.followVariables();
  return edges;
}

/** Where a call of a value would lead: of `saveUser` in `{ save: saveUser }`. */
export function edgesOfValue(value: ts.Expression, unit: Unit, files: Files): Edges {
  const edges = noEdges();
  const found = new CallResolver(files, edges);
  if (ts.isCallExpression(value)) found.call(value, unit);
  else found.callee(value, unit);
  found.followVariables();
  return edges;
}

interface Variable {
  readonly value: ts.Expression;
  readonly name: string;
  /** where it is declared */
  readonly unit: Unit;
}

class CallResolver {
  readonly receivers: Receivers;
  /** each value once: `const list = wrap(list.value)` comes by again and again, and chains are as long as they like */
  readonly #variables = new Map<ts.Expression, Variable>();

  constructor(
    readonly files: Files,
    readonly edges: Edges,
  ) {
    this.receivers = new Receivers(files);
  }

  call(node: CallNode, unit: Unit): void {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      this.#element(node, unit);
      return;
    }
    if (ts.isNewExpression(node)) this.made(node.expression, unit);
    else {
      noteAbsent(node, unit, this.files, this.receivers);
      this.callee(node.expression, unit);
    }
    // `acme.invoke("getUsers get /users")`, whatever it is called
    if (node.arguments?.some((given) => isOperation(beginningOf(given))) === true) this.edges.sends = true;
    for (const argument of node.arguments ?? []) this.#handed(argument, unit);
  }

  #element(node: ts.JsxOpeningLikeElement, unit: Unit): void {
    const { tagName } = node;
    const intrinsic = ts.isIdentifier(tagName) && /^[a-z]/.test(tagName.text);
    if (!intrinsic && ts.isExpression(tagName)) this.callee(tagName, unit);
    for (const attribute of node.attributes.properties) {
      if (!ts.isJsxAttribute(attribute)) continue;
      const { initializer, name } = attribute;
      if (initializer !== undefined && ts.isIdentifier(name) && this.files.sinks.address(name.text))
        this.edges.sends = true;
      if (initializer !== undefined && ts.isJsxExpression(initializer) && initializer.expression !== undefined)
        this.#handed(initializer.expression, unit);
    }
  }

  /** A function that is handed over is called by whoever gets it. */
  #handed(given: ts.Expression, unit: Unit): void {
    const value = bare(given);
    if (ts.isIdentifier(value)) {
      const found = lookUp(value.text, unit);
      const imported = found === undefined ? unit.module.imports.get(value.text) : undefined;
      if (found !== undefined && isKnown(found.declared)) this.#declared(found, value.text);
      else if (imported !== undefined) this.#target(this.#follow(imported, unit), false);
      // `Reflect.apply(fetch, window, [url])`
      else if (found === undefined && this.files.sinks.named("", [value.text])) this.edges.sends = true;
    } else if (ts.isPropertyAccessExpression(value)) this.#member(value, unit, false);
    else if (ts.isObjectLiteralExpression(value)) {
      for (const property of value.properties) {
        if (ts.isPropertyAssignment(property)) this.#handed(property.initializer, unit);
        else if (ts.isShorthandPropertyAssignment(property)) this.#handed(property.name, unit);
      }
    } else if (ts.isArrayLiteralExpression(value)) for (const each of value.elements) this.#handed(each, unit);
    else if (ts.isConditionalExpression(value)) {
      this.#handed(value.whenTrue, unit);
      this.#handed(value.whenFalse, unit);
    }
  }

  callee(given: ts.Expression, unit: Unit): void {
    const expression = bare(given);
    if (ts.isIdentifier(expression)) this.#name(expression.text, unit);
    else if (ts.isPropertyAccessExpression(expression)) this.#member(expression, unit, true);
    else if (ts.isElementAccessExpression(expression)) {
      const key = bare(expression.argumentExpression);
      if (this.receivers.of(expression.expression, unit).kind === "built-in") this.edges.opaque = true;
      else if (ts.isStringLiteralLike(key)) this.#byMember(key.text);
      else this.edges.sends = true;
    } else if (ts.isConditionalExpression(expression)) {
      this.callee(expression.whenTrue, unit);
      this.callee(expression.whenFalse, unit);
    } else if (ts.isBinaryExpression(expression)) {
      this.callee(expression.left, unit);
      this.callee(expression.right, unit);
    } else if (ts.isCallExpression(expression)) this.edges.opaque = true;
  }

  #name(name: string, unit: Unit): void {
    const found = lookUp(name, unit);
    if (found !== undefined) {
      this.#declared(found, name);
      return;
    }
    const imported = unit.module.imports.get(name);
    if (imported !== undefined) {
      this.#target(this.#follow(imported, unit), true);
      return;
    }
    if (this.files.sinks.named("", [name])) this.edges.sends = true;
    // names that a framework imports by itself
    this.edges.names.add(name);
  }

  #declared({ declared, unit }: Found, name: string): void {
    switch (declared.kind) {
      case "function":
        this.edges.units.add(declared.unit);
        return;
      case "class":
        this.#classUnit(declared.node);
        return;
      case "parameter":
        this.edges.names.add(declared.key ?? name);
        this.edges.handed = true;
        if (this.files.sinks.type(declared.type) || this.files.sinks.member(name)) this.edges.sends = true;
        return;
      case "variable": {
        const { initializer } = declared;
        const value = initializer === undefined ? undefined : bare(initializer);
        if (value === undefined) {
          this.edges.names.add(declared.key ?? name);
          if (this.files.facts(unit.module).top.declared.get(name) === declared) this.edges.opaque = true;
          else this.edges.handed = true;
          if (this.files.sinks.member(declared.key ?? name) || this.files.sinks.type(declared.type))
            this.edges.sends = true;
        } else this.#later(value, name, unit);
      }
    }
  }

  #later(value: ts.Expression, name: string, unit: Unit): void {
    if (!this.#variables.has(value)) this.#variables.set(value, { value, name, unit });
  }

  followVariables(): void {
    // what is found on the way stands at the end of the same map
    for (const variable of this.#variables.values()) this.#variable(variable);
  }

  #variable({ value, name, unit }: Variable): void {
    if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) {
      const made = innerUnit(unit, value);
      if (made !== undefined) this.edges.units.add(made);
      else this.edges.names.add(name);
    } else if (ts.isCallExpression(value)) {
      // `const save = useCallback(() => …)`, `const send = makeSender()`: what was handed in, or what was made there
      this.callee(value.expression, unit);
      for (const argument of value.arguments) {
        const given = bare(argument);
        const made = ts.isFunctionLike(given) ? innerUnit(unit, given) : undefined;
        if (made !== undefined) this.edges.units.add(made);
        else this.#handed(given, unit);
      }
      this.edges.names.add(name);
      if (this.files.sinks.member(name)) this.edges.sends = true;
    } else if (ts.isAwaitExpression(value)) this.#later(bare(value.expression), name, unit);
    else if (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)) this.callee(value, unit);
    else if (ts.isConditionalExpression(value) || ts.isBinaryExpression(value)) this.callee(value, unit);
    else if (ts.isClassExpression(value)) this.#classUnit(value);
    else {
      this.edges.names.add(name);
      this.edges.opaque = true;
    }
  }

  #target(target: Target | undefined, called: boolean): void {
    if (target === undefined) return;
    switch (target.kind) {
      case "package":
        if (called && this.files.sinks.named(target.specifier, [target.name])) this.edges.sends = true;
        return;
      case "local": {
        const { top } = this.files.facts(target.module);
        const declared = top.declared.get(target.name);
        if (declared !== undefined) this.#declared({ declared, unit: top }, target.name);
        else this.edges.names.add(target.name);
        return;
      }
      case "expression": {
        const { top } = this.files.facts(target.module);
        const found = target.module.exports.get("default");
        if (found?.kind === "expression") this.#later(bare(found.node), "default", top);
        return;
      }
      case "namespace":
        return;
    }
  }

  #follow({ specifier, name }: { specifier: string; name: string }, unit: Unit): Target | undefined {
    return this.files.project.follow(specifier, name, unit.module);
  }

  /** `called` false: it is only handed over. */
  #member(node: ts.PropertyAccessExpression, unit: Unit, called: boolean): void {
    const name = node.name.text;
    if (called && (name === "call" || name === "apply" || name === "bind")) this.callee(node.expression, unit);
    const receiver = this.receivers.of(node.expression, unit);
    switch (receiver.kind) {
      case "built-in":
        return;
      case "client":
        this.edges.sends = true;
        return;
      case "class": {
        let found = false;
        for (const fact of this.files.family(receiver.fact)) {
          const method = fact.methods.get(name);
          if (method !== undefined) {
            this.edges.units.add(method);
            found = true;
          } else if (fact.fields.has(name)) {
            this.edges.members.add(name);
            found = true;
          }
        }
        if (!found) this.#byMember(name);
        return;
      }
      case "namespace":
        this.#target(this.files.project.exported(receiver.module, name, new Set()), called);
        return;
      case "package":
        if (called && this.files.sinks.named(receiver.module, [...receiver.path, name])) this.edges.sends = true;
        this.edges.members.add(name);
        return;
      case "unknown":
        if (called) this.#byMember(name);
        else this.edges.members.add(name);
    }
  }

  #byMember(name: string): void {
    this.edges.members.add(name);
    if (this.files.sinks.member(name)) this.edges.sends = true;
  }

  /** `new T()`, `extends T`: its fields and constructor are evaluated. */
  made(expression: ts.Expression, unit: Unit): void {
    const receiver = this.receivers.classNamed(expression, unit);
    if (receiver.kind === "class") this.edges.units.add(receiver.fact.unit);
    else if (receiver.kind === "package") {
      if (this.files.sinks.named(receiver.module, receiver.path)) this.edges.sends = true;
    } else if (receiver.kind === "unknown") this.callee(expression, unit);
  }

  #classUnit(node: ts.ClassLikeDeclaration): void {
    const fact = this.files.classOf(node);
    if (fact !== undefined) this.edges.units.add(fact.unit);
  }
}

/** A parameter or a variable without a value stands for something else at every call. */
const isKnown = (declared: Declared): boolean =>
  declared.kind === "function" || (declared.kind === "variable" && declared.initializer !== undefined);

/** Of a text what stands before its first gap. */
const beginningOf = (node: ts.Expression): string =>
  ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text : "";
