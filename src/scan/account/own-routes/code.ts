/** Routes that code defines: `app.get("/users", handler)`, `fastify.route({ … })`, `@Controller("users") @Get(":id")`. */
import type { SourceText } from "../../calls/analysis.js";
import { constantsOf, stringText } from "../../interfaces/strings.js";
import { bare, syntaxOf, ts } from "../../project/syntax.js";
import type { OwnRoute } from "./index.js";

const VERBS: ReadonlyMap<string, string | undefined> = new Map([
  ["get", "GET"],
  ["put", "PUT"],
  ["post", "POST"],
  ["delete", "DELETE"],
  ["del", "DELETE"],
  ["patch", "PATCH"],
  ["head", "HEAD"],
  ["options", "OPTIONS"],
  ["all", undefined],
]);

/** Of a file that imports a server framework. */
export function routesInCode(source: SourceText): readonly OwnRoute[] {
  const constants = constantsOf(source, () => undefined);
  const routes: OwnRoute[] = [];
  const add = (method: string | undefined, written: string | undefined): void => {
    if (written?.startsWith("/") === true || written === "")
      routes.push({ method, path: withHoles(written), file: source.path });
  };
  const visit = (node: ts.Node, controller: string): void => {
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const callee = bare(node.expression);
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
      const text = first === undefined ? undefined : stringText(first, constants);
      if (name !== undefined && VERBS.has(name) && node.arguments.length > 1 && handles(node))
        add(VERBS.get(name), text);
      if (name === "route" && first !== undefined && ts.isObjectLiteralExpression(first)) {
        const url = textOf(first, ["url", "path"], constants);
        add(textOf(first, ["method"], constants)?.toUpperCase(), url);
      }
      // `router.route("/users").get(list)`
      if (name !== undefined && VERBS.has(name) && ts.isPropertyAccessExpression(callee)) {
        const before = bare(callee.expression);
        if (ts.isCallExpression(before) && before.expression.getText().endsWith(".route") && before.arguments[0])
          add(VERBS.get(name), stringText(before.arguments[0], constants));
      }
    }
    if (ts.isClassDeclaration(node)) {
      const prefix = decorated(node, /^Controller$/, constants)?.text ?? "";
      ts.forEachChild(node, (child) => visit(child, prefix));
      return;
    }
    if (ts.isMethodDeclaration(node)) {
      const verb = decorated(node, /^(?:Get|Put|Post|Delete|Patch|Head|Options|All)$/, constants);
      if (verb !== undefined)
        add(VERBS.get(verb.name.toLowerCase()), `/${controller}/${verb.text}`.replace(/\/+/g, "/"));
    }
    ts.forEachChild(node, (child) => visit(child, controller));
  };
  visit(syntaxOf(source), "");
  return routes;
}

const ROUTER = /(?:^|\.)(?:app|server|fastify|hono|r|\w*(?:app|router|server|routes))$/i;

/** What is asked of a server has no function to answer with. */
function handles(call: ts.CallExpression): boolean {
  const callee = bare(call.expression);
  const isRouter = ts.isPropertyAccessExpression(callee) && ROUTER.test(callee.expression.getText());
  return call.arguments.slice(1).some((given) => {
    const node = bare(given);
    return (
      ts.isArrowFunction(node) || ts.isFunctionExpression(node) || (isRouter && !ts.isObjectLiteralExpression(node))
    );
  });
}

function textOf(
  object: ts.ObjectLiteralExpression,
  keys: readonly string[],
  constants: Parameters<typeof stringText>[1],
): string | undefined {
  for (const property of object.properties)
    if (ts.isPropertyAssignment(property) && keys.includes(property.name.getText()))
      return stringText(property.initializer, constants);
  return undefined;
}

function decorated(
  node: ts.ClassDeclaration | ts.MethodDeclaration,
  wanted: RegExp,
  constants: Parameters<typeof stringText>[1],
): { readonly name: string; readonly text: string } | undefined {
  for (const { expression } of ts.getDecorators(node) ?? []) {
    if (!ts.isCallExpression(expression) || !wanted.test(expression.expression.getText())) continue;
    const [first] = expression.arguments;
    return { name: expression.expression.getText(), text: (first && stringText(first, constants)) ?? "" };
  }
  return undefined;
}

const withHoles = (path: string): string =>
  path.replace(/:\w+(?:\([^)]*\))?\??|\{[^}]*\}/g, "{}").replace(/\/\*.*$/, "/{}");
