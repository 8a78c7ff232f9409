/**
 * A request that failed and is made once more: `catch (error) { … return http(error.config) }`. It is the same request,
 * and whoever made it is seen by itself.
 */
import type { Value } from "../../domain/value.js";
import { textOf, ts } from "../../project/syntax.js";

/** What the options of the request that failed are called on its error, and on an answer. */
const OPTIONS = "config";

/** The address is that of the options which an error or an answer of the client carries. */
export function isRepetition(url: Value): boolean {
  if (url.kind !== "unknown") return false;
  const { names, node } = url.hole;
  return names[1] === OPTIONS && node !== undefined && ts.isIdentifier(node) && isErrorOrAnswer(node);
}

/** Handed to an interceptor of answers or to `catch`, or asked for the `response` that an error has. */
function isErrorOrAnswer(name: ts.Identifier): boolean {
  const declaration = name.parent;
  if (ts.isVariableDeclaration(declaration) && ts.isCatchClause(declaration.parent)) return true;
  if (!ts.isParameter(declaration)) return false;
  const around = declaration.parent;
  const taker = ts.isCallExpression(around.parent) ? around.parent.expression : undefined;
  if (taker !== undefined && /\binterceptors\.response\.use$|\.catch$/.test(textOf(taker))) return true;
  return new RegExp(`(?<![\\w$.])${name.text.replaceAll("$", "\\$")}\\??\\.response\\b`).test(textOf(around));
}
