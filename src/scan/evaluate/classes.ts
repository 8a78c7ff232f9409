/** Classes, their instances, and the instance that stands for all whose making nobody shows. */

import { uncertain } from "../domain/certainty.js";
import { holeAt } from "../domain/hole.js";
import type { Argument, ClassValue, FunctionValue, ObjectValue, Value } from "../domain/value.js";
import { isNothing, object } from "../domain/value.js";
import { assignedIn } from "../project/assigned.js";
import type { Module } from "../project/module.js";
import { oncePerNode, ts } from "../project/syntax.js";
import { isBuilder } from "./builders.js";
import { evaluate, typeOf } from "./evaluate.js";
import { functionValue, invoke, SYMBOLIC } from "./functions.js";
import { keysOf, put } from "./literals.js";
import { moduleScope } from "./modules.js";
import type { Run } from "./run.js";
import type { Frame, Scope } from "./scope.js";
import { childScope, declare, lookUp, valueOf } from "./scope.js";
import { executeBlock } from "./statements.js";
import { typedUnknown } from "./typed.js";

export function classValue(run: Run, node: ts.ClassLikeDeclaration, scope: Scope): ClassValue {
  const made: ClassValue = {
    kind: "class",
    node,
    scope: childScope(scope),
    statics: object(node),
    base: undefined,
    symbolic: undefined,
  };
  if (node.name !== undefined) declare(made.scope, node.name.text, made);
  for (const clause of node.heritageClauses ?? []) {
    for (const { expression } of clause.types) {
      if (clause.token === ts.SyntaxKind.ExtendsKeyword) made.base = evaluate(run, expression, scope);
      else if (ts.isIdentifier(expression)) {
        const known = run.implementers.get(expression.text);
        if (known === undefined) run.implementers.set(expression.text, [made]);
        else known.push(made);
      }
    }
  }
  fillStatics(run, made);
  run.madeClasses.push(made);
  return made;
}

/** A subclass says it, as a caller says an argument. */
const isAbstract = (member: ts.PropertyDeclaration): boolean =>
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Abstract) !== 0;

const isStatic = (member: ts.ClassElement): boolean =>
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;

function fillStatics(run: Run, made: ClassValue): void {
  const scope = methodScope(made, made);
  // getters read what is initialised beside them
  const members = [...made.node.members].sort(
    (a, b) => Number(ts.isGetAccessorDeclaration(a)) - Number(ts.isGetAccessorDeclaration(b)),
  );
  for (const member of members) {
    if (ts.isClassStaticBlockDeclaration(member)) executeBlock(run, member.body.statements, childScope(scope));
    if (!isStatic(member)) continue;
    if (ts.isPropertyDeclaration(member)) {
      const key = keysOf(run, member.name, scope)?.[0];
      if (key !== undefined)
        put(
          made.statics,
          key,
          member.initializer === undefined
            ? typedUnknown(run, holeAt(member.name), typeOf(member.type, scope))
            : firstOf(key, evaluate(run, member.initializer, scope), member),
          member.name,
        );
    } else if (ts.isMethodDeclaration(member) && member.body !== undefined) {
      const key = keysOf(run, member.name, scope)?.[0];
      if (key !== undefined) put(made.statics, key, functionValue(run, member, made.scope, made, made), member.name);
    } else if (ts.isSetAccessorDeclaration(member)) {
      // looked at by itself: who sets it need not be in the code
      functionValue(run, member, made.scope, made, made);
    } else if (ts.isGetAccessorDeclaration(member) && member.body !== undefined) {
      const key = keysOf(run, member.name, scope)?.[0];
      if (key !== undefined)
        put(
          made.statics,
          key,
          invoke(run, functionValue(run, member, made.scope, made, made), [], undefined, made),
          member.name,
        );
    }
  }
}

/** What a field starts with, where the file writes one of that name later on, need not be what is read. */
const firstOf = (key: string, value: Value, member: ts.Node): Value =>
  assignedIn(member.getSourceFile()).members.has(key) ? uncertain(value) : value;

/** A scope in which `this` is the object and `super` its base. */
function methodScope(owner: ClassValue, self: Value): Scope {
  const { frame } = owner.scope;
  const inner: Frame = { ...frame, self, owner, returned: [], yielded: [] };
  return { ...childScope(owner.scope), frame: inner };
}

export function instantiate(
  run: Run,
  made: ClassValue,
  given: readonly Argument[] | typeof SYMBOLIC,
  site: ts.Node | undefined,
): ObjectValue {
  const instance = object(site ?? made.node, "instance", made);
  if (isBuilder(instance)) run.builders.add(instance);
  construct(run, made, instance, given, site);
  return instance;
}

const constructorOf = (node: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | undefined =>
  node.members.find(
    (member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined,
  );

function construct(
  run: Run,
  made: ClassValue,
  instance: ObjectValue,
  given: readonly Argument[] | typeof SYMBOLIC,
  site: ts.Node | undefined,
): void {
  const node = constructorOf(made.node);
  if (node === undefined) {
    constructBase(run, made, instance, given, site);
    initialiseFields(run, made, instance);
    return;
  }
  if (made.base === undefined) initialiseFields(run, made, instance);
  const constructor: FunctionValue = {
    kind: "function",
    node,
    scope: constructorScope(run, made, instance, node, given),
    self: instance,
    owner: made,
    madeIn: [],
    bound: [],
  };
  invoke(run, constructor, given, site, instance);
}

/** Parameter properties are fields before the body runs. */
function constructorScope(
  run: Run,
  made: ClassValue,
  instance: ObjectValue,
  node: ts.ConstructorDeclaration,
  given: readonly Argument[] | typeof SYMBOLIC,
): Scope {
  node.parameters.forEach((parameter, index) => {
    if (
      !ts.isIdentifier(parameter.name) ||
      (ts.getCombinedModifierFlags(parameter) & ts.ModifierFlags.ParameterPropertyModifier) === 0
    )
      return;
    const value = given === SYMBOLIC ? undefined : given[index]?.value;
    const missing = value === undefined || isNothing(value);
    const type = typeOf(parameter.type, made.scope);
    const shown =
      missing && parameter.initializer !== undefined ? evaluate(run, parameter.initializer, made.scope) : value;
    const best =
      shown === undefined || isNothing(shown) ? typedUnknown(run, holeAt(parameter.name, true), type) : shown;
    put(
      instance,
      parameter.name.text,
      best.kind === "unknown" && best.type === undefined ? typedUnknown(run, best.hole, type) : best,
      parameter.name,
    );
  });
  return made.scope;
}

/** `super(…)`, written or implied. */
export function constructBase(
  run: Run,
  made: ClassValue,
  instance: ObjectValue,
  given: readonly Argument[] | typeof SYMBOLIC,
  site: ts.Node | undefined,
): void {
  const { base } = made;
  if (base === undefined) return;
  if (base.kind === "class") {
    construct(run, base, instance, given, site);
    return;
  }
  if (base.kind === "external" || base.kind === "client") {
    const client = run.clients.asBase(base);
    instance.behind.push(client ?? base);
  }
}

export function initialiseFields(run: Run, made: ClassValue, instance: ObjectValue): void {
  const scope = methodScope(made, instance);
  for (const member of made.node.members) {
    if (!ts.isPropertyDeclaration(member) || isStatic(member)) continue;
    const key = keysOf(run, member.name, scope)?.[0];
    if (key === undefined) {
      // `[EVENT] = () => this.load()`: nobody can tell how it is called, only what it does
      if (member.initializer !== undefined) evaluate(run, member.initializer, scope);
      continue;
    }
    const type = typeOf(member.type, scope);
    if (member.initializer !== undefined) {
      const value = firstOf(key, evaluate(run, member.initializer, scope), member);
      put(
        instance,
        key,
        isNothing(value) && type !== undefined ? typedUnknown(run, holeAt(member.name), type) : value,
        member.name,
      );
    } else if (!instance.fields.has(key)) {
      instance.fields.set(key, {
        value: typedUnknown(run, holeAt(member.name, isAbstract(member)), type),
        at: member.name,
        sure: true,
        declared: true,
      });
    }
  }
}

type CallableMember = (ts.MethodDeclaration | ts.GetAccessorDeclaration) & { readonly body: ts.Block };

const callableMembers = oncePerNode((node): readonly CallableMember[] =>
  ts.isClassLike(node)
    ? node.members.filter(
        (member): member is CallableMember =>
          (ts.isMethodDeclaration(member) || ts.isGetAccessorDeclaration(member)) &&
          member.body !== undefined &&
          !isStatic(member),
      )
    : [],
);

/** A method or accessor along the chain of bases. */
export function classMember(run: Run, made: ClassValue, name: string, self: Value): Value | undefined {
  for (let at: Value | undefined = made; at?.kind === "class"; at = at.base) {
    for (const member of callableMembers(at.node)) {
      const key = ts.isComputedPropertyName(member.name) ? keysOf(run, member.name, at.scope)?.[0] : member.name.text;
      if (key !== name) continue;
      const method: FunctionValue = {
        kind: "function",
        node: member,
        scope: at.scope,
        self,
        owner: at,
        madeIn: [],
        bound: [],
      };
      return ts.isGetAccessorDeclaration(member) ? invoke(run, method, [], undefined, self) : method;
    }
  }
  return undefined;
}

/** What `for (… of instance)` runs over. */
export function iteratorOf(run: Run, made: ClassValue, self: Value): Value | undefined {
  for (const member of made.node.members) {
    if (
      !ts.isMethodDeclaration(member) ||
      member.body === undefined ||
      !/^\[Symbol\.(asyncIterator|iterator)\]$/.test(member.name.getText())
    )
      continue;
    const method: FunctionValue = {
      kind: "function",
      node: member,
      scope: made.scope,
      self,
      owner: made,
      madeIn: [],
      bound: [],
    };
    return invoke(run, method, [], undefined, self);
  }
  return undefined;
}

export function symbolicInstance(run: Run, made: ClassValue): ObjectValue {
  if (made.symbolic === undefined) {
    const instance = object(made.node, "instance", made);
    made.symbolic = instance;
    construct(run, made, instance, SYMBOLIC, undefined);
  }
  return made.symbolic;
}

export function classByDeclaration(run: Run, declaration: ts.ClassDeclaration, module: Module): ClassValue | undefined {
  const binding = declaration.name === undefined ? undefined : lookUp(moduleScope(run, module), declaration.name.text);
  const value = binding === undefined ? undefined : valueOf(binding);
  return value?.kind === "class" && value.node === declaration ? value : undefined;
}

/** Classes that say they implement an interface, as receivers of its methods. */
export const implementersOf = (run: Run, name: string): readonly ObjectValue[] =>
  (run.implementers.get(name) ?? []).slice(0, 4).map((made) => symbolicInstance(run, made));
