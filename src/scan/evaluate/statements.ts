/** Statements in order: branches are tried and joined, loops run once or once per known element. */

import { isUncertain, uncertain } from "../domain/certainty.js";
import { type Choices, NO_CHOICES } from "../domain/choice.js";
import { holeAt, unknownAt } from "../domain/hole.js";
import { type AnswerTest, assume, assuming } from "../domain/outcome.js";
import type { Value } from "../domain/value.js";
import { isNothing, native, object, optionsOf, UNDEFINED } from "../domain/value.js";
import { compareWith } from "../fields/compared.js";
import { bindResponses } from "../fields/type-uses.js";
import { shareThis } from "../knowledge/natives/options-objects.js";
import { assignedIn } from "../project/assigned.js";
import { bare, ts } from "../project/syntax.js";
import { testsIn, testsOfCase } from "./answer-tests.js";
import { classValue } from "./classes.js";
import { canWait } from "./deferral.js";
import { enumObject } from "./enums.js";
import { evaluate, typeOf } from "./evaluate.js";
import { functionValue } from "./functions.js";
import { decidedByArguments } from "./given.js";
import { keyText } from "./keys.js";
import { LazyMembers } from "./lazy-members.js";
import { both, under, waysOf, waysOfCases } from "./narrowing.js";
import { assign, bindName } from "./patterns.js";
import { elementsOf } from "./properties.js";
import type { Run } from "./run.js";
import type { Completion, Scope } from "./scope.js";
import { childScope, declare, valueOf } from "./scope.js";
import { asObject, typedUnknown } from "./typed.js";

export function executeBlock(run: Run, statements: readonly ts.Statement[], scope: Scope): Completion {
  hoist(run, statements, scope);
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
        if (ts.isIdentifier(name)) {
          const type = typeOf(declaration.type, scope);
          scope.names.set(name.text, {
            value: undefined,
            pending: late(run, scope, declaration, () => initialValue(run, declaration, scope)),
            type,
            shared: false,
          });
        }
      }
    } else if (ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body)) {
      const { statements: inner } = statement.body;
      // beside a class of its name it adds to that, mostly types; the class is what is called
      if (!statements.some((other) => isNamedAs(other, statement.name.text)))
        lazily(run, scope, statement.name.text, statement, () => namespaceObject(run, inner, scope, statement));
    } else if (ts.isExportAssignment(statement)) {
      lazily(run, scope, "default", statement, () => exportedDefault(run, statement, scope));
    }
  }
}

const isNamedAs = (statement: ts.Statement, name: string): boolean =>
  (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement) || ts.isEnumDeclaration(statement)) &&
  statement.name?.text === name;

/** `namespace Routes { export const users = … }` */
function namespaceObject(run: Run, statements: readonly ts.Statement[], outer: Scope, at: ts.Node): Value {
  const scope = childScope(outer);
  executeBlock(run, statements, scope);
  const made = object(at, "namespace");
  const members = new LazyMembers((name) => {
    const binding = scope.names.get(name);
    return binding === undefined ? undefined : valueOf(binding);
  });
  made.behind.push(native("namespace", () => UNDEFINED, members));
  return made;
}

function lazily(run: Run, scope: Scope, name: string, at: ts.Node, pending: () => Value): void {
  scope.names.set(name, { value: undefined, pending: late(run, scope, at, pending), type: undefined, shared: false });
}

/** What stands at the top of a file is evaluated for its own sake, whoever asks for it first. */
const late = (run: Run, scope: Scope, at: ts.Node, work: () => Value): (() => Value) =>
  ts.isSourceFile(scope.frame.node) ? () => run.apart(scope.frame, at, work) : work;

function exportedDefault(run: Run, statement: ts.ExportAssignment, scope: Scope): Value {
  const value = evaluate(run, statement.expression, scope);
  if (value.kind === "object" && value.tag === "plain") shareThis(run, value, statement);
  return value;
}

function initialValue(run: Run, declaration: ts.VariableDeclaration, scope: Scope): Value {
  const type = typeOf(declaration.type, scope);
  if (declaration.initializer === undefined) {
    const ambient = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
    if (ambient) return typedUnknown(run, holeAt(declaration.name), type);
    return UNDEFINED;
  }
  const first = evaluate(run, declaration.initializer, scope);
  const value = isAssignedAgain(declaration) ? uncertain(first) : first;
  bindResponses(run, value, type);
  if (type !== undefined && value.kind === "unknown" && value.type === undefined)
    return typedUnknown(run, value.hole, type);
  return value;
}

const isAssignedAgain = (declaration: ts.VariableDeclaration): boolean =>
  ts.isIdentifier(declaration.name) &&
  (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0 &&
  assignedIn(declaration.getSourceFile()).names.has(declaration.name.text);

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
          shared: false,
        });
        continue;
      }
    }
    bindName(run, declaration.name, initialValue(run, declaration, scope), scope, type);
  }
}

interface IfOutcome {
  readonly completion: Completion;
  /** what is known of answers afterwards: `if (!response.ok) throw …` */
  readonly known: readonly { readonly tests: readonly AnswerTest[]; readonly truth: boolean }[];
  /** what is known of values afterwards: `if (method === "GET") return …` */
  readonly after: Choices;
}

function ifStatement(run: Run, statement: ts.IfStatement, scope: Scope): IfOutcome {
  if (!run.step()) return { completion: "leaves", known: [], after: NO_CHOICES };
  const { thenStatement, elseStatement } = statement;
  const condition = evaluate(run, statement.expression, scope);
  const isWritten = condition.kind === "plain" && typeof condition.value === "boolean" && !isUncertain(condition);
  const decided = isWritten ? condition.value === true : decidedByArguments(statement.expression, scope);
  if (decided !== undefined) {
    const branch = decided ? thenStatement : elseStatement;
    return { completion: branch === undefined ? "goes on" : execute(run, branch, scope), known: [], after: NO_CHOICES };
  }
  const { whenTrue, whenFalse } = waysOf(run, statement.expression, scope);
  if (whenTrue === undefined || whenFalse === undefined) {
    const branch = whenTrue === undefined ? elseStatement : thenStatement;
    const after = whenTrue ?? whenFalse ?? NO_CHOICES;
    return {
      completion: branch === undefined ? "goes on" : execute(run, branch, under(scope, after)),
      known: [],
      after,
    };
  }
  let after = NO_CHOICES;
  const tests = testsIn(condition);
  const known: { tests: readonly AnswerTest[]; truth: boolean }[] = [];
  const way = (truth: boolean, branch: ts.Statement): Completion => {
    const inner = under(scope, truth ? whenTrue : whenFalse);
    const {
      completion,
      known: within,
      after: afterBranch,
    } = assuming(tests, truth, () =>
      ts.isIfStatement(branch)
        ? ifStatement(run, branch, inner)
        : { completion: leaving(run, branch, inner), known: [], after: NO_CHOICES },
    );
    // where the branch before it has left
    if (after !== NO_CHOICES || completion === "leaves")
      after = both(after, completion === "leaves" ? (truth ? whenFalse : whenTrue) : afterBranch);
    // what an `else if` makes sure of holds where the branch before it has left
    if (known.length > 0) known.push(...within);
    if (completion === "leaves") known.push({ tests, truth: !truth });
    return completion === "leaves" ? "leaves" : "goes on";
  };
  const completion = run.branches.fork([
    () => way(true, thenStatement),
    () => (elseStatement === undefined ? "goes on" : way(false, elseStatement)),
  ]);
  return { completion, known, after };
}

/** `break` within a branch ends the loop or switch around it, not the function: what it wrote holds afterwards. */
const leaving = (run: Run, statement: ts.Statement, scope: Scope): Completion =>
  execute(run, statement, scope) === "leaves" ? "leaves" : "goes on";

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

function switchStatement(run: Run, statement: ts.SwitchStatement, scope: Scope): Completion {
  const tested = evaluate(run, statement.expression, scope);
  const { clauses } = statement.caseBlock;
  const inner = childScope(scope);
  hoist(
    run,
    clauses.flatMap((clause) => [...clause.statements]),
    inner,
  );
  const hasDefault = clauses.some(ts.isDefaultClause);
  const constants = clauses.map((clause) =>
    ts.isCaseClause(clause) ? evaluate(run, clause.expression, inner) : undefined,
  );
  for (const [index, clause] of clauses.entries()) {
    const constant = constants[index];
    if (constant !== undefined && ts.isCaseClause(clause)) compareWith(tested, constant, clause.expression);
  }
  const others = constants.filter((constant) => constant !== undefined);
  // each with the constants of the empty clauses before it: `case "PUT": case "PATCH": …`
  const entries = clauses.flatMap((clause, index) =>
    clause.statements.length === 0 ? [] : [{ index, constants: leadingTo(clauses, constants, index) }],
  );
  const ways = waysOfCases(
    run,
    statement.expression,
    [...entries.map(({ constants: leading }) => leading), ...(hasDefault ? [] : [[undefined]])],
    constants,
    scope,
  );
  const branches = entries.flatMap(({ index }, at) => {
    const known = ways[at];
    if (known === undefined) return [];
    const tests = testsOfCase(tested, constants[index], others);
    return [(): Completion => assuming(tests, true, () => clausesFrom(run, clauses.slice(index), under(inner, known)))];
  });
  const mayPass = !hasDefault && ways.at(-1) !== undefined;
  return run.branches.fork(mayPass || branches.length === 0 ? [...branches, () => "goes on"] : branches);
}

function leadingTo(
  clauses: readonly ts.CaseOrDefaultClause[],
  constants: readonly (Value | undefined)[],
  index: number,
): readonly (Value | undefined)[] {
  let first = index;
  while (clauses[first - 1]?.statements.length === 0) first--;
  return constants.slice(first, index + 1);
}

/** Falls through until something breaks. */
function clausesFrom(run: Run, clauses: readonly ts.CaseOrDefaultClause[], scope: Scope): Completion {
  for (const { statements } of clauses) {
    for (const each of statements) {
      const completion = execute(run, each, scope);
      if (completion === "breaks") return "goes on";
      if (completion === "leaves") return "leaves";
    }
  }
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
