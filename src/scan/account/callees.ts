/** What a path goes into: whether that can be a request that the engine does not see. */
import type { Project } from "../project/project.js";
import { ts } from "../project/syntax.js";
import { type Callee, calleeOf, type PathLiteral } from "./literals.js";
import { asksNoServer } from "./no-request.js";

const VERBS = /^(?:get|post|put|patch|delete|del|head|options|all|use|route|on)$/i;

/** `app.get("/users", handler)` and `route("/users", async () => …)` define what others call. */
const takesHandler = (call: NonNullable<PathLiteral["call"]>): boolean =>
  call.arguments?.some(
    (given, at) =>
      at > 0 &&
      (ts.isArrowFunction(given) || ts.isFunctionExpression(given) || ts.isIdentifier(given)) &&
      (!ts.isIdentifier(given) || /handler|controller|middleware|route/i.test(given.text)),
  ) === true;

export function mayRequest(call: NonNullable<PathLiteral["call"]>, { name, root, text }: Callee): boolean {
  // `window.location.assign("/users")`
  const receiver = /^(?:window|globalThis)\.(\w+)\./.exec(text)?.[1] ?? root;
  if (isDecorator(call) || asksNoServer(name, receiver)) return false;
  return !(VERBS.test(name) && takesHandler(call));
}

const isDecorator = (call: ts.Node): boolean => ts.isDecorator(call.parent);

/** Why nobody can tell what becomes of the path. */
export function reasonFor(call: NonNullable<PathLiteral["call"]>, callee: Callee, project: Project): string {
  const specifier = packageOf(call, callee.root, project);
  return specifier === undefined
    ? `the path goes through \`${callee.text}\`, and no request was found behind it`
    : `the path goes through \`${callee.text}\` of \`${specifier}\`, which is not in the code`;
}

/** What it does is in the code, so that the engine has looked. */
export const isOfThisCode = (call: NonNullable<PathLiteral["call"]>, { root }: Callee, project: Project): boolean =>
  root !== "this" && packageOf(call, root, project) === undefined && isDeclared(call.getSourceFile(), root, project);

function isDeclared(tree: ts.SourceFile, name: string, project: Project): boolean {
  const source = project.sourceOf(tree);
  if (source === undefined) return false;
  const module = project.module(source);
  const imported = module.imports.get(name);
  if (imported !== undefined) return project.locate(imported.specifier, module) !== undefined;
  return tree.statements.some(
    (statement) =>
      (ts.isFunctionDeclaration(statement) && statement.body !== undefined && statement.name?.text === name) ||
      (ts.isVariableStatement(statement) &&
        statement.declarationList.declarations.some((one) => ts.isIdentifier(one.name) && one.name.text === name)),
  );
}

/** Where a name comes from, be it made by a call: `const http = createHttp()`. */
function packageOf(call: ts.Node, root: string, project: Project): string | undefined {
  const tree = call.getSourceFile();
  const source = project.sourceOf(tree);
  if (source === undefined) return undefined;
  const module = project.module(source);
  const made = tree.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => ts.isIdentifier(name) && name.text === root)?.initializer;
  const maker =
    made !== undefined && (ts.isCallExpression(made) || ts.isNewExpression(made)) ? calleeOf(made).root : root;
  const imported = module.imports.get(maker);
  return imported === undefined || project.locate(imported.specifier, module) !== undefined
    ? undefined
    : imported.specifier;
}
