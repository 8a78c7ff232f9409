import { kindOfHost } from "../account/ownership/hosts.js";
import { nameTest } from "../account/ownership/names.js";
import type { ApiSurface, Certainty, InterfaceUse } from "../call.js";
import type { SourceText } from "../calls/analysis.js";
import { placeOf, syntaxOf, ts } from "../project/syntax.js";
import { signatureTest } from "./signatures.js";
import { constantsOf, stringText } from "./strings.js";

interface InterfaceRequest {
  readonly source: SourceText;
  readonly surface: ApiSurface;
  /** the file speaks of the API otherwise: by name, host or path */
  readonly fileNamesApi: boolean;
  readonly load: (specifier: string, from: string) => SourceText | undefined;
}

/** Uses of the API's interfaces that are no REST endpoints: Kubernetes objects, metric names, token addresses. */
export function interfaceUses(request: InterfaceRequest): readonly InterfaceUse[] {
  const { source, surface } = request;
  const tests = surface.signatures.map(signatureTest);
  const constants = constantsOf(source, (specifier) => request.load(specifier, source.path));
  const namesApi = nameTest(surface.names);
  const uses: InterfaceUse[] = [];

  const record = (node: ts.Node, signature: string, hit: string, named: readonly string[]): void => {
    const certainty = certaintyOf(hit, namesApi, request);
    const text = [...new Set(named)].join(" ");
    if (certainty !== "not-ours") uses.push({ ...placeOf(node), signature, certainty, text });
  };

  const visit = (node: ts.Node): void => {
    if (isSilent(node)) return;
    const values = stringsOfGroup(node, constants);
    if (values !== undefined) {
      for (const test of tests) {
        const named = test.inValues(values);
        if (named !== undefined) record(node, test.id, values.join(" "), [...named, ...test.wordsIn(values)]);
      }
    }
    if (isWholeString(node)) {
      const text = stringText(node, constants);
      const siblings = ts.isPropertyAssignment(node.parent) ? stringsOfGroup(node.parent.parent, constants) : undefined;
      for (const test of text === undefined ? [] : tests) {
        const named = test.inText(text ?? "");
        if (named !== undefined) record(node, test.id, text ?? "", [named, ...test.wordsIn(siblings ?? [text ?? ""])]);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(source));
  return withoutRepeats(uses);
}

/** A literal, or the outermost of a sum of strings: its parts are read with it. */
function isWholeString(node: ts.Node): node is ts.Expression {
  const isSum = (one: ts.Node): boolean =>
    ts.isBinaryExpression(one) && one.operatorToken.kind === ts.SyntaxKind.PlusToken;
  if (!(ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isSum(node))) return false;
  const { parent } = node;
  if (isSum(parent) || (ts.isTemplateSpan(parent) && parent.expression === node)) return false;
  return !(
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) &&
    parent.name === node
  );
}

/** Values of `{ group: "run.ai", version: "v1" }`, arguments of `create("run.ai", "v1", …)`. */
function stringsOfGroup(node: ts.Node, constants: (name: string) => string | undefined): readonly string[] | undefined {
  const parts = ts.isObjectLiteralExpression(node)
    ? node.properties.flatMap((property) =>
        ts.isPropertyAssignment(property)
          ? [property.initializer]
          : ts.isShorthandPropertyAssignment(property)
            ? [property.name]
            : [],
      )
    : ts.isCallExpression(node) || ts.isNewExpression(node)
      ? [...(node.arguments ?? [])]
      : undefined;
  return parts?.flatMap((part) => stringText(part, constants) ?? []);
}

/** Types, import paths, regular expressions and messages to people are no use of an interface. */
function isSilent(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isRegularExpressionLiteral(node))
    return true;
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText());
  if (!ts.isCallExpression(node)) return false;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require") return true;
  return /^(?:console|(?:\w+\.)*_?(?:log|logger))\.\w+$/i.test(node.expression.getText());
}

function certaintyOf(
  text: string,
  namesApi: (text: string) => boolean,
  { surface, fileNamesApi }: InterfaceRequest,
): Certainty | "not-ours" {
  const host = /^[a-z]+:\/\/([^/?#]+)/i.exec(text)?.[1];
  const kind = host === undefined ? "neutral" : kindOfHost(host, surface);
  if (kind === "foreign") return "not-ours";
  if (kind === "ours" || namesApi(text)) return "certain";
  return fileNamesApi && kind === "neutral" ? "likely" : "possible";
}

/** An object whose value also matches by itself is one use. */
function withoutRepeats(uses: readonly InterfaceUse[]): readonly InterfaceUse[] {
  const inside = (a: InterfaceUse, b: InterfaceUse): boolean =>
    (a.line > b.line || (a.line === b.line && a.column >= b.column)) &&
    (a.endLine < b.endLine || (a.endLine === b.endLine && a.endColumn <= b.endColumn));
  return uses.filter(
    (use) =>
      !uses.some(
        (other) => other !== use && other.signature === use.signature && inside(other, use) && !inside(use, other),
      ),
  );
}
