/** A module's top level as a scope: evaluated once, imports when somebody asks for them. */

import { unknownAt } from "../domain/hole.js";
import type { Value } from "../domain/value.js";
import { object, UNDEFINED } from "../domain/value.js";
import { isHeyApiRuntime } from "../knowledge/generated/recognise.js";
import { isCommonJs, type Module } from "../project/module.js";
import type { Target } from "../project/project.js";
import { ts } from "../project/syntax.js";
import { externalValue } from "./externals.js";
import { jsonValue } from "./json.js";
import { LazyMembers } from "./lazy-members.js";
import type { Run } from "./run.js";
import type { Frame, Scope } from "./scope.js";
import { lookUp, valueOf } from "./scope.js";
import { fill, isFilling, scopeAround } from "./shared-names.js";
import { execute, executeAll, executeBlock, hoist } from "./statements.js";

export function moduleScope(run: Run, module: Module): Scope {
  const scope = declaredScope(run, module);
  const rest = run.waiting.get(module);
  if (rest !== undefined) {
    run.waiting.delete(module);
    run.apart(scope.frame, module.tree, () => executeAll(run, rest, scope));
  }
  return scope;
}

/** Of a classic script only what others may find of it: all scripts of a page share what they declare before any does its work. */
export function declaredScope(run: Run, module: Module): Scope {
  const known = run.moduleScopes.get(module);
  if (known !== undefined) return known;
  const frame: Frame = {
    node: module.tree,
    self: UNDEFINED,
    owner: undefined,
    types: new Map(),
    returned: [],
    yielded: [],
    stack: [],
    active: true,
    relevant: true,
  };
  const scope: Scope = { names: new Map(), parent: scopeAround(run, module, frame), frame, module };
  run.moduleScopes.set(module, scope);
  for (const [local, { specifier, name }] of module.imports) {
    scope.names.set(local, {
      value: undefined,
      pending: () => targetValue(run, run.project.follow(specifier, name, module)) ?? unknownAt(module.tree),
      type: undefined,
    });
  }
  if (isCommonJs(module)) {
    const holder = object(module.tree);
    const exported = object(module.tree);
    holder.fields.set("exports", { value: exported, at: module.tree, sure: true, declared: false });
    scope.names.set("module", { value: holder, pending: undefined, type: undefined });
    scope.names.set("exports", { value: exported, pending: undefined, type: undefined });
  }
  if (module.source.language === "json") {
    scope.names.set("default", { value: jsonValue(module.tree), pending: undefined, type: undefined });
    return scope;
  }
  const { statements } = module.tree;
  if (scope.parent !== undefined) {
    run.waiting.set(
      module,
      statements.filter((statement) => !isFilling(statement)),
    );
    run.apart(frame, module.tree, () => {
      hoist(run, statements, scope);
      for (const statement of statements) if (isFilling(statement)) fill(run, statement, scope);
    });
    return scope;
  }
  run.apart(frame, module.tree, () => {
    if (run.searched.has(module)) executeBlock(run, statements, scope);
    else executeFollowed(run, module, scope);
  });
  return scope;
}

/** A file that is only followed: its constants are evaluated when somebody asks, what it does at its top level is done. */
function executeFollowed(run: Run, module: Module, scope: Scope): void {
  hoist(run, module.tree.statements, scope);
  for (const statement of module.tree.statements) {
    const waits = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.every(({ name }) => ts.isIdentifier(name))
      : ts.isClassDeclaration(statement) || ts.isExportAssignment(statement);
    if (!waits) execute(run, statement, scope);
  }
}

function targetValue(run: Run, target: Target | undefined): Value | undefined {
  if (target === undefined) return undefined;
  switch (target.kind) {
    case "local":
      return exportedValue(run, target.module, target.name);
    case "expression": {
      const binding = moduleScope(run, target.module).names.get("default");
      return binding === undefined ? undefined : valueOf(binding);
    }
    case "namespace":
      return namespaceValue(run, target.module);
    case "package":
      return externalValue(run, target.specifier, target.name === "*" ? [] : [target.name]);
  }
}

function exportedValue(run: Run, module: Module, name: string): Value | undefined {
  if (name === "createClient" && isHeyApiRuntime(module.source))
    return externalValue(run, "@hey-api/client-fetch", [name]);
  const scope = moduleScope(run, module);
  const binding = lookUp(scope, name);
  if (binding !== undefined) return valueOf(binding);
  if (module.source.language === "json") {
    const whole = scope.names.get("default")?.value;
    return whole?.kind === "object" ? whole.fields.get(name)?.value : undefined;
  }
  return commonJsExport(scope, name);
}

function commonJsExport(scope: Scope, name: string): Value | undefined {
  const holder = scope.names.get("module")?.value;
  const exported = holder?.kind === "object" ? holder.fields.get("exports")?.value : undefined;
  if (exported === undefined || name === "default" || name === "*") return exported;
  return exported.kind === "object" ? exported.fields.get(name)?.value : undefined;
}

/** `import * as api from "./api"`: members are looked up when read. */
function namespaceValue(run: Run, module: Module): Value {
  const scope = moduleScope(run, module);
  const common = commonJsExport(scope, "*");
  if (common !== undefined) return common;
  const made = object(module.tree, "namespace");
  made.behind.push({
    kind: "native",
    name: "namespace",
    call: () => UNDEFINED,
    members: new LazyMembers((name) => targetValue(run, run.project.exported(module, name, new Set()))),
  });
  return made;
}

/** `await import("./api.js")` and `require("./api")` */
export function importedModule(run: Run, specifier: string, from: Module): Value {
  const module = run.project.resolve(specifier, from);
  if (module === undefined) return externalValue(run, specifier, []);
  return (
    (module.source.language === "json" ? exportedValue(run, module, "default") : undefined) ??
    namespaceValue(run, module)
  );
}
