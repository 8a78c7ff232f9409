/** The way of an answer through the code: names, callbacks, callers; and the places at which it goes out of sight. */
import type { AnswerEscape } from "../../check/fix.js";
import { bare, isPartOf, ts } from "../../scan/project/syntax.js";
import { BESIDE, CHAIN, EACH, ENDS, SAME_LIST, UNWRAP, UNWRAPPING_METHODS } from "./answer-names.js";
import { callersOf } from "./callers.js";
import type { Program } from "./program.js";
import { functionAround, scopeOf, usesInScope } from "./scopes.js";

export interface Escape {
  /** below the payload: all of it may be read from here on */
  readonly path: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly how: AnswerEscape;
  /** the name that is asked for: `"owner"` of `"owner" in pet` */
  readonly asks?: ts.StringLiteralLike;
}

const DEEPEST = 30;

/** From the call on, wherever its value goes. */
export class AnswerWalk {
  readonly escapes: Escape[] = [];
  /** reads of what stands beside a payload, if it turns out that this is one */
  readonly besides: Escape[] = [];
  /** it was an envelope */
  unwrapped: boolean;
  asksStatus = false;
  /** where the scan's reads are met on the way: nowhere else is it known whose value is read */
  readonly met = new Set<ts.Node>();
  /** what the code says of the type of the answer, or of a part of it */
  readonly types: ts.TypeNode[] = [];
  /** where it becomes one with values from elsewhere */
  readonly mixed: Escape[] = [];
  readonly #seen = new Set<string>();

  constructor(
    readonly program: Program,
    readonly reads: ReadonlyMap<ts.Node, readonly string[]>,
    /** the call is the client's own, so that what it gives is an envelope, where the client has one */
    readonly direct: boolean,
  ) {
    this.unwrapped = direct;
  }

  /** `node` is an expression whose value is the answer, or a part of it below `path`. */
  value(node: ts.Node, path: readonly string[], depth = 0): void {
    const key = `${node.getSourceFile().fileName} ${node.pos} ${node.end} ${JSON.stringify(path)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (depth > DEEPEST) return this.#escape(node, path, "passed-on");
    const { parent } = node;
    if (ts.isCallExpression(node)) this.types.push(...(node.typeArguments ?? []));
    const on = (next: ts.Node, below = path): void => this.value(next, below, depth + 1);
    if (ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent) || ts.isSatisfiesExpression(parent))
      this.types.push(parent.type);
    if (
      ts.isAwaitExpression(parent) ||
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isTypeAssertionExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      ts.isSatisfiesExpression(parent)
    )
      return on(parent);
    if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent) || ts.isTypeOfExpression(parent)) return;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
      return this.#member(parent, parent.name, path, depth);
    if (ts.isElementAccessExpression(parent) && parent.expression === node) {
      const key = parent.argumentExpression;
      if (ts.isStringLiteralLike(key)) return this.#member(parent, key, path, depth);
      if (ts.isNumericLiteral(key)) return on(parent);
      return this.#escape(parent, path, "unknown-key");
    }
    if (ts.isVariableDeclaration(parent) && parent.initializer === node) {
      if (parent.type !== undefined) this.types.push(parent.type);
      return this.#bind(parent.name, path, depth);
    }
    if (ts.isForOfStatement(parent) && parent.expression === node) {
      const [declared] = ts.isVariableDeclarationList(parent.initializer) ? parent.initializer.declarations : [];
      return declared === undefined ? this.#escape(parent, path, "stored") : this.#bind(declared.name, path, depth);
    }
    if (ts.isConditionalExpression(parent)) {
      if (parent.condition === node) return undefined;
      this.#joins(parent.whenTrue === node ? parent.whenFalse : parent.whenTrue, path);
      return on(parent);
    }
    if (ts.isBinaryExpression(parent)) return this.#operator(parent, node, path, depth);
    if (ts.isPrefixUnaryExpression(parent) || ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return;
    if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node))
      return this.#result(parent, path, depth);
    if (ts.isArrayLiteralExpression(parent)) return this.#together(parent, node, path, depth);
    if (ts.isCallExpression(parent) && parent.expression !== node) return this.#escape(parent, path, "passed-on");
    if (ts.isSpreadElement(parent) || ts.isSpreadAssignment(parent) || ts.isJsxSpreadAttribute(parent))
      return this.#escape(parent, path, "spread");
    return this.#escape(parent, path, "stored");
  }

  #member(access: ts.Node, name: ts.Node, path: readonly string[], depth: number): void {
    const known = this.reads.get(name) ?? this.reads.get(access);
    if (known !== undefined) {
      this.met.add(name).add(access);
      return this.value(access, known, depth + 1);
    }
    const text = name.getText().replace(/^["']|["']$/g, "");
    const call = access.parent;
    if (ts.isCallExpression(call) && call.expression === access) return this.#method(call, text, path, depth);
    if (text === "length") return;
    if (path.length === 0 && text.startsWith("status")) this.asksStatus = true;
    if (path.length === 0 && BESIDE.has(text)) return this.#escape(access, path, "unknown-key", this.besides);
    if (path.length === 0 && this.direct && UNWRAP.has(text)) return this.value(access, path, depth + 1);
    this.#escape(access, path, "unknown-key");
  }

  #method(call: ts.CallExpression, name: string, path: readonly string[], depth: number): void {
    const callback = call.arguments.find((one) => ts.isArrowFunction(one) || ts.isFunctionExpression(one));
    const given = (index: number): void => {
      if (callback === undefined || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) {
        if (call.arguments.length > 0) this.#escape(call, path, "passed-on");
        return;
      }
      callback.parameters.forEach((parameter, at) => {
        if (at <= index) {
          if (parameter.type !== undefined) this.types.push(parameter.type);
          this.#bind(parameter.name, path, depth);
        }
        // the list itself, which is handed in last
        else if (at > 1) this.#escape(parameter, path, "passed-on");
      });
    };
    if (path.length === 0 && UNWRAPPING_METHODS.has(name)) {
      this.unwrapped = true;
      return this.value(call, path, depth + 1);
    }
    if (name === "then") return given(0);
    if (CHAIN.has(name)) {
      if (name === "catch") for (const handler of call.arguments) this.#joins(handler, path);
      return this.value(call, path, depth + 1);
    }
    if (name === "concat") for (const other of call.arguments) this.#joins(other, path);
    if (EACH.has(name)) given(name === "sort" || name === "toSorted" ? Infinity : 0);
    if (SAME_LIST.has(name)) return this.value(call, path, depth + 1);
    // what the callback makes of an item is followed from the callback
    if (EACH.has(name) || ENDS.has(name)) return;
    this.#escape(call, path, "passed-on");
  }

  #operator(parent: ts.BinaryExpression, node: ts.Node, path: readonly string[], depth: number): void {
    switch (parent.operatorToken.kind) {
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.BarBarToken:
        this.#joins(parent.left === node ? parent.right : parent.left, path);
        return this.value(parent, path, depth + 1);
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return parent.right === node ? this.value(parent, path, depth + 1) : undefined;
      // `"owner" in pet`
      case ts.SyntaxKind.InKeyword: {
        const asks = ts.isStringLiteralLike(parent.left) ? parent.left : undefined;
        return this.#escape(parent, path, "unknown-key", this.escapes, asks);
      }
      case ts.SyntaxKind.EqualsToken:
        return this.#escape(parent, path, "stored");
      case ts.SyntaxKind.CommaToken:
        return parent.right === node ? this.value(parent, path, depth + 1) : undefined;
      default:
        // comparisons and sums take the value as it is
        return;
    }
  }

  /** `const { workloads } = answer`, `const [first] = answer`, `const answer = …` */
  #bind(name: ts.BindingName, path: readonly string[], depth: number): void {
    if (ts.isIdentifier(name)) {
      if (ts.isSourceFile(scopeOf(name))) return this.#escape(name, path, "stored");
      if (isLet(name)) this.#escape(name, path, "mixed", this.mixed);
      for (const use of usesInScope(this.program, name)) this.value(use, path, depth + 1);
      return;
    }
    for (const element of name.elements) {
      if (!ts.isBindingElement(element)) continue;
      if (element.dotDotDotToken !== undefined) {
        this.#escape(element, path, "spread");
        continue;
      }
      if (ts.isArrayBindingPattern(name)) {
        this.#bind(element.name, path, depth);
        continue;
      }
      const key = element.propertyName ?? element.name;
      const known = this.reads.get(key) ?? this.reads.get(element);
      if (known !== undefined) {
        this.met.add(key).add(element);
        if (element.initializer !== undefined) this.#joins(element.initializer, known);
        this.#bind(element.name, known, depth);
      } else if (path.length === 0 && key.getText().startsWith("status")) {
        this.asksStatus = true;
        this.#escape(element, path, "unknown-key", this.besides);
      } else if (path.length === 0 && BESIDE.has(key.getText()))
        this.#escape(element, path, "unknown-key", this.besides);
      else if (path.length === 0 && this.direct && UNWRAP.has(key.getText())) this.#bind(element.name, path, depth);
      else this.#escape(element, path, "unknown-key");
    }
  }

  /** Returned: to the caller of a callback that is known, or to all callers of a function that has a name. */
  #result(statement: ts.Node, path: readonly string[], depth: number): void {
    const made = functionAround(statement);
    if (made === undefined) return this.#escape(statement, path, "returned");
    const { parent } = made;
    if (
      ts.isCallExpression(parent) &&
      ts.isPropertyAccessExpression(parent.expression) &&
      parent.expression.expression !== made
    ) {
      const method = parent.expression.name.text;
      if (CHAIN.has(method) || method === "map" || method === "flatMap") return this.value(parent, path, depth + 1);
      if (EACH.has(method)) return;
    }
    const callers = callersOf(this.program, made);
    if (callers === undefined || callers.length === 0) return this.#escape(statement, path, "returned");
    if (made.type !== undefined) this.types.push(made.type);
    for (const other of resultsOf(made)) this.#joins(other, path, statement);
    for (const caller of callers) this.value(caller, path, depth + 1);
  }

  /** `const [users, groups] = await Promise.all([listUsers(), listGroups()])` */
  #together(list: ts.ArrayLiteralExpression, node: ts.Node, path: readonly string[], depth: number): void {
    const call = list.parent;
    const awaited =
      ts.isCallExpression(call) && /^Promise\.all$/.test(call.expression.getText()) ? call.parent : undefined;
    const declared = awaited !== undefined && ts.isAwaitExpression(awaited) ? awaited.parent : undefined;
    if (declared === undefined || !ts.isVariableDeclaration(declared) || !ts.isArrayBindingPattern(declared.name))
      return this.#escape(list, path, "stored");
    const element = declared.name.elements[list.elements.findIndex((one) => one === node)];
    if (element === undefined || !ts.isBindingElement(element)) return;
    if (element.dotDotDotToken !== undefined) return this.#escape(element, path, "spread");
    this.#bind(element.name, path, depth);
  }

  /** What stands beside the value, and may be there in its place. Nothing, and what has no fields, is no matter. */
  #joins(other: ts.Node, path: readonly string[], own?: ts.Node): void {
    if (own !== undefined && isPartOf(other, own)) return;
    const result = ts.isArrowFunction(other) && !ts.isBlock(other.body) ? bare(other.body) : other;
    const isEmpty =
      (ts.isObjectLiteralExpression(result) && result.properties.length === 0) ||
      (ts.isArrayLiteralExpression(result) && result.elements.length === 0) ||
      ts.isLiteralExpression(result) ||
      result.kind === ts.SyntaxKind.NullKeyword ||
      (ts.isIdentifier(result) && result.text === "undefined") ||
      ts.isThrowStatement(result);
    if (!isEmpty) this.#escape(other, path, "mixed", this.mixed);
  }

  #escape(
    node: ts.Node,
    path: readonly string[],
    how: AnswerEscape,
    into = this.escapes,
    asks?: ts.StringLiteralLike,
  ): void {
    const tree = node.getSourceFile();
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    into.push({ path, file: tree.fileName, line: line + 1, how, ...(asks !== undefined && { asks }) });
  }
}

/** May be given another value later. */
const isLet = (name: ts.Identifier): boolean => {
  const list = name.parent.parent;
  return (
    ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) === 0 && !ts.isForOfStatement(list.parent)
  );
};

/** What a function may give back. */
function resultsOf(made: ts.FunctionLikeDeclaration): readonly ts.Expression[] {
  const { body } = made;
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(bare(node.expression));
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}
