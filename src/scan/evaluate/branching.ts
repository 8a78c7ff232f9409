/** `if` and `switch`: what each branch is entered with, and what is known after it. */

import { isUncertain } from "../domain/certainty.js";
import { type Choices, NO_CHOICES } from "../domain/choice.js";
import { type AnswerTest, assuming } from "../domain/outcome.js";
import type { Value } from "../domain/value.js";
import { compareWith } from "../fields/compared.js";
import { ts } from "../project/syntax.js";
import { testsIn, testsOfCase } from "./answer-tests.js";
import { conditionOf } from "./conditions.js";
import { evaluate } from "./evaluate.js";
import { decidedByArguments } from "./given.js";
import { both, under } from "./known.js";
import { waysOf, waysOfCases } from "./narrowing.js";
import type { Run } from "./run.js";
import type { Completion, Scope } from "./scope.js";
import { childScope } from "./scope.js";
import { execute, hoist } from "./statements.js";

interface IfOutcome {
  readonly completion: Completion;
  /** what is known of answers afterwards: `if (!response.ok) throw …` */
  readonly known: readonly { readonly tests: readonly AnswerTest[]; readonly truth: boolean }[];
  /** what is known of values afterwards: `if (method === "GET") return …` */
  readonly after: Choices;
}

export function ifStatement(run: Run, statement: ts.IfStatement, scope: Scope): IfOutcome {
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
  const completion = run.branches.fork(
    [() => way(true, thenStatement), () => (elseStatement === undefined ? "goes on" : way(false, elseStatement))],
    conditionOf(run, statement.expression, scope),
  );
  return { completion, known, after };
}

/** `break` within a branch ends the loop or switch around it, not the function: what it wrote holds afterwards. */
export const leaving = (run: Run, statement: ts.Statement, scope: Scope): Completion =>
  execute(run, statement, scope) === "leaves" ? "leaves" : "goes on";

export function switchStatement(run: Run, statement: ts.SwitchStatement, scope: Scope): Completion {
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
