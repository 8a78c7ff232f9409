/**
 * Whether the code takes care that what it reads may be missing, told by the syntax around the read: whom it does not hurt
 * that a field may be null or left out now.
 *
 * @example
 * user.team?.name                      // against both
 * if (user.team === null) return;      // against null, for `user.team` from here on
 */
import type { CheckedField, FieldUse, Missing } from "../call.js";
import type { Read } from "../calls/record.js";
import { hookOver } from "../evaluate/dependencies.js";
import { bare, ts } from "../project/syntax.js";

const BOTH: readonly Missing[] = ["null", "undefined"];
const NEITHER: readonly Missing[] = [];

/** Of a field that is read and of those that it lies in, as far as they are named. */
export function checkedOn(read: Read): Pick<FieldUse, "checked"> {
  const checked: CheckedField[] = [];
  let below: Named | undefined;
  for (let at: Named | undefined = read; at !== undefined; below = at, at = holderOf(at)) {
    const { length } = at.path;
    // what lies between them is an item of a list
    const before =
      below === undefined || below.path.length > length + 1 ? NEITHER : known(BEFORE, below.at, checkedBefore);
    const against = either(known(AT, at.at, checkedAt), before);
    if (against.length > 0) checked.unshift({ length, against });
  }
  return checked.length === 0 ? {} : { checked };
}

/** Many calls read an answer at one place: a check of a front end of 800 files takes 1.7 s of the processor less for it. */
const AT = new WeakMap<ts.Node, readonly Missing[]>();
const BEFORE = new WeakMap<ts.Node, readonly Missing[]>();

function known(
  memory: WeakMap<ts.Node, readonly Missing[]>,
  name: ts.Node,
  ask: (name: ts.Node) => readonly Missing[],
): readonly Missing[] {
  let answer = memory.get(name);
  if (answer === undefined) memory.set(name, (answer = ask(name)));
  return answer;
}

type Named = Pick<Read, "path" | "at"> & Partial<Pick<Read, "above">>;

/** The read of the field around it; where only the type tells of a read, the name that stands before it. */
function holderOf({ path, at, above }: Named): Named | undefined {
  if (above !== undefined) return above;
  const access = accessOf(at);
  const holder = access === undefined ? undefined : bare(access.expression);
  return holder !== undefined && ts.isPropertyAccessExpression(holder) && holder.name.text === path.at(-2)
    ? { path: path.slice(0, -1), at: holder.name }
    : undefined;
}

/** What the code asks of a value at the place where it reads it: in `a.b` of `b`, the node of the name. */
function checkedAt(name: ts.Node): readonly Missing[] {
  const { parent } = name;
  if (ts.isBindingElement(parent)) return parent.initializer === undefined ? NEITHER : ["undefined"];
  const access = accessOf(name);
  return access === undefined ? NEITHER : either(askedOf(access), guarding(access));
}

/** What the code asks of a value before it reads something in it: in `a.b` of `a`, by the node of `b`. */
function checkedBefore(name: ts.Node): readonly Missing[] {
  const { parent } = name;
  if (ts.isBindingElement(parent)) {
    const declaration = parent.parent.parent;
    return ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined
      ? either(isWithDefault(declaration.initializer) ? BOTH : NEITHER, guarding(bare(declaration.initializer)))
      : NEITHER;
  }
  const access = accessOf(name);
  if (access === undefined) return NEITHER;
  const holder = bare(access.expression);
  return access.questionDotToken !== undefined || isWithDefault(holder) ? BOTH : guarding(holder);
}

const isWithDefault = (value: ts.Expression): boolean => {
  const plain = bare(value);
  return (
    ts.isBinaryExpression(plain) &&
    (plain.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
      plain.operatorToken.kind === ts.SyntaxKind.BarBarToken)
  );
};

/** A read stands at its name, one under a key at the whole of it: `user["team"]`. */
function accessOf(name: ts.Node): ts.PropertyAccessExpression | ts.ElementAccessExpression | undefined {
  if (ts.isElementAccessExpression(name)) return name;
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : undefined;
}

/** By what stands next to it: `x ?? 1`, `x?.y`, `!x`, `if (x)`, `x === "on"`. */
function askedOf(value: ts.Expression): readonly Missing[] {
  let at: ts.Node = value;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent)) at = at.parent;
  const { parent } = at;
  // `useMemo(() => …, [user.team])`: React compares it with what it was the last time, and that is all
  if (ts.isArrayLiteralExpression(parent)) return hookOver(parent) === undefined ? NEITHER : BOTH;
  // `if (isTeam(user.team))`
  if (ts.isCallExpression(parent) && parent.expression !== at)
    return parent.expression.getText() === "Boolean" ? BOTH : askedOf(parent);
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent))
    return parent.expression === at && parent.questionDotToken !== undefined ? BOTH : NEITHER;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    if (isComparison(kind)) return BOTH;
    return parent.left === at && LOOKS.has(kind) ? BOTH : NEITHER;
  }
  const isCondition =
    ((ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) &&
      parent.expression === at) ||
    (ts.isConditionalExpression(parent) && parent.condition === at) ||
    (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken) ||
    ts.isTypeOfExpression(parent);
  return isCondition ? BOTH : NEITHER;
}

const LOOKS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
]);

const isEqual = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.EqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
const isUnequal = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.ExclamationEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
const isComparison = (kind: ts.SyntaxKind): boolean => isEqual(kind) || isUnequal(kind);

/** What the conditions around a value, and the early ways out before it, rule out for the very text of it. */
function guarding(value: ts.Expression): readonly Missing[] {
  const text = textOf(value);
  let found = NEITHER;
  for (let at: ts.Node = value; at.parent !== undefined && found.length < BOTH.length; at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) {
      const condition = ts.isIfStatement(parent) ? parent.expression : parent.condition;
      const [then, otherwise] = ts.isIfStatement(parent)
        ? [parent.thenStatement, parent.elseStatement]
        : [parent.whenTrue, parent.whenFalse];
      if (at === then) found = either(found, ruledOut(condition, text, true));
      else if (at === otherwise) found = either(found, ruledOut(condition, text, false));
    } else if (ts.isBinaryExpression(parent) && parent.right === at) {
      const { kind } = parent.operatorToken;
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken) found = either(found, ruledOut(parent.left, text, true));
      else if (kind === ts.SyntaxKind.BarBarToken) found = either(found, ruledOut(parent.left, text, false));
    } else if (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent)) {
      for (const statement of parent.statements) {
        if (statement === at) break;
        if (ts.isIfStatement(statement) && statement.elseStatement === undefined && isWayOut(statement.thenStatement))
          found = either(found, ruledOut(statement.expression, text, false));
      }
    }
  }
  return found;
}

function isWayOut(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) ||
      ts.isThrowStatement(last) ||
      ts.isContinueStatement(last) ||
      ts.isBreakStatement(last))
  );
}

/** What the value of this text cannot be where the condition came out so. */
function ruledOut(given: ts.Expression, text: string, holds: boolean): readonly Missing[] {
  const condition = bare(given);
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken)
    return ruledOut(condition.operand, text, !holds);
  if (ts.isBinaryExpression(condition)) {
    const { kind } = condition.operatorToken;
    const isBoth =
      (kind === ts.SyntaxKind.AmpersandAmpersandToken && holds) || (kind === ts.SyntaxKind.BarBarToken && !holds);
    if (isBoth) return either(ruledOut(condition.left, text, holds), ruledOut(condition.right, text, holds));
    if (isComparison(kind)) return ruledOutByComparison(condition, text, isEqual(kind) === holds);
    // `list.length > 0`
    return holds && !LOOKS.has(kind) && isAbout(condition.left, text) ? BOTH : NEITHER;
  }
  if (!holds) return NEITHER;
  // `isTeam(x)`, `Boolean(x)`, `Array.isArray(x)`
  if (ts.isCallExpression(condition) && condition.arguments.some((argument) => isAbout(argument, text))) return BOTH;
  return isAbout(condition, text) ? BOTH : NEITHER;
}

/** `same`: both sides are equal there. */
function ruledOutByComparison(
  { left, right, operatorToken }: ts.BinaryExpression,
  text: string,
  same: boolean,
): readonly Missing[] {
  const other = isAbout(left, text) ? bare(right) : isAbout(right, text) ? bare(left) : undefined;
  const typeName = [left, right]
    .map(bare)
    .find((side) => ts.isTypeOfExpression(side) && isAbout(side.expression, text));
  if (typeName !== undefined) {
    const wanted = bare(typeName === bare(left) ? right : left);
    return ts.isStringLiteralLike(wanted) && (wanted.text === "undefined") !== same ? ["undefined"] : NEITHER;
  }
  if (other === undefined) return NEITHER;
  const missing = missingOf(other);
  if (missing === undefined) return same ? BOTH : NEITHER;
  if (same) return NEITHER;
  const isLoose =
    operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken ||
    operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken;
  return isLoose ? BOTH : [missing];
}

function missingOf(value: ts.Expression): Missing | undefined {
  if (value.kind === ts.SyntaxKind.NullKeyword) return "null";
  return ts.isIdentifier(value) && value.text === "undefined" ? "undefined" : undefined;
}

/** The value itself or something in it: `user.team.name` is not there without `user.team`. */
function isAbout(given: ts.Expression, text: string): boolean {
  const written = textOf(given);
  return written === text || written.startsWith(`${text}.`) || written.startsWith(`${text}[`);
}

/** With no difference between `a?.b`, `a!.b` and `a.b`. */
const textOf = (value: ts.Expression): string =>
  bare(value)
    .getText()
    .replace(/\s+/g, "")
    .replace(/\?\.(?=[[(])/g, "")
    .replace(/\?\./g, ".")
    .replace(/!(?=[.[]|$)/g, "");

const either = (one: readonly Missing[], other: readonly Missing[]): readonly Missing[] =>
  one.length === 0
    ? other
    : other.length === 0
      ? one
      : BOTH.filter((each) => one.includes(each) || other.includes(each));
