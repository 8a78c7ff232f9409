/** Types and values of the language: their methods send nothing, whatever they are called. */

import { bare, ts } from "../project/syntax.js";

const BUILT_IN: ReadonlySet<string> = new Set([
  "Array",
  "ReadonlyArray",
  "Map",
  "ReadonlyMap",
  "WeakMap",
  "Set",
  "ReadonlySet",
  "WeakSet",
  "Date",
  "RegExp",
  "Promise",
  "URL",
  "URLSearchParams",
  "Headers",
  "FormData",
  "Error",
  "Uint8Array",
  "Buffer",
  "Intl",
  "AbortController",
  "Proxy",
  "Blob",
  "File",
  "TextEncoder",
  "TextDecoder",
]);

export function isBuiltInType(type: ts.TypeNode): boolean {
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
    case ts.SyntaxKind.NumberKeyword:
    case ts.SyntaxKind.BooleanKeyword:
    case ts.SyntaxKind.BigIntKeyword:
    case ts.SyntaxKind.SymbolKeyword:
    case ts.SyntaxKind.ArrayType:
    case ts.SyntaxKind.TupleType:
    case ts.SyntaxKind.LiteralType:
    case ts.SyntaxKind.TemplateLiteralType:
      return true;
    default:
      break;
  }
  if (ts.isUnionTypeNode(type)) return type.types.every((each) => isBuiltInType(each) || isNothingType(each));
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && BUILT_IN.has(type.typeName.text);
}

const isNothingType = (type: ts.TypeNode): boolean =>
  type.kind === ts.SyntaxKind.UndefinedKeyword || type.kind === ts.SyntaxKind.NullKeyword;

export function isBuiltInValue(given: ts.Expression): boolean {
  const value = bare(given);
  return (
    ts.isStringLiteralLike(value) ||
    ts.isTemplateExpression(value) ||
    ts.isNumericLiteral(value) ||
    ts.isArrayLiteralExpression(value) ||
    ts.isRegularExpressionLiteral(value) ||
    (ts.isNewExpression(value) && ts.isIdentifier(value.expression) && BUILT_IN.has(value.expression.text))
  );
}

/** Globals whose methods are the language's own. */
export const BUILT_IN_GLOBALS: ReadonlySet<string> = new Set([
  "console",
  "Object",
  "Array",
  "JSON",
  "Math",
  "Number",
  "String",
  "Boolean",
  "Promise",
  "Reflect",
  "Symbol",
  "Date",
  "Intl",
  "localStorage",
  "sessionStorage",
  "performance",
  "crypto",
  "Buffer",
  "process",
]);
