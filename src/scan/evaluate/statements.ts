/** Statements in order: branches are tried and joined, loops run once or once per known element. */

import { uncertain } from "../domain/certainty.js";
import { holeAt, unknownAt } from "../domain/hole.js";
import { assume } from "../domain/outcome.js";
import type { Value } from "../domain/value.js";
import { isNothing, native, object, optionsOf, UNDEFINED } from "../domain/value.js";
import { bindResponses } from "../fields/type-uses.js";
import { globalNamed } from "../knowledge/natives/globals.js";
import { isOptionsObject, shareThis } from "../knowledge/natives/options-objects.js";
import { assignedIn, isWrittenInTurn } from "../project/assigned.js";
import { bare, ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import { ifStatement, leaving, switchStatement } from "./branching.js";
import { classValue } from "./classes.js";
import { canWait } from "./deferral.js";
import { enumObject } from "./enums.js";
import { evaluate, typeOf } from "./evaluate.js";
import { functionValue } from "./functions.js";
import { keyText } from "./keys.js";
import { under } from "./known.js";
import { LazyMembers } from "./lazy-members.js";
import { assign, bindName } from "./patterns.js";
import { elementsOf } from "./properties.js";
import type { Run } from "./run.js";
import type { Completion, Scope } from "./scope.js";
import { childScope, declare, valueOf } from "./scope.js";
import { isKept, sharedBinding } from "./shared-names.js";
import { asObject, typedUnknown } from "./typed.js";

export function executeBlock(run: Run, statements: readonly ts.Statement[], scope: Scope): Completion {
  hoist(run, statements, scope);
  return executeAll(run, statements, scope);
}

/** What they declare is there already. */
export function executeAll(run: Run, statements: readonly ts.Statement[], scope: Scope): Completion {
  /** what the statements before have made sure of: `if (!response.ok) throw …` */
  const assumed: (() => void)[] = [];
  let completion: Completion = "goes on";
  let within = scope;
  for (const statement of statements) {
    if (ts.isIfStatement(statement)) {
      const outcome = ifStatement(run, statement, within);
      completion = outcome.completion;
      assumed.push(...outcome.known.map(({ tests, truth }) => assume(tests, truth)));
      within = under(within, outcome.after);
    } else completion = execute(run, statement, within);
    if (completion !== "goes on") break;
  }
  for (const undo of assumed.reverse()) undo();
  return completion;
}

/** Functions, classes, enums and variables are there before their line: whoever asks early gets them evaluated early. */
export function hoist(run: Run, statements: readonly ts.Statement[], scope: Scope): void {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement)) {
      if (statement.body !== undefined)
        declare(scope, statement.name?.text ?? "default", functionValue(run, statement, scope));
    } else if (ts.isClassDeclaration(statement)) {
      lazily(run, scope, statement.name?.text ?? "default", statement, () => classValue(run, statement, scope));
    } else if (ts.isEnumDeclaration(statement)) {
      lazily(run, scope, statement.name.text, statement, () => enumObject(run, statement, scope));
    } else if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        const { name } = declaration;
        if (ts.isIdentifier(name) && !isKept(declaration)) {
          const type = typeOf(declaration.type, scope);
          scope.names.set(name.text, {
            value: undefined,
            pending: late(run, scope, declaration, () => initialValue(run, declaration, scope)),
            type,
          });
        }
      }
    } else if (ts.isModuleDeclaration(statement)) {
      // beside a class of its name it adds to that, mostly types; the class is what is called
      if (!statements.some((other) => isNamedAs(other, statement.name.text)))
        lazily(run, scope, statement.name.text, statement, () => namespaceObject(run, statement, scope));
    } else if (ts.isExportAssignment(statement)) {
      lazily(run, scope, "default", statement, () => exportedDefault(run, statement, scope));
    }
  }
}

const isNamedAs = (statement: ts.Statement, name: string): boolean =>
  (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement) || ts.isEnumDeclaration(statement)) &&
  statement.name?.text === name;

/** `namespace Routes { export const users = … }`, `namespace Api.Routes { … }` */
function namespaceObject(run: Run, at: ts.ModuleDeclaration, outer: Scope): Value {
  const scope = childScope(outer);
  const { body } = at;
  if (body !== undefined && ts.isModuleBlock(body)) executeBlock(run, body.statements, scope);
  else if (body !== undefined && ts.isModuleDeclaration(body)) executeBlock(run, [body], scope);
  const made = object(at, "namespace");
  const members = new LazyMembers((name) => {
    const binding = scope.names.get(name);
    return binding === undefined ? undefined : valueOf(binding);
  });
  made.behind.push(native("namespace", () => UNDEFINED, members));
  return made;
}

function lazily(run: Run, scope: Scope, name: string, at: ts.Node, pending: () => Value): void {
  scope.names.set(name, { value: undefined, pending: late(run, scope, at, pending), type: undefined });
}

/** What stands at the top of a file is evaluated for its own sake, whoever asks for it first. */
const late = (run: Run, scope: Scope, at: ts.Node, work: () => Value): (() => Value) =>
  ts.isSourceFile(scope.frame.node) ? () => run.apart(scope.frame, at, work) : work;

function exportedDefault(run: Run, statement: ts.ExportAssignment, scope: Scope): Value {
  const value = evaluate(run, statement.expression, scope);
  if (value.kind === "object" && value.tag === "plain" && !run.cells.has(value.origin))
    shareThis(run, value, statement);
  return value;
}

function initialValue(run: Run, declaration: ts.VariableDeclaration, scope: Scope): Value {
  const type = typeOf(declaration.type, scope);
  if (declaration.initializer === undefined) {
    const ambient = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
    return ambient ? ambientValue(run, declaration, type) : UNDEFINED;
  }
  const first = evaluate(run, declaration.initializer, scope);
  if (first.kind === "object" && isOptionsObject(bare(declaration.initializer))) shareThis(run, first, declaration);
  const value = isAssignedAgain(declaration) ? uncertain(first) : first;
  bindResponses(run, value, type);
  if (type !== undefined && value.kind === "unknown" && value.type === undefined)
    return typedUnknown(run, value.hole, type);
  return value;
}

/** `declare const $fetch: any;`: a client of the platform is what it is where nobody declares it. */
function ambientValue(run: Run, { name }: ts.VariableDeclaration, type: TypeRef | undefined): Value {
  const known = ts.isIdentifier(name) ? globalNamed(run, name.text) : undefined;
  return known?.kind === "client" ? known : typedUnknown(run, holeAt(name), type);
}

const isAssignedAgain = (declaration: ts.VariableDeclaration): boolean =>
  ts.isIdentifier(declaration.name) &&
  (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0 &&
  assignedIn(declaration.getSourceFile()).names.has(declaration.name.text) &&
  !isWrittenInTurn(declaration.name);

export function execute(run: Run, statement: ts.Statement, scope: Scope): Completion {
  if (ts.isIfStatement(statement)) return ifStatement(run, statement, scope).completion;
  if (!run.step()) return "leaves";
  if (ts.isExpressionStatement(statement)) {
    run.discarded = discardedCall(statement.expression);
    evaluate(run, statement.expression, scope);
    return "goes on";
  }
  if (ts.isVariableStatement(statement)) {
    declareAll(run, statement.declarationList, scope);
    return "goes on";
  }
  if (ts.isReturnStatement(statement)) {
    scope.frame.returned.push(
      statement.expression === undefined ? UNDEFINED : evaluate(run, statement.expression, scope),
    );
    return "leaves";
  }
  if (ts.isBlock(statement)) return executeBlock(run, statement.statements, childScope(scope));
  if (ts.isForOfStatement(statement) || ts.isForInStatement(statement)) return forEachElement(run, statement, scope);
  if (ts.isForStatement(statement) || ts.isWhileStatement(statement) || ts.isDoStatement(statement))
    return loop(run, statement, scope);
  if (ts.isSwitchStatement(statement)) return switchStatement(run, statement, scope);
  if (ts.isTryStatement(statement)) return tryStatement(run, statement, scope);
  if (ts.isThrowStatement(statement)) {
    evaluate(run, statement.expression, scope);
    return "leaves";
  }
  if (ts.isBreakStatement(statement) || ts.isContinueStatement(statement)) return "breaks";
  if (ts.isLabeledStatement(statement)) return execute(run, statement.statement, scope);
  if (ts.isModuleDeclaration(statement)) {
    const binding = scope.names.get(statement.name.text);
    const value = binding === undefined ? undefined : valueOf(binding);
    // what it adds to a class of its name
    if (value?.kind !== "object" || value.origin !== statement) namespaceObject(run, statement, scope);
  }
  if (ts.isExportAssignment(statement) || ts.isClassDeclaration(statement)) {
    const name = ts.isExportAssignment(statement) ? undefined : statement.name?.text;
    const binding = scope.names.get(name ?? "default");
    if (binding !== undefined) valueOf(binding);
  }
  return "goes on";
}

function discardedCall(expression: ts.Expression): ts.CallExpression | undefined {
  let at = bare(expression);
  while (ts.isAwaitExpression(at) || ts.isVoidExpression(at)) at = bare(at.expression);
  return ts.isCallExpression(at) ? at : undefined;
}

function declareAll(run: Run, declarations: ts.VariableDeclarationList, scope: Scope): void {
  for (const declaration of declarations.declarations) {
    const type = typeOf(declaration.type, scope);
    const kept = isKept(declaration) ? sharedBinding(declaration.name.text, scope) : undefined;
    if (kept !== undefined) {
      run.branches.assign(kept, initialValue(run, declaration, scope), false);
      continue;
    }
    if (ts.isIdentifier(declaration.name)) {
      const hoisted = scope.names.get(declaration.name.text);
      if (
        hoisted?.pending !== undefined &&
        declaration.initializer !== undefined &&
        canWait(run, declaration.initializer, scope)
      )
        continue;
      if (hoisted !== undefined && hoisted.pending === undefined && hoisted.value !== undefined) continue;
      if (declaration.initializer === undefined) {
        const value = initialValue(run, declaration, scope);
        scope.names.set(declaration.name.text, {
          value: isNothing(value) ? undefined : value,
          pending: undefined,
          type,
        });
        continue;
      }
    }
    bindName(run, declaration.name, initialValue(run, declaration, scope), scope, type);
  }
}

function forEachElement(run: Run, statement: ts.ForOfStatement | ts.ForInStatement, scope: Scope): Completion {
  const source = evaluate(run, statement.expression, scope);
  const elements = ts.isForOfStatement(statement)
    ? elementsOf(run, source, statement.expression)
    : keysOfValue(run, source, statement);
  for (const element of elements) {
    const inner = childScope(scope);
    run.branches.fork([
      () => {
        if (ts.isVariableDeclarationList(statement.initializer)) {
          const [declaration] = statement.initializer.declarations;
          if (declaration !== undefined) bindName(run, declaration.name, element, inner);
        } else {
          assign(run, statement.initializer, element, scope);
        }
        return leaving(run, statement.statement, inner);
      },
      () => "goes on",
    ]);
  }
  return "goes on";
}

function keysOfValue(run: Run, source: Value, at: ts.Node): readonly Value[] {
  const keys = optionsOf(source).flatMap((option) => {
    const holder = asObject(run, option);
    return holder === undefined || holder.open ? [] : [...holder.fields].map(([key, field]) => keyText(key, field));
  });
  return keys.length > 0 && keys.length <= 20 ? keys : [unknownAt(at)];
}

function loop(run: Run, statement: ts.ForStatement | ts.WhileStatement | ts.DoStatement, scope: Scope): Completion {
  const inner = childScope(scope);
  if (ts.isForStatement(statement) && statement.initializer !== undefined) {
    if (ts.isVariableDeclarationList(statement.initializer)) {
      // a counter takes many values
      for (const { name, initializer } of statement.initializer.declarations) {
        const value = initializer === undefined ? UNDEFINED : evaluate(run, initializer, inner);
        bindName(run, name, value.kind === "plain" && typeof value.value === "number" ? unknownAt(name) : value, inner);
      }
    } else evaluate(run, statement.initializer, inner);
  }
  const condition = ts.isForStatement(statement) ? statement.condition : statement.expression;
  if (condition !== undefined) evaluate(run, condition, inner);
  const body = (): Completion => {
    const completion = leaving(run, statement.statement, inner);
    if (ts.isForStatement(statement) && statement.incrementor !== undefined)
      evaluate(run, statement.incrementor, inner);
    return completion;
  };
  // once from the state before, once from the state it leaves: `offset = page.next`
  run.branches.fork([body, () => "goes on"]);
  return "goes on";
}

function tryStatement(run: Run, statement: ts.TryStatement, scope: Scope): Completion {
  const { tryBlock, catchClause, finallyBlock } = statement;
  const completion = run.branches.fork([
    () => leaving(run, tryBlock, scope),
    ...(catchClause === undefined
      ? []
      : [
          (): Completion => {
            const inner = childScope(scope);
            if (catchClause.variableDeclaration !== undefined)
              bindName(
                run,
                catchClause.variableDeclaration.name,
                unknownAt(catchClause.variableDeclaration.name),
                inner,
              );
            return leaving(run, catchClause.block, inner);
          },
        ]),
  ]);
  if (finallyBlock !== undefined && execute(run, finallyBlock, scope) === "leaves") return "leaves";
  return completion;
}
