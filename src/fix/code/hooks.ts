/**
 * Functions that HTTP clients call for every request or answer, whoever makes it: `http.interceptors.request.use(…)`,
 * `transformResponse`, `hooks.beforeRequest`, Angular's interceptors, a `fetch` that takes the place of the global one.
 */
import { bare, ts } from "../../scan/project/syntax.js";
import { functionMeant } from "./on-the-way.js";
import type { Program } from "./program.js";

const MAY_HOOK =
  /[iI]ntercept|\b(?:transform(?:Request|Response)|paramsSerializer|before\w+|after\w+|on(?:Request|Response)\w*)\b|\.fetch\s*=[^=]/;
const HOOKS =
  /^(?:intercept|transform(?:Request|Response)|paramsSerializer|before(?:Request|Error|Redirect|Retry)|afterResponse|on(?:Request|Response)(?:Error)?)$/;

const known = new WeakMap<Program, readonly ts.Node[]>();

export function hooksIn(program: Program): readonly ts.Node[] {
  const before = known.get(program);
  if (before !== undefined) return before;
  const found = program.files.flatMap((file) => {
    const raw = program.raw(file);
    const tree = raw !== undefined && MAY_HOOK.test(raw) ? program.module(file)?.tree : undefined;
    return tree === undefined ? [] : hooksOf(program, tree);
  });
  known.set(program, found);
  return found;
}

function hooksOf(program: Program, tree: ts.SourceFile): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const add = (value: ts.Expression): void => {
    const node = bare(value);
    found.push(node);
    const meant = functionMeant(program, node);
    if (meant !== undefined && meant !== node) found.push(meant);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /\binterceptors?\.\w+\.use$/.test(node.expression.getText()))
      node.arguments.forEach(add);
    else if (ts.isPropertyAssignment(node) && HOOKS.test(node.name.getText())) add(node.initializer);
    else if (ts.isMethodDeclaration(node) && HOOKS.test(node.name.getText())) found.push(node);
    else if (ts.isVariableDeclaration(node) && node.type?.getText() === "HttpInterceptorFn") found.push(node);
    else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      /(?:^|\.)fetch$/.test(node.left.getText())
    )
      add(node.right);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
